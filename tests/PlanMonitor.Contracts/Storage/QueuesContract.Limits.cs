using System.Diagnostics;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>Bodies, names and spans.</summary>
public abstract partial class QueuesContract
{
    public static TheoryData<string> OddBodies =>
    [
        " ", "\t\r\n", "a\0b", "\u0001\u001F\u007F\u0085", "<xml>&amp;]]></xml>", "{\"plan\":\"辽阳\"}", "𠮷 😀", "\uFFFD\uFFFF\uFEFF", "'; DROP TABLE messages; --", "YWJj", "%41",
        new string('x', QueueRules.BodyBytes), new string('矿', QueueRules.BodyBytes / 3),
    ];

    public static TheoryData<string> ForbiddenBodies => ["", new string('x', QueueRules.BodyBytes + 1), new string('矿', (QueueRules.BodyBytes / 3) + 1), "a\uD842", "\uDFB7"];

    [Theory]
    [MemberData(nameof(OddBodies))]
    public async Task A_body_comes_back_to_the_character(string body)
    {
        await Send(body);
        Assert.Equal(body, Assert.Single(await Receive(Long)).Body);
    }

    [Theory]
    [MemberData(nameof(ForbiddenBodies))]
    public async Task A_body_that_breaks_the_rule_is_an_argument_exception(string body)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Send(body));
        Assert.Equal(0, await Queues.CountAsync(Queue, Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Queue")]
    [InlineData("a_b")]
    [InlineData("a--b")]
    [InlineData("-ab")]
    [InlineData("队列队列")]
    public async Task A_queue_name_that_breaks_the_rule_is_an_argument_exception(string queue)
    {
        var message = new QueueMessage("1", "a", 1, "1");
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.SendAsync(queue, "a", TimeSpan.Zero, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.ReceiveAsync(queue, 1, Long, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.DeleteAsync(queue, message, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.HideAsync(queue, message, Long, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.CountAsync(queue, Cancel));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(33)]
    public async Task A_delivery_has_1_to_32_messages(int most) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Receive(Long, most));

    [Fact]
    public async Task Spans_end_at_seven_days()
    {
        var tooLong = TimeSpan.FromDays(7) + Short;
        await Send("a");
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Send("b", -Short));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Send("b", tooLong));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Receive(TimeSpan.Zero));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Receive(tooLong));
        var message = Assert.Single(await Receive(TimeSpan.FromDays(7)));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.HideAsync(Queue, message, -Short, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Queues.HideAsync(Queue, message, tooLong, Cancel));
        Assert.True(await Queues.DeleteAsync(Queue, message, Cancel));
        await Send("c", TimeSpan.FromDays(7));
        Assert.Equal(1, await Queues.CountAsync(Queue, Cancel));
    }

    [Fact]
    public async Task A_part_of_a_second_counts_as_one()
    {
        await Send("a");
        TimeSpan taken;
        do
        {
            // A look counts that came within the second: a store may have a clock of its own, and a machine may stand still.
            var started = Stopwatch.GetTimestamp();
            Assert.Single(await Receive(TimeSpan.FromTicks(1)));
            var hidden = (await Receive(TimeSpan.FromSeconds(1))).Count == 0;
            taken = Stopwatch.GetElapsedTime(started);
            Assert.True(hidden || taken >= TimeSpan.FromSeconds(1));
            await PassTime(Short);
        }
        while (taken >= TimeSpan.FromSeconds(1));
        Assert.Single(await Receive(Long));
    }
}
