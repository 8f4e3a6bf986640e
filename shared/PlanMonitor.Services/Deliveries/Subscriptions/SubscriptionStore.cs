using System.Security.Cryptography;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// The subscriptions. Their rows lie in the ledger's partition <c>-</c>, so that a change and its link in that chain are one transaction; their addresses and secrets
/// lie in the store for secrets, under a new name for each change. A secret is set before its row and removed after it: a crash in between leaves a secret that
/// nothing uses, never a row without one, and never a new address under an old state.
/// </summary>
public sealed class SubscriptionStore(PlanLedger ledger, ITables tables, ISecrets secrets, TimeProvider time, string by, DeliveryOptions options)
{
    /// <summary>Subscriptions that were not removed, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancel) =>
        [.. (await AllAsync(cancel)).Where(subscription => subscription.State != SubscriptionState.Removed)];

    /// <summary>All subscriptions, removed ones included.</summary>
    public async Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancel)
    {
        var rows = await tables.QueryAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.SubscriptionPrefix, LedgerKeys.After(LedgerKeys.SubscriptionPrefix), cancel).ToListAsync(cancel);
        foreach (var old in rows.Where(row => OldSubscription.Is(row.Body)))
        {
            await MoveAsync(old, cancel);
        }
        var read = rows.Exists(row => OldSubscription.Is(row.Body)) ? await AllAsync(cancel) : [.. rows.Select(row => CanonicalJson.Read<Subscription>(row.Body))];
        return [.. read.OrderBy(subscription => subscription.CreatedAt).ThenBy(subscription => subscription.Id, StringComparer.Ordinal)];
    }

    /// <summary>Names what a subscription is now; changes with everything that changes.</summary>
    public static string TagOf(Subscription subscription) => StableHash.Id(CanonicalJson.Write(subscription));

    /// <summary>One subscription, removed ones included, or null.</summary>
    public async Task<Subscription?> FindAsync(string id, CancellationToken cancel) => (await RowAsync(id, cancel)).Subscription;

    /// <summary>The secrets that sign for a subscription now; null where there is none.</summary>
    public async Task<string?> SecretAsync(Subscription subscription, CancellationToken cancel) => (await CredentialsAsync(subscription, cancel))?.SecretsAt(time.GetUtcNow());

    /// <summary>Makes a subscription, with the secret given or a new one. The answer is the only place where a new secret is shown.</summary>
    public async Task<Outcome<(Subscription Subscription, string? Secret)>> AddAsync(SubscriptionRequest request, string? secret, string by, CancellationToken cancel)
    {
        if (SubscriptionRules.Problem(request, secret, options) is { } problem)
        {
            return problem;
        }
        var at = time.GetUtcNow();
        var id = StableHash.Id("subscription", CanonicalJson.Write(request), $"{at.UtcTicks}");
        var credentials = new Credentials(request.Url, secret ?? Channel.Find(request.Kind)!.NewSecret());
        var subscription = new Subscription(
            id, request.Kind, TargetUrl.Shown(request.Url), new(request.Least, request.Plan) { Regions = request.Regions, Rules = request.Rules, Layers = request.Layers }, request.Operator, request.Language,
            SubscriptionState.Active, at, by)
        {
            SecretName = await SetAsync(id, credentials, cancel), Robot = credentials.Robot, Form = request.Form, Digest = request.Digest, Quiet = request.Quiet, Cooldown = request.Cooldown, Zone = request.Zone, IsFull = request.IsFull,
        };
        var body = CanonicalJson.Write(subscription);
        if (!await ledger.AppendAsync(LedgerKeys.NoPlan, by, "request", [new("subscription", "added", id, body, RowWrite.Insert(LedgerKeys.Subscription(id), body))], cancel))
        {
            throw new IOException("The same subscription was added by someone else at the same moment.");
        }
        return (subscription, credentials.Secret);
    }

    /// <summary>
    /// Changes a subscription. A new address or secret makes it <see cref="SubscriptionState.Untested"/>; while an old secret still signs, both do.
    /// The answer is the only place where a new secret is shown.
    /// </summary>
    public async Task<Outcome<(Subscription Subscription, string? Secret)>> UpdateAsync(string id, SubscriptionChange change, string by, CancellationToken cancel)
    {
        while (await RowAsync(id, cancel) is ({ State: not SubscriptionState.Removed } before, { } etag))
        {
            if (change.Tag is { } tag && tag != TagOf(before))
            {
                return Problem.Of("subscription.changed", value: id);
            }
            if (SubscriptionRules.Problem(change, before, options) is { } problem)
            {
                return problem;
            }
            var after = change.Settings?.Invoke(before) ?? before;
            var next = await ChangedAsync(before, change, cancel);
            if (next is not null)
            {
                after = after with
                {
                    SecretName = await SetAsync(id, next, cancel), Robot = next.Robot, Address = TargetUrl.Shown(next.Url), OldSecretUntil = next.OldUntil, State = SubscriptionState.Untested,
                };
            }
            if (await WriteAsync(after, etag, "updated", by, "request", cancel))
            {
                await RemoveOldAsync(before, after, cancel);
                return (after, next?.Secret);
            }
            await RemoveOldAsync(after, before, cancel);
        }
        return Problem.Of("subscription.unknown", value: id);
    }

    /// <summary>A test has passed: what waits for it may go; false where it waited for none, or was changed since.</summary>
    public async Task<bool> PassedAsync(Subscription tested, string by, CancellationToken cancel)
    {
        while (await RowAsync(tested.Id, cancel) is ({ State: SubscriptionState.Untested } before, { } etag) && before.SecretName == tested.SecretName)
        {
            if (await WriteAsync(before with { State = SubscriptionState.Active }, etag, "tested", by, "request", cancel))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Stops the deliveries of a subscription whose receiver is gone; false where it has another address or secret by now, or was not active.</summary>
    public Task<bool> DisableAsync(Subscription subscription, string by, string cause, CancellationToken cancel) =>
        EndAsync(subscription.Id, SubscriptionState.Disabled, "disabled", by, cause, before => before.SecretName == subscription.SecretName, cancel);

    /// <summary>Takes a subscription and its secret away; false where there was none.</summary>
    public async Task<bool> RemoveAsync(string id, string by, CancellationToken cancel) => await RemoveAsync(id, null, by, cancel) is null;

    /// <summary>Takes a subscription and its secret away if it is the version that was read, any where <paramref name="tag"/> is null; null once it is done, else why not.</summary>
    public async Task<Problem?> RemoveAsync(string id, string? tag, string by, CancellationToken cancel)
    {
        var removed = await EndAsync(id, SubscriptionState.Removed, "removed", by, "request", before => tag is null || tag == TagOf(before), cancel);
        var now = await FindAsync(id, cancel);
        if (now is { State: SubscriptionState.Removed })
        {
            await secrets.RemoveAsync(now.SecretName, cancel);
        }
        return removed ? null : Problem.Of(now is null or { State: SubscriptionState.Removed } ? "subscription.unknown" : "subscription.changed", value: id);
    }

    /// <summary>Takes away old secrets whose time is over.</summary>
    public async Task ForgetOldSecretsAsync(IEnumerable<Subscription> all, CancellationToken cancel)
    {
        foreach (var each in all.Where(each => each.State != SubscriptionState.Removed && each.OldSecretUntil <= time.GetUtcNow()))
        {
            if (await RowAsync(each.Id, cancel) is ({ } before, { } etag) && before.SecretName == each.SecretName && await CredentialsAsync(before, cancel) is { } credentials)
            {
                await secrets.SetAsync(before.SecretName, CanonicalJson.Write(credentials with { OldSecret = null, OldUntil = null }), cancel);
                await WriteAsync(before with { OldSecretUntil = null }, etag, "old-secret-ended", by, "timer", cancel);
            }
        }
    }

    /// <summary>Address and secrets, or null where they are missing.</summary>
    internal async Task<Credentials?> CredentialsAsync(Subscription subscription, CancellationToken cancel) =>
        await secrets.GetAsync(subscription.SecretName, cancel) is { } text ? CanonicalJson.Read<Credentials>(text) : null;

    private async Task<Credentials?> ChangedAsync(Subscription before, SubscriptionChange change, CancellationToken cancel)
    {
        if (change is { Url: null, Secret: null, NewSecret: false })
        {
            return null;
        }
        var old = await CredentialsAsync(before, cancel);
        var channel = Channel.Find(before.Kind)!;
        var fresh = change.Secret ?? (change.NewSecret || old?.Secret is null ? channel.NewSecret() : null);
        var url = change.Url ?? old?.Url ?? throw new IOException($"The address of subscription {before.Id} is missing from the store of secrets: give it with the change.");
        var both = channel.SignsTwice && fresh is not null && old?.Secret is not null && change.Overlap > TimeSpan.Zero;
        return both ? new(url, fresh) { OldSecret = old!.Secret, OldUntil = time.GetUtcNow() + change.Overlap }
            : fresh is not null ? new(url, fresh)
            : (old ?? new(url, null)) with { Url = url };
    }

    private async Task<string> SetAsync(string id, Credentials credentials, CancellationToken cancel)
    {
        var name = $"subscription-{id}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        await secrets.SetAsync(name, CanonicalJson.Write(credentials), cancel);
        return name;
    }

    private async Task RemoveOldAsync(Subscription old, Subscription current, CancellationToken cancel)
    {
        if (old.SecretName != current.SecretName)
        {
            await secrets.RemoveAsync(old.SecretName, cancel);
        }
    }

    private async Task<bool> EndAsync(string id, SubscriptionState state, string change, string by, string cause, Func<Subscription, bool> still, CancellationToken cancel)
    {
        while (await RowAsync(id, cancel) is ({ } before, { } etag) && before.State < state && still(before))
        {
            if (await WriteAsync(before with { State = state }, etag, change, by, cause, cancel))
            {
                return true;
            }
        }
        return false;
    }

    private Task<bool> WriteAsync(Subscription after, string etag, string change, string by, string cause, CancellationToken cancel)
    {
        var body = CanonicalJson.Write(after);
        return ledger.AppendAsync(LedgerKeys.NoPlan, by, cause, [new("subscription", change, after.Id, body, RowWrite.Replace(LedgerKeys.Subscription(after.Id), body, etag))], cancel);
    }

    // What was made before addresses were secrets: the first who reads it moves its address.
    private async Task MoveAsync(Row row, CancellationToken cancel)
    {
        var old = CanonicalJson.Read<OldSubscription>(row.Body);
        var credentials = new Credentials(old.Url, await secrets.GetAsync(old.SecretName, cancel));
        var moved = old.Moved(await SetAsync(old.Id, credentials, cancel), credentials.Robot);
        if (await WriteAsync(moved, row.ETag, "moved", by, "request", cancel))
        {
            await secrets.RemoveAsync(old.SecretName, cancel);
        }
        else
        {
            await secrets.RemoveAsync(moved.SecretName, cancel);
        }
    }

    private async Task<(Subscription? Subscription, string? ETag)> RowAsync(string id, CancellationToken cancel)
    {
        while (id.Length > 0 && await tables.GetAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.Subscription(id), cancel) is { } row)
        {
            if (!OldSubscription.Is(row.Body))
            {
                return (CanonicalJson.Read<Subscription>(row.Body), row.ETag);
            }
            await MoveAsync(row, cancel);
        }
        return (null, null);
    }
}
