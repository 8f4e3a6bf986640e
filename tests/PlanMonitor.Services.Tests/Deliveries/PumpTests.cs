using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Tests.Deliveries.Simulation;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>The pump beside others who act at the same time, and messages that the queue has lost.</summary>
public sealed class PumpTests
{
    private readonly Meanwhile meanwhile = new();
    private readonly Inbox inbox;
    private readonly DeliveryWorld world;

    public PumpTests()
    {
        // 20:00 in China.
        world = new((request, cancel) => inbox!.SendAsync(request, cancel), tables => meanwhile.Around(tables));
        inbox = new(world.Time.GetUtcNow);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_subscribes_before_an_alert_is_raised_is_told_of_it_by_a_pump_that_began_before_both()
    {
        await world.SubscribeAsync(DeliveryWorld.Generic("early"));
        await world.ChangeAsync("dandong", ("a000001", "opened", "M"));
        meanwhile.Before = async () =>
        {
            await world.SubscribeAsync(DeliveryWorld.Generic("late"));
            await world.ChangeAsync("dandong", ("a000002", "opened", "M"));
        };
        await world.Jobs.Pump.RunAsync(Cancel);
        await world.SendAsync();
        Assert.Contains(inbox.All, taken => taken.Url.StartsWith("https://late", StringComparison.Ordinal) && Inbox.Alerts(taken) is ["a000002"]);
        Assert.Equal(["a000001", "a000002"], inbox.All.Where(taken => taken.Url.StartsWith("https://early", StringComparison.Ordinal)).SelectMany(Inbox.Alerts));
        Assert.Empty(await world.Ledger.OutboxAsync("dandong", Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task When_the_last_subscription_goes_while_the_pump_runs_the_outbox_waits_for_the_next()
    {
        var only = await world.SubscribeAsync(DeliveryWorld.Generic("only"));
        await world.ChangeAsync("dandong", ("a000001", "opened", "M"));
        meanwhile.Before = () => world.Jobs.Subscriptions.RemoveAsync(only.Id, "tester", Cancel);
        Assert.Equal(0, await world.Jobs.Pump.RunAsync(Cancel));
        Assert.Single(await world.Ledger.OutboxAsync("dandong", Cancel).ToListAsync(Cancel));
        await world.SubscribeAsync(DeliveryWorld.Generic("next"));
        Assert.Equal(1, await world.Jobs.Pump.RunAsync(Cancel));
        await world.SendAsync();
        Assert.Equal(["a000001"], inbox.All.SelectMany(Inbox.Alerts));
    }

    [Fact]
    public async Task A_message_that_is_lost_is_asked_for_again_although_the_queue_holds_rounds_of_others()
    {
        await world.SubscribeAsync(DeliveryWorld.Generic("g"));
        await world.SubscribeAsync(DeliveryWorld.Robot("r") with { Digest = DigestTimes.Parse("14:00") });
        await world.ChangeAsync("dandong", ("a000001", "opened", "M"));
        await world.Jobs.Pump.RunAsync(Cancel);
        var lost = Assert.Single(await world.Queues.ReceiveAsync(DeliveryJob.Queue, 32, TimeSpan.FromMinutes(1), Cancel));
        Assert.True(await world.Queues.DeleteAsync(DeliveryJob.Queue, lost, Cancel));
        await world.RunUntilAsync(world.Time.GetUtcNow().AddHours(6));
        await world.Jobs.DeliveryTickAsync(Cancel);
        Assert.Equal(0, await world.SendAsync());
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.Jobs.DeliveryTickAsync(Cancel);
        // Once, however often the timer comes.
        await world.Jobs.DeliveryTickAsync(Cancel);
        Assert.Equal(1, await world.SendAsync());
        Assert.Equal(["a000001"], inbox.All.SelectMany(Inbox.Alerts));
    }

    /// <summary>Does something just before an outbox is read, once.</summary>
    private sealed class Meanwhile
    {
        public Func<Task>? Before { get; set; }

        public ITables Around(ITables tables) => new Tables(tables, this);

        private sealed class Tables(ITables tables, Meanwhile meanwhile) : ITables
        {
            public int MostRows => tables.MostRows;

            public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel) => tables.GetAsync(table, partition, key, cancel);

            public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) => tables.WriteAsync(table, partition, writes, cancel);

            public async IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
            {
                if (meanwhile.Before is { } before && partition == "dandong" && from == "outbox|")
                {
                    meanwhile.Before = null;
                    await before();
                }
                await foreach (var row in tables.QueryAsync(table, partition, from, to, cancel))
                {
                    yield return row;
                }
            }

            public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);
        }
    }
}
