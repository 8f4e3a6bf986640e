using System.Collections.Concurrent;
using System.Security.Cryptography;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>What every adapter of <see cref="IQueues"/> does. Each test works in a queue of its own, so that a store may be shared.</summary>
public abstract partial class QueuesContract : IAsyncLifetime
{
    protected static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    protected static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    /// <summary>The adapter under test.</summary>
    protected IQueues Queues { get; private set; } = null!;

    /// <summary>A name that no other test uses.</summary>
    protected string Queue { get; } = "q-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Queues = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the adapter.</summary>
    protected abstract ValueTask<IQueues> OpenAsync();

    /// <summary>Lets at least that much time pass for the store: on a clock of its own, or by waiting.</summary>
    protected abstract Task PassTime(TimeSpan span);

    protected Task Send(string body, TimeSpan delay = default) => Queues.SendAsync(Queue, body, delay, Cancel);

    protected Task<IReadOnlyList<QueueMessage>> Receive(TimeSpan hideFor, int most = 32) => Queues.ReceiveAsync(Queue, most, hideFor, Cancel);

    [Fact]
    public async Task A_queue_that_was_never_written_to_is_empty()
    {
        Assert.Empty(await Receive(Long));
        Assert.Equal(0, await Queues.CountAsync(Queue, Cancel));
        var foreign = new QueueMessage("1", "body", 1, "1");
        Assert.False(await Queues.DeleteAsync(Queue, foreign, Cancel));
        Assert.Null(await Queues.HideAsync(Queue, foreign, Long, Cancel));
    }

    [Fact]
    public async Task A_message_is_received_once_while_it_is_hidden_and_deleted()
    {
        await Send("辽阳");
        var message = Assert.Single(await Receive(Long));
        Assert.Equal(("辽阳", 1), (message.Body, message.DequeueCount));
        Assert.Empty(await Receive(Long));
        Assert.Equal(1, await Queues.CountAsync(Queue, Cancel));
        Assert.True(await Queues.DeleteAsync(Queue, message, Cancel));
        Assert.False(await Queues.DeleteAsync(Queue, message, Cancel));
        Assert.Null(await Queues.HideAsync(Queue, message, Long, Cancel));
        Assert.Equal(0, await Queues.CountAsync(Queue, Cancel));
    }

    [Fact]
    public async Task A_message_comes_again_after_its_time_and_counts_its_deliveries()
    {
        await Send("a");
        var receipts = new HashSet<string>();
        string? id = null;
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var message = Assert.Single(await Receive(Long));
            Assert.Equal(("a", delivery), (message.Body, message.DequeueCount));
            Assert.Equal(id ??= message.Id, message.Id);
            Assert.True(receipts.Add(message.Receipt));
            Assert.Empty(await Receive(Long));
            // Short from here on: on a store with a clock of its own a slow machine may need longer than that for the look above.
            await Queues.HideAsync(Queue, message, Short, Cancel);
            await PassTime(Short);
        }
    }

    [Fact]
    public async Task A_stale_receipt_does_nothing()
    {
        await Send("a");
        var first = Assert.Single(await Receive(Short));
        await PassTime(Short);
        var second = Assert.Single(await Receive(Long));
        Assert.False(await Queues.DeleteAsync(Queue, first, Cancel));
        Assert.Null(await Queues.HideAsync(Queue, first, Short, Cancel));
        Assert.Equal(1, await Queues.CountAsync(Queue, Cancel));
        Assert.True(await Queues.DeleteAsync(Queue, second, Cancel));
    }

    [Fact]
    public async Task The_newest_receipt_serves_after_its_time()
    {
        await Send("a");
        var message = Assert.Single(await Receive(Short));
        await PassTime(Short);
        Assert.True(await Queues.DeleteAsync(Queue, message, Cancel));
        Assert.Empty(await Receive(Long));
    }

    [Fact]
    public async Task A_message_is_hidden_for_longer()
    {
        await Send("a");
        var first = Assert.Single(await Receive(Short));
        var second = (await Queues.HideAsync(Queue, first, Long, Cancel))!;
        Assert.Equal(first with { Receipt = second.Receipt }, second);
        Assert.NotEqual(first.Receipt, second.Receipt);
        await PassTime(Short);
        Assert.Empty(await Receive(Long));
        Assert.False(await Queues.DeleteAsync(Queue, first, Cancel));
        Assert.True(await Queues.DeleteAsync(Queue, second, Cancel));
    }

    [Fact]
    public async Task A_message_is_given_back_at_once()
    {
        await Send("a");
        var first = Assert.Single(await Receive(Long));
        Assert.NotNull(await Queues.HideAsync(Queue, first, TimeSpan.Zero, Cancel));
        var second = Assert.Single(await Receive(Long));
        Assert.Equal((first.Id, 2), (second.Id, second.DequeueCount));
        Assert.False(await Queues.DeleteAsync(Queue, first, Cancel));
    }

    [Fact]
    public async Task A_delayed_message_waits()
    {
        await Send("much later", Long);
        await Send("now");
        Assert.Equal("now", Assert.Single(await Receive(Long)).Body);
        await Send("late", Short);
        Assert.Equal(3, await Queues.CountAsync(Queue, Cancel));
        await PassTime(Short);
        var late = Assert.Single(await Receive(Long));
        Assert.Equal(("late", 1), (late.Body, late.DequeueCount));
    }

    [Fact]
    public async Task At_most_as_many_come_as_were_asked_for()
    {
        for (var i = 0; i < 40; i++)
        {
            await Send(i.ToString());
        }
        var bodies = new List<string>();
        foreach (var (asked, got) in new[] { (1, 1), (5, 5), (32, 32), (32, 2), (32, 0) })
        {
            var messages = await Receive(Long, asked);
            Assert.Equal(got, messages.Count);
            bodies.AddRange(messages.Select(message => message.Body));
        }
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i.ToString()).Order(), bodies.Order());
        Assert.Equal(40, await Queues.CountAsync(Queue, Cancel));
    }

    [Fact]
    public async Task Queues_are_apart()
    {
        await Send("a");
        Assert.Empty(await Queues.ReceiveAsync(Queue + "-x", 32, Long, Cancel));
        var message = Assert.Single(await Receive(Long));
        Assert.False(await Queues.DeleteAsync(Queue + "-x", message, Cancel));
        Assert.Equal(1, await Queues.CountAsync(Queue, Cancel));
    }

    [Fact]
    public async Task Many_consumers_share_the_messages()
    {
        const int Messages = 120;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            for (var i = sender; i < Messages; i += 4)
            {
                await Send(i.ToString());
            }
        })));
        var deliveries = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(consumer => Task.Run(async () =>
        {
            while (await Receive(Long, 1 + consumer) is { Count: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    Assert.Equal(1, message.DequeueCount);
                    deliveries.Add(message.Body);
                    Assert.True(await Queues.DeleteAsync(Queue, message, Cancel));
                }
            }
        })));
        Assert.Equal(Enumerable.Range(0, Messages).Select(i => i.ToString()).Order(), deliveries.Order());
        Assert.Equal(0, await Queues.CountAsync(Queue, Cancel));
    }
}
