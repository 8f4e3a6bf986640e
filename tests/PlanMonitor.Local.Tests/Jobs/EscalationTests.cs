using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Alerts of severity H that nobody takes up.</summary>
public sealed class EscalationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_the_days_set_an_alert_is_escalated_once_and_stays_as_it_is()
    {
        await using var host = await DeliveryHost.OpenAsync(options: DeliveryHost.Loopback with { EscalateAfter = TimeSpan.FromDays(3) });
        await host.SubscribeAsync();
        var alert = await RaiseAsync(host, Severity.H);
        await RaiseAsync(host, Severity.M);
        await host.Deliveries.DeliveryTickAsync(Cancel);
        host.Host.Time.Advance(TimeSpan.FromDays(3));
        await host.Deliveries.DeliveryTickAsync(Cancel);
        Assert.Equal(0, await host.SendAsync());
        for (var hour = 0; hour < 3; hour++)
        {
            host.Host.Time.Advance(TimeSpan.FromHours(1));
            await host.Deliveries.DeliveryTickAsync(Cancel);
        }
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["escalated"], host.Told);
        Assert.Equal(alert, (await host.Host.Ledger.AlertsAsync("dandong", Cancel))[alert.Id].Alert);
        Assert.Equal([alert.Id], (await host.Host.ProvedChainAsync("dandong")).Where(link => link.Change == "escalated").Select(link => link.Id));
        Assert.Contains("\"time\":\"2024-07-04T13:00:00+00:00\"", Assert.Single(host.Receiver.Received).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_someone_took_up_is_not_escalated_and_what_came_back_is_again()
    {
        await using var host = await DeliveryHost.OpenAsync();
        var taken = await RaiseAsync(host, Severity.H);
        await ChangeAsync(host, taken with { State = AlertState.Acknowledged });
        host.Host.Time.Advance(TimeSpan.FromDays(11));
        Assert.Equal(0, await host.Deliveries.Escalations.RunAsync(Cancel));
        await ChangeAsync(host, taken);
        Assert.Equal((1, 0), (await host.Deliveries.Escalations.RunAsync(Cancel), await host.Deliveries.Escalations.RunAsync(Cancel)));
        await ChangeAsync(host, taken with { Reopened = 1, ChangedAt = host.Host.Time.GetUtcNow() });
        Assert.Equal(0, await host.Deliveries.Escalations.RunAsync(Cancel));
        host.Host.Time.Advance(TimeSpan.FromDays(11));
        Assert.Equal((1, 0), (await host.Deliveries.Escalations.RunAsync(Cancel), await host.Deliveries.Escalations.RunAsync(Cancel)));
    }

    private static async Task<Alert> RaiseAsync(DeliveryHost host, Severity severity)
    {
        var at = host.Host.Time.GetUtcNow();
        var alert = new Alert(
            $"alert-{severity}", "volume.cap", "dandong", severity, AlertState.Open, new("total"), at, at, null, null, "f1", FindingStatus.Fail, 2024, "v1", 31.5m, 20m, "万吨", new("疑似超出", "suspected to exceed"), 0);
        var body = CanonicalJson.Write(alert);
        Assert.True(await host.Host.Ledger.AppendAsync("dandong", "tester", "test", [new("alert", "opened", alert.Id, body, RowWrite.Insert($"alert|{alert.Id}", body))], Cancel));
        return alert;
    }

    private static async Task ChangeAsync(DeliveryHost host, Alert alert)
    {
        var body = CanonicalJson.Write(alert);
        Assert.True(await host.Host.Ledger.AppendAsync("dandong", "tester", "test", [new LedgerChange("alert", "updated", alert.Id, body, RowWrite.Upsert($"alert|{alert.Id}", body))], Cancel));
    }
}
