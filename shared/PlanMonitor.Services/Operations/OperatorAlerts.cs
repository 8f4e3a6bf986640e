using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Operations;

/// <summary>Something that an operator (运维人员) has to see to.</summary>
/// <param name="Id">Id of the alert: the same trouble is the same alert.</param>
/// <param name="Rule">operator.poison, operator.content-missing, operator.delivery-given-up, operator.subscription-disabled.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Message">What happened and what to do.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Occurrence">Tells one occurrence from the next: an occurrence that is told twice counts once.</param>
public sealed record OperatorTrouble(string Id, string Rule, Subject Subject, Text Message, string Evidence, string Occurrence)
{
    /// <summary>True where nobody is sent a message: an alert about a delivery that failed would fail as well, and bring the next.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>
/// Alerts of no plan (plan <c>-</c>), for operators. They live in the ledger as all alerts do, with their own audit chain and outbox; their measured figure
/// is how often the trouble came (次). No check closes them.
/// </summary>
public sealed class OperatorAlerts(PlanLedger ledger, TimeProvider time, string by)
{
    /// <summary>The rule of a delivery that is given up.</summary>
    public const string GivenUpRule = "operator.delivery-given-up";

    /// <summary>The rule of a subscription that is disabled.</summary>
    public const string DisabledRule = "operator.subscription-disabled";

    private const int MostAttempts = 20;

    /// <summary>Opens the alert, counts one that is there, and opens one that was closed again; what happened to it.</summary>
    public Task<AlertChange> OpenAsync(OperatorTrouble trouble, CancellationToken cancel) => ChangeAsync(trouble.Id, trouble.Occurrence, stored => Raised(trouble, stored), trouble.IsSilent, cancel);

    /// <summary>Closes an alert whose trouble is gone.</summary>
    public Task<AlertChange> CloseAsync(string id, string cause, CancellationToken cancel) => ChangeAsync(id, cause, stored => stored is null or { State: AlertState.Closed }
        ? null
        : new(stored with { State = AlertState.Closed, ChangedAt = time.GetUtcNow() }, AlertChange.Closed), isSilent: false, cancel);

    /// <summary>
    /// A host's options with which operators also hear of deliveries that are given up and of subscriptions that are disabled: one alert for each subscription.
    /// It goes by every other channel; the one that fails is not told of itself.
    /// </summary>
    public DeliveryOptions ToldOf(DeliveryOptions options) => options with
    {
        GivenUp = async (delivery, cancel) =>
        {
            await options.GivenUp(delivery, cancel);
            var last = delivery.Attempts[^1];
            var text = PoisonText.Of(GivenUpRule, ("subscription", delivery.Subscription), ("delivery", delivery.Id), ("plan", delivery.Plan), ("alert", delivery.Alert), ("why", last.Fault ?? $"{last.Status}"));
            await OpenAsync(
                new(StableHash.Id(GivenUpRule, delivery.Subscription), GivenUpRule, new Subject("subscription") { Name = delivery.Subscription }, text, $"deliveries/{delivery.Id}", $"{delivery.Id}|{last.At.UtcTicks}"), cancel);
        },
        Disabled = async (subscription, why, cancel) =>
        {
            await options.Disabled(subscription, why, cancel);
            var text = PoisonText.Of(DisabledRule, ("subscription", subscription.Id), ("address", subscription.Address), ("why", why));
            await OpenAsync(
                new(StableHash.Id(DisabledRule, subscription.Id), DisabledRule, new Subject("subscription") { Name = subscription.Id }, text, $"subscriptions/{subscription.Id}", $"{subscription.SecretName}|{subscription.State}"), cancel);
        },
    };

    private ReconciledAlert? Raised(OperatorTrouble trouble, Alert? stored)
    {
        var now = time.GetUtcNow();
        // In place of a finding's id: by it an occurrence that was written down already is known.
        var occurrence = StableHash.Id(trouble.Id, trouble.Occurrence);
        if (stored is null)
        {
            return new(new(
                trouble.Id, trouble.Rule, PlanLedger.NoPlan, Severity.H, AlertState.Open, trouble.Subject, now, now, null, null,
                occurrence, FindingStatus.Fail, YearOf(now), PlanLedger.NoPlan, 1, null, "次", trouble.Message, 0) { Evidence = trouble.Evidence }, AlertChange.Opened);
        }
        if (stored.Finding == occurrence)
        {
            return null;
        }
        var again = stored with { Finding = occurrence, Measured = stored.Measured + 1, Period = YearOf(now), ChangedAt = now, Message = trouble.Message, Evidence = trouble.Evidence };
        return stored.State == AlertState.Closed
            ? new(again.Again(now), AlertChange.Reopened)
            : new(again, AlertChange.Updated);
    }

    private async Task<AlertChange> ChangeAsync(string id, string cause, Func<Alert?, ReconciledAlert?> change, bool isSilent, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (stored, etag) = await ledger.AlertRowAsync(PlanLedger.NoPlan, id, cancel);
            if (change(stored) is not { } changed)
            {
                return AlertChange.Unchanged;
            }
            var write = AlertChanges.Of(changed, etag);
            if (await ledger.AppendAsync(PlanLedger.NoPlan, by, cause, [isSilent ? write with { Outbox = null } : write], cancel))
            {
                return changed.Change;
            }
        }
        throw new IOException($"The operator's alert {id} was changed by others {MostAttempts} times in a row.");
    }

    private static int YearOf(DateTimeOffset at) => at.ToOffset(Schedules.CronSchedule.Shanghai).Year;
}
