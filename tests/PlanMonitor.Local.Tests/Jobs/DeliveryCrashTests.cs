using PlanMonitor.Core.Audit;
using PlanMonitor.Services;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Queues;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Cut off at every write between the check and the record of the delivery, nothing is lost.</summary>
public sealed class DeliveryCrashTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_off_anywhere_every_change_is_told_in_its_order(bool afterwards)
    {
        var points = 0;
        while (await CutOffAsync(points + 1, afterwards))
        {
            points++;
        }
        // The outbox rows, the deliveries' rows, the messages, what the worker takes and deletes.
        Assert.InRange(points, 20, 100);
    }

    [Fact]
    public async Task A_delivery_whose_message_is_lost_is_asked_for_again_by_the_timer()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        await host.CheckAsync("22");
        var lost = Assert.Single(await host.Host.Storage.Queues.ReceiveAsync("deliveries", 32, TimeSpan.FromMinutes(1), Cancel));
        Assert.True(await host.Host.Storage.Queues.DeleteAsync("deliveries", lost, Cancel));
        for (var minute = 0; minute < 15; minute += 5)
        {
            await host.Deliveries.DeliveryTickAsync(Cancel);
            Assert.Equal(0, await host.SendAfterAsync(TimeSpan.FromMinutes(5)));
        }
        host.Host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Deliveries.DeliveryTickAsync(Cancel);
        await host.Deliveries.DeliveryTickAsync(Cancel);
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["opened"], host.Told);
    }

    [Fact]
    public async Task A_message_that_came_twice_is_sent_once()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        host.Receiver.Answers(500);
        await host.CheckAsync("22");
        var delivery = Assert.Single(await host.AllAsync());
        await host.Deliveries.Job.SendAsync(delivery, TimeSpan.Zero, Cancel);
        Assert.Equal(2, await host.SendAsync());
        Assert.Single(host.Receiver.Received);
        await host.SendAfterAsync(TimeSpan.FromSeconds(6));
        Assert.Equal((2, 0), (host.Receiver.Received.Count, await host.Host.Storage.Queues.CountAsync("deliveries", Cancel)));
    }

    [Fact]
    public async Task Two_pumps_and_four_workers_at_once_send_each_message_once()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.Host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights([.. Enumerable.Range(1, 60).Select(mine => (mine, "有效", (double?)null))]));
        await host.Host.CheckAsync("dandong", 2024);
        var changes = (await host.Host.OutboxAsync("dandong")).Count;
        Assert.InRange(changes, 60, 70);
        await host.SubscribeAsync();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => host.Deliveries.Pump.RunAsync(Cancel))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(host.SendAsync)));
        Assert.Equal(changes, host.Receiver.Received.Select(got => got.Id).Distinct().Count());
        Assert.Equal(changes, host.Receiver.Received.Count);
        Assert.All(await host.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task A_cut_beside_a_transaction_of_a_thousand_rows_leaves_all_of_its_alerts_or_none()
    {
        var mines = Uploads.Rights([.. Enumerable.Range(1, 300).Select(mine => (mine, "有效", (double?)null))]);
        var (cuts, left, whole) = (0, new HashSet<int>(), new HashSet<int>());
        foreach (var afterwards in new[] { false, true })
        {
            for (var writes = 1; await CutAsync(writes, afterwards); writes++)
            {
                cuts++;
            }
        }
        Assert.InRange(cuts, 4, 100);
        // All alerts of a check are one transaction here, not chunks of a hundred rows.
        Assert.Equal([0, Assert.Single(whole)], left.Order());
        Assert.InRange(whole.Single(), 300, 330);

        async Task<bool> CutAsync(int writes, bool afterwards)
        {
            var point = new CrashPoint();
            await using var host = await JobHost.OpenAsync(point.Around, point.Around);
            Assert.Equal(4_000, host.Tables.MostRows);
            await host.TakeAsync("rights/dandong/-/-/r.csv", mines);
            point.Set(writes, afterwards);
            try
            {
                await host.CheckAsync("dandong", 2024);
            }
            catch (IOException) when (point.Reached)
            {
                // The process is gone.
            }
            var again = new Backend(new(host.Storage.Tables, host.Storage.Blobs, host.Storage.Queues, host.Storage.Secrets), host.Time, "tester", DeliveryHost.Loopback, CountedRules.All);
            if (point.Reached)
            {
                left.Add((await again.Ledger.AlertsAsync("dandong", Cancel)).Count);
                await again.Checks.RunAsync(again.Shelf.Library.Find("dandong", 2024, new(2025, 3, 31))!, 2024, new(2025, 3, 31), "tester", Cancel);
            }
            whole.Add((await again.Ledger.AlertsAsync("dandong", Cancel)).Count);
            return point.Reached;
        }
    }

    /// <summary>Runs until the n-th write, then what a restarted host does; false where the run was over before.</summary>
    private static async Task<bool> CutOffAsync(int writes, bool afterwards)
    {
        var point = new CrashPoint();
        await using var host = await DeliveryHost.OpenAsync(point.Around, point.Around);
        await host.SubscribeAsync();
        await host.Host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "22")));
        point.Set(writes, afterwards);
        try
        {
            await host.Host.CheckAsync("dandong", 2024);
            await host.CheckAsync("3");
            // The worker runs into the cut on its own calls, or the job does and the worker on the next.
            await new QueueWorker(host.Host.Queues).RunWaitingAsync(host.Deliveries.Job.Job, (_, _) => { }, Cancel);
        }
        catch (IOException) when (point.Reached)
        {
            // The process is gone.
        }
        var again = new Backend(new(host.Host.Storage.Tables, host.Host.Storage.Blobs, host.Host.Storage.Queues, host.Host.Storage.Secrets), host.Host.Time, "tester", DeliveryHost.Loopback, CountedRules.All);
        foreach (var output in new[] { "22", "3" })
        {
            // A check that was cut off is asked for again; one that had come to its end changes nothing.
            if (output == "22" && (await again.Ledger.AlertsAsync("dandong", Cancel)).Count > 0)
            {
                continue;
            }
            if (output == "3")
            {
                await host.Host.PutAsync("reports/dandong/2024/-/a.csv", System.Text.Encoding.UTF8.GetBytes(Uploads.Reports((1, "3"))));
                await again.Ingest.RunAsync("reports/dandong/2024/-/a.csv", "tester", null, Cancel);
            }
            await again.Checks.RunAsync(again.Shelf.Library.Find("dandong", 2024, new(2025, 3, 31))!, 2024, new(2025, 3, 31), "tester", Cancel);
        }
        for (var tick = 0; tick < 6; tick++)
        {
            await again.Deliveries.DeliveryTickAsync(Cancel);
            await new QueueWorker(host.Host.Storage.Queues).RunWaitingAsync(again.Deliveries.Job.Job, (body, fault) => Assert.Fail($"write {writes}: {body}: {fault}"), Cancel);
            host.Host.Time.Advance(TimeSpan.FromMinutes(5));
        }
        var links = (await again.Ledger.EntriesAsync("dandong", Cancel).ToListAsync(Cancel)).Where(link => link.What == "alert").Select(link => link.Change).ToList();
        Assert.Equal(["opened", "closed"], links);
        // At least once, under one id each, and in the order of the chain.
        Assert.Equal(links, host.Told.Distinct());
        Assert.Equal(host.Told.OrderBy(links.IndexOf), host.Told);
        Assert.Equal(2, host.Receiver.Received.Select(got => got.Id).Distinct().Count());
        Assert.InRange(host.Receiver.Received.Count, 2, 3);
        Assert.All(await again.Deliveries.Store.AllAsync(Cancel).ToListAsync(Cancel), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
        Assert.Empty(await again.Ledger.OutboxAsync("dandong", Cancel).ToListAsync(Cancel));
        Assert.Equal((0, 0), (await host.Host.Storage.Queues.CountAsync("deliveries", Cancel), await host.Host.Storage.Queues.CountAsync("deliveries-poison", Cancel)));
        Assert.Null(AuditChain.Verify(await again.Ledger.EntriesAsync("dandong", Cancel).ToListAsync(Cancel), await again.Ledger.HeadAsync("dandong", Cancel)));
        return point.Reached;
    }
}
