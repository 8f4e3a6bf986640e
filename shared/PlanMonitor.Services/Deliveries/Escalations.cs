using System.Text.Json;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// Alerts of severity H that nobody took up in time (逾期未处置) are told once more, as <c>escalated</c>, with a link in the chain. The alert itself stays as it is;
/// a mark beside it keeps it from being told again. One that was closed and came back is told again in its new life.
/// </summary>
public sealed class Escalations(PlanLedger ledger, ITables tables, TimeProvider time, string by, DeliveryOptions options)
{
    /// <summary>Escalates what is due in all plans; returns how many alerts that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var escalated = 0;
        foreach (var plan in await ledger.PlansAsync(cancel).ToListAsync(cancel))
        {
            foreach (var (alert, etag) in (await ledger.AlertsAsync(plan, cancel)).Values.Where(pair => IsDue(pair.Alert)).OrderBy(pair => pair.Alert.Id, StringComparer.Ordinal))
            {
                escalated += await EscalateAsync(alert, etag, cancel) ? 1 : 0;
            }
        }
        return escalated;
    }

    private bool IsDue(Alert alert) => alert is { State: AlertState.Open, Severity: Severity.H } && time.GetUtcNow() - alert.Since > options.EscalateAfter;

    private async Task<bool> EscalateAsync(Alert alert, string etag, CancellationToken cancel)
    {
        var mark = LedgerKeys.Escalation(alert.Id, alert.Reopened);
        if (await tables.GetAsync(LedgerKeys.Table, alert.Plan, mark, cancel) is not null)
        {
            return false;
        }
        var at = time.GetUtcNow();
        var body = CanonicalJson.Write(alert);
        var message = new OutboxMessage(alert.Id, "escalated", JsonSerializer.SerializeToElement(alert, CanonicalJson.Options)) { At = at };
        // The alert's row is written as it is: where someone took it up meanwhile, nothing is written and nothing told.
        var change = new LedgerChange("alert", "escalated", alert.Id, body, RowWrite.Replace(LedgerKeys.Alert(alert.Id), body, etag), CanonicalJson.Write(message))
        {
            Also = RowWrite.Insert(mark, CanonicalJson.Write(new { at })),
        };
        return await ledger.AppendAsync(alert.Plan, by, "timer", [change], cancel);
    }
}
