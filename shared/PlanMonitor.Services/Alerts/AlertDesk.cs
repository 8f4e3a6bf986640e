using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Settings;

namespace PlanMonitor.Services.Alerts;

/// <summary>Where people act on alerts (预警办理). Each act is one transaction: the alert, the record of the act, two links of the chain, the message and the head.</summary>
public sealed class AlertDesk(PlanLedger ledger, SettingStore settings, OutboxPump outbox, TimeProvider time)
{
    private const int MostAttempts = 20;

    /// <summary>What an alert is now, as one short text: whoever acts says which he has read.</summary>
    public static string TagOf(Alert alert) => StableHash.Id(CanonicalJson.Write(alert));

    /// <summary>The one alert whose id begins so, in any plan, or why there is none.</summary>
    public async Task<Outcome<Alert>> FindAsync(string prefix, CancellationToken cancel)
    {
        var found = new List<Alert>();
        foreach (var plan in prefix.Length == 0 ? [] : await ledger.PlansAsync(cancel).ToListAsync(cancel))
        {
            found.AddRange(await ledger.AlertsFromAsync(plan, prefix, cancel).Take(2).ToListAsync(cancel));
        }
        return found switch { [] => Problem.Of("alert.unknown", value: prefix), [var one] => one, _ => Problem.Of("alert.ambiguous", value: prefix) };
    }

    /// <summary>Does to an alert what a person asks for.</summary>
    /// <param name="plan">Plan of the alert.</param>
    /// <param name="id">The whole id.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="tag">What the alert was when he read it; null where that does not matter.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outcome<AlertStep>> ActAsync(string plan, string id, AlertOrder order, string by, string? tag, CancellationToken cancel)
    {
        var calendar = await settings.CalendarAsync(cancel);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await ledger.AlertRowAsync(plan, id, cancel) is not ({ } alert, { } etag))
            {
                return Problem.Of("alert.unknown", value: id);
            }
            if (tag is not null && tag != TagOf(alert))
            {
                return Problem.Of("alert.changed", value: id);
            }
            if (!AlertLife.Apply(alert, order, by, time.GetUtcNow(), calendar).TryGet(out var step, out var problem))
            {
                return problem;
            }
            var word = AlertTransitions.Change(order.Transition);
            if (await ledger.AppendAsync(plan, by, step.Action.Reason, [AlertChanges.Of(step.Action), AlertChanges.Of(step.Alert, word, etag)], cancel))
            {
                await outbox.RunAsync(plan, cancel);
                return step;
            }
        }
        throw new IOException($"The alert {id} was changed by others {MostAttempts} times in a row; try again.");
    }
}
