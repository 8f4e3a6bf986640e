using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Queues;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>From a check to the receivers, in order, until it is taken or given up.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_that_raises_an_alert_sends_it_once_signed()
    {
        await using var host = await DeliveryHost.OpenAsync();
        var (subscription, secret) = await host.SubscribeAsync();
        await host.CheckAsync("22");
        Assert.Empty(await host.Host.OutboxAsync("dandong"));
        Assert.Equal(1, await host.SendAsync());
        var got = Assert.Single(host.Receiver.Received);
        Assert.Equal(("/hook", "application/cloudevents+json; charset=utf-8"), (got.Path, got.ContentType));
        Assert.Equal(StandardWebhooks.Sign(secret, got.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(got.Timestamp)), got.Body), got.Signature);
        var alert = Assert.Single(await host.Host.AlertsAsync("dandong"));
        var sent = JsonDocument.Parse(got.Body).RootElement;
        Assert.Equal(
            ("cn.planmonitor.alert.opened", alert.Id, alert.Message.Zh, alert.Message.En),
            (sent.GetProperty("type").GetString(), sent.GetProperty("subject").GetString(), sent.GetProperty("data").GetProperty("text").GetString(), sent.GetProperty("data").GetProperty("alert").GetProperty("message").GetProperty("en").GetString()));
        var delivery = Assert.Single(await host.AllAsync());
        Assert.Equal((got.Id, subscription.Id, DeliveryState.Delivered, 204), (delivery.Id, delivery.Subscription, delivery.State, Assert.Single(delivery.Attempts).Status));
        // Everything again changes nothing.
        await host.Host.CheckAsync("dandong", 2024);
        await host.Deliveries.DeliveryTickAsync(Cancel);
        Assert.Equal(0, await host.SendAfterAsync(TimeSpan.FromDays(1)));
        Assert.Single(host.Receiver.Received);
    }

    [Fact]
    public async Task A_full_message_holds_the_finding_and_a_thin_one_does_not()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        await host.Deliveries.Subscriptions.AddAsync(new("generic", host.Receiver.Url, Severity.L, null, false, "zh-CN") { IsFull = true }, null, "tester", Cancel);
        await host.CheckAsync("22");
        Assert.Equal(2, await host.SendAsync());
        var data = host.Receiver.Received.Select(got => JsonDocument.Parse(got.Body).RootElement.GetProperty("data")).OrderBy(each => each.EnumerateObject().Count()).ToList();
        Assert.False(data[0].TryGetProperty("finding", out _));
        var alert = Assert.Single(await host.Host.AlertsAsync("dandong"));
        var (finding, stored) = (data[1].GetProperty("finding"), (await host.Host.Findings.FindAsync("dandong", 2024, alert.Finding, Cancel))!);
        Assert.Equal((alert.Finding, stored.Ratio, stored.Citations.Count, stored.Evidence.Count), (finding.GetProperty("id").GetString(), finding.GetProperty("ratio").GetDecimal(), finding.GetProperty("citations").GetArrayLength(), data[1].GetProperty("evidenceTotal").GetInt32()));
    }

    [Fact]
    public async Task Without_a_subscription_the_outbox_waits_for_the_first_one()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.CheckAsync("22");
        await host.SubscribeAsync(plan: "chaoyang");
        await host.Deliveries.DeliveryTickAsync(Cancel);
        Assert.Single(await host.Host.OutboxAsync("dandong"));
        await host.SubscribeAsync(plan: "dandong");
        await host.Deliveries.DeliveryTickAsync(Cancel);
        Assert.Empty(await host.Host.OutboxAsync("dandong"));
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["opened"], host.Told);
    }

    [Fact]
    public async Task Who_asked_for_heavier_alerts_only_is_not_told_and_nothing_stays_behind()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync(Severity.H);
        await host.Host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null)));
        await host.Host.CheckAsync("dandong", 2024);
        Assert.All(await host.Host.AlertsAsync("dandong"), alert => Assert.NotEqual(Severity.H, alert.Severity));
        Assert.NotEmpty(await host.Host.AlertsAsync("dandong"));
        Assert.Empty(await host.Host.OutboxAsync("dandong"));
        Assert.Equal((0, 0), (await host.SendAsync(), (await host.AllAsync()).Count));
    }

    [Fact]
    public async Task Closed_is_never_told_before_opened()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        host.Receiver.Answers(500, 500);
        await host.CheckAsync("22");
        await host.SendAsync();
        await host.CheckAsync("3");
        await host.CheckAsync("23");
        for (var minute = 0; minute < 12; minute++)
        {
            await host.SendAfterAsync(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(["opened", "opened", "opened", "closed", "reopened"], host.Told);
        Assert.All(await host.AllAsync(), delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
    }

    [Fact]
    public async Task What_is_given_up_is_dead_to_be_seen_told_and_can_be_sent_again()
    {
        var told = new List<Delivery>();
        await using var host = await DeliveryHost.OpenAsync(options: DeliveryHost.Loopback with { GivenUp = (delivery, _) => { told.Add(delivery); return Task.CompletedTask; } });
        await host.SubscribeAsync();
        host.Receiver.Answers([.. Enumerable.Repeat(503, 10)]);
        await host.CheckAsync("22");
        for (var hour = 0; hour < 90; hour++)
        {
            await host.SendAfterAsync(TimeSpan.FromHours(1));
            await host.Deliveries.DeliveryTickAsync(Cancel);
        }
        var dead = Assert.Single(await host.AllAsync());
        Assert.Equal((DeliveryState.Dead, 10, 10), (dead.State, dead.Tries, host.Receiver.Received.Count));
        Assert.Equal([dead.Id], told.Select(delivery => delivery.Id));
        Assert.Equal(0, await host.Host.Storage.Queues.CountAsync("deliveries", Cancel));

        Assert.Equal(dead.Id, (await host.Deliveries.ReplayAsync(dead.Id[..8], Cancel)).Value.Id);
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal((11, 1), (host.Receiver.Received.Count, host.Receiver.Received.Select(got => got.Id).Distinct().Count()));
        Assert.Equal(DeliveryState.Delivered, Assert.Single(await host.AllAsync()).State);
        Assert.Equal(("delivery.unknown", "delivery.unknown"), ((await host.Deliveries.ReplayAsync("zzz", Cancel)).Problem?.Code, (await host.Deliveries.ReplayAsync("", Cancel)).Problem?.Code));
    }

    [Fact]
    public async Task A_removed_subscription_gets_nothing_more_and_its_secret_is_gone()
    {
        await using var host = await DeliveryHost.OpenAsync();
        var (subscription, _) = await host.SubscribeAsync();
        await host.CheckAsync("22");
        Assert.True(await host.Deliveries.Subscriptions.RemoveAsync(subscription.Id, "tester", Cancel));
        Assert.False(await host.Deliveries.Subscriptions.RemoveAsync(subscription.Id, "tester", Cancel));
        Assert.Null(await host.Deliveries.Subscriptions.SecretAsync(subscription, Cancel));
        Assert.Equal(1, await host.SendAsync());
        Assert.Empty(host.Receiver.Received);
        Assert.Equal((DeliveryState.Dead, "not-subscribed"), (await host.AllAsync()) is [{ Attempts: [var attempt] } one] ? (one.State, attempt.Fault) : default);
        Assert.Empty(await host.Deliveries.Subscriptions.ListAsync(Cancel));
        Assert.Equal(["added", "removed"], (await host.Host.ProvedChainAsync("-")).Select(link => link.Change));
    }

    [Fact]
    public async Task A_secret_that_is_missing_is_a_failure_like_others()
    {
        await using var host = await DeliveryHost.OpenAsync();
        var (subscription, _) = await host.SubscribeAsync();
        var secret = (await host.Host.Storage.Secrets.GetAsync(subscription.SecretName, Cancel))!;
        await host.Host.Storage.Secrets.RemoveAsync(subscription.SecretName, Cancel);
        await host.CheckAsync("22");
        await host.SendAsync();
        Assert.Equal("secret-missing", Assert.Single(Assert.Single(await host.AllAsync()).Attempts).Fault);
        await host.Host.Storage.Secrets.SetAsync(subscription.SecretName, secret, Cancel);
        await host.SendAfterAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(["opened"], host.Told);
    }

    [Fact]
    public async Task A_host_without_loopback_never_calls_this_machine()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync();
        await host.CheckAsync("22");
        var strict = new Services.Backend(new(host.Host.Tables, host.Host.Storage.Blobs, host.Host.Queues, host.Host.Storage.Secrets), host.Host.Time, "tester");
        await new QueueWorker(host.Host.Storage.Queues).RunWaitingAsync(strict.Deliveries.Job.Job, (body, fault) => Assert.Fail($"{body}: {fault}"), Cancel);
        Assert.Empty(host.Receiver.Received);
        Assert.Equal("url-refused", Assert.Single(Assert.Single(await host.AllAsync()).Attempts).Fault);
    }
}
