using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// The subscriptions. Their rows lie in the ledger's partition <c>-</c>, so that a change and its link in that chain are one transaction; their secrets lie in
/// the store for secrets. A secret is set before its row and removed after it: a crash in between leaves a secret that nothing uses, never a row without one.
/// </summary>
public sealed class SubscriptionStore(PlanLedger ledger, ITables tables, ISecrets secrets, TimeProvider time, DeliveryOptions options)
{
    /// <summary>Subscriptions that were not removed, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancel) =>
        [.. (await AllAsync(cancel)).Where(subscription => subscription.State != SubscriptionState.Removed)];

    /// <summary>All subscriptions, removed ones included.</summary>
    public async Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancel)
    {
        var rows = await tables.QueryAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.SubscriptionPrefix, LedgerKeys.After(LedgerKeys.SubscriptionPrefix), cancel).ToListAsync(cancel);
        return [.. rows.Select(row => CanonicalJson.Read<Subscription>(row.Body)).OrderBy(subscription => subscription.CreatedAt).ThenBy(subscription => subscription.Id, StringComparer.Ordinal)];
    }

    /// <summary>One subscription, removed ones included, or null.</summary>
    public async Task<Subscription?> FindAsync(string id, CancellationToken cancel) => (await RowAsync(id, cancel)).Subscription;

    /// <summary>The secret of a subscription, or null.</summary>
    public Task<string?> SecretAsync(Subscription subscription, CancellationToken cancel) => secrets.GetAsync(subscription.SecretName, cancel);

    /// <summary>Makes a subscription, with the secret given or a new one. The answer is the only place where a new secret is shown.</summary>
    public async Task<Outcome<(Subscription Subscription, string Secret)>> AddAsync(SubscriptionRequest request, string? secret, string by, CancellationToken cancel)
    {
        if (Channel.Find(request.Kind) is not { } channel)
        {
            return Problem.Of("subscription.kind-unknown", value: request.Kind, arguments: ("kinds", string.Join(", ", Channel.All.Select(each => each.Kind))));
        }
        if (TargetUrl.Check(request.Url, options).Problem is { } problem)
        {
            return problem;
        }
        if (secret is not null && !channel.IsSecret(secret))
        {
            return Problem.Of("subscription.secret-invalid");
        }
        var at = time.GetUtcNow();
        var id = StableHash.Id("subscription", request.Kind, request.Url, request.Plan ?? "", $"{request.Least}", $"{at.UtcTicks}");
        var subscription = new Subscription(id, request.Kind, request.Url, request.Least, request.Plan, request.Operator, request.Language, SubscriptionState.Active, at, by);
        var key = secret ?? channel.NewSecret();
        await secrets.SetAsync(subscription.SecretName, key, cancel);
        var body = CanonicalJson.Write(subscription);
        if (!await ledger.AppendAsync(LedgerKeys.NoPlan, by, "request", [new("subscription", "added", id, body, RowWrite.Insert(LedgerKeys.Subscription(id), body))], cancel))
        {
            throw new IOException("The same subscription was added by someone else at the same moment.");
        }
        return (subscription, key);
    }

    /// <summary>Stops the deliveries of a subscription whose receiver is gone; false where it was not active.</summary>
    public Task<bool> DisableAsync(string id, string by, string cause, CancellationToken cancel) => ChangeAsync(id, SubscriptionState.Disabled, "disabled", by, cause, cancel);

    /// <summary>Takes a subscription and its secret away; false where there was none.</summary>
    public async Task<bool> RemoveAsync(string id, string by, CancellationToken cancel)
    {
        var removed = await ChangeAsync(id, SubscriptionState.Removed, "removed", by, "request", cancel);
        if (await FindAsync(id, cancel) is { State: SubscriptionState.Removed } subscription)
        {
            await secrets.RemoveAsync(subscription.SecretName, cancel);
        }
        return removed;
    }

    private async Task<bool> ChangeAsync(string id, SubscriptionState state, string change, string by, string cause, CancellationToken cancel)
    {
        while (await RowAsync(id, cancel) is ({ } before, { } etag) && before.State < state)
        {
            var body = CanonicalJson.Write(before with { State = state });
            if (await ledger.AppendAsync(LedgerKeys.NoPlan, by, cause, [new("subscription", change, id, body, RowWrite.Replace(LedgerKeys.Subscription(id), body, etag))], cancel))
            {
                return true;
            }
        }
        return false;
    }

    private async Task<(Subscription? Subscription, string? ETag)> RowAsync(string id, CancellationToken cancel) =>
        id.Length > 0 && await tables.GetAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.Subscription(id), cancel) is { } row ? (CanonicalJson.Read<Subscription>(row.Body), row.ETag) : (null, null);
}
