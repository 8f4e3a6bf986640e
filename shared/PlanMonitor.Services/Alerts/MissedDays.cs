using PlanMonitor.Core.Alerts;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Settings;

namespace PlanMonitor.Services.Alerts;

/// <summary>
/// Alerts whose day has gone by (逾期): due dates of assignments and corrections, filing, review and the end of the enforcement year. Each missed day is told once, as
/// <c>escalated</c>, and stands in the alert from then on.
/// </summary>
public sealed class MissedDays(PlanLedger ledger, SettingStore settings, TimeProvider time, string by)
{
    /// <summary>Tells what was missed up to yesterday, in all plans; returns how many alerts that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var calendar = await settings.CalendarAsync(cancel);
        var now = time.GetUtcNow();
        var told = 0;
        foreach (var plan in await ledger.PlansAsync(cancel).ToListAsync(cancel))
        {
            foreach (var (alert, etag) in (await ledger.AlertsAsync(plan, cancel)).Values.OrderBy(pair => pair.Alert.Id, StringComparer.Ordinal))
            {
                string[] missed = [.. alert.Missed ?? [], .. calendar.Missed(alert, EnforcementCalendar.DayOf(now)).Except(alert.Missed ?? [], StringComparer.Ordinal)];
                // An alert that changes in between is told of tomorrow.
                if (missed.Length > (alert.Missed?.Count ?? 0)
                    && await ledger.AppendAsync(plan, by, "timer", [AlertChanges.Of(alert with { Missed = missed, ChangedAt = now }, "escalated", etag)], cancel))
                {
                    told++;
                }
            }
        }
        return told;
    }
}
