using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Which deliveries a list shows; every part that is given must hold.</summary>
public sealed record DeliveryFilter(DeliveryState? State = null, string? Subscription = null, string? Alert = null)
{
    /// <summary>True where a delivery is wanted.</summary>
    public bool Matches(Delivery delivery) => (State is null || delivery.State == State) && (Subscription is null || delivery.Subscription == Subscription) && (Alert is null || delivery.Alert == Alert);
}

/// <summary>A page of a list.</summary>
/// <param name="Deliveries">By subscription, alert and sequence.</param>
/// <param name="Next">Where the next page begins, null on the last one. A page may be short, or empty, and have a next one: no more rows are read for one page.</param>
public sealed record DeliverySlice(IReadOnlyList<Delivery> Deliveries, string? Next);

/// <summary>Deliveries as people look for them: page by page and by id. What is read for one answer does not grow with what was ever sent.</summary>
public sealed class DeliveryLists(ITables tables, DeliveryStore deliveries)
{
    /// <summary>Rows that are read for one page at most.</summary>
    public const int MostRead = 2_000;

    private const int IdLength = 20;

    // How far the ids of a subscription's deliveries have rows: those that an older version stored get theirs when one is first looked for.
    private const string NamedKey = "named";
    private const string AllNamed = "all";

    /// <summary>True for what may be the <c>next</c> of a page.</summary>
    public static bool IsPlace(string text) => text.Length is > 0 and <= TableLimits.KeyLength / 2 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '|' or '-' or '.');

    /// <summary>A page of deliveries after a place; all that is read is bounded by <see cref="MostRead"/>.</summary>
    public async Task<DeliverySlice> PageAsync(DeliveryFilter filter, string? after, int most, CancellationToken cancel)
    {
        var (page, read, last) = (new List<Delivery>(), 0, after);
        await foreach (var (place, delivery) in FromAsync(filter, after, cancel))
        {
            if (delivery is not null && filter.Matches(delivery))
            {
                if (page.Count == most)
                {
                    return new(page, last);
                }
                page.Add(delivery);
                last = place;
            }
            else if (page.Count < most)
            {
                last = place;
            }
            if (++read == MostRead)
            {
                return new(page, last);
            }
        }
        return new(page, null);
    }

    /// <summary>Deliveries whose id begins with a text, two at most: more than one is ambiguous however many there are.</summary>
    public async Task<IReadOnlyList<Delivery>> NamedAsync(string id, CancellationToken cancel)
    {
        var found = new List<Delivery>();
        await foreach (var subscription in tables.PartitionsAsync(DeliveryStore.Table, cancel))
        {
            await NameAsync(subscription, cancel);
            var prefix = DeliveryStore.IdPrefix + id;
            foreach (var row in await tables.QueryAsync(DeliveryStore.Table, subscription, prefix, LedgerKeys.After(prefix), cancel).Take(2 - found.Count).ToListAsync(cancel))
            {
                if (await deliveries.FindAsync(subscription, CanonicalJson.Read<DeliveryKey>(row.Body), cancel) is var (delivery, _))
                {
                    found.Add(delivery);
                }
            }
            if (found.Count == 2 || (found.Count == 1 && id.Length == IdLength))
            {
                break;
            }
        }
        return found;
    }

    // Pending ones have marks, which are few: what was sent since the beginning is not read for them.
    private async IAsyncEnumerable<(string Place, Delivery? Delivery)> FromAsync(DeliveryFilter filter, string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (from, rest) = after?.IndexOf('|', StringComparison.Ordinal) is >= 0 and var cut ? (after[..cut], after[(cut + 1)..]) : (after, "");
        var prefix = filter.State == DeliveryState.Pending ? DeliveryStore.PendingPrefix : DeliveryStore.DeliveryPrefix;
        var within = filter.Alert is { } alert ? $"{prefix}{alert}|" : prefix;
        await foreach (var subscription in tables.PartitionsAsync(DeliveryStore.Table, cancel))
        {
            if (string.CompareOrdinal(subscription, from) < 0 || (filter.Subscription is { } only && subscription != only))
            {
                continue;
            }
            // The key after a key is that key and the smallest character that a key may hold.
            var start = subscription == from && rest.Length > 0 && string.CompareOrdinal($"{prefix}{rest} ", within) > 0 ? $"{prefix}{rest} " : within;
            await foreach (var row in tables.QueryAsync(DeliveryStore.Table, subscription, start, LedgerKeys.After(within), cancel))
            {
                var name = row.Key[prefix.Length..];
                yield return ($"{subscription}|{name}", filter.State == DeliveryState.Pending ? (await deliveries.FindAsync(subscription, DeliveryStore.KeyOf(name), cancel))?.Delivery : CanonicalJson.Read<Delivery>(row.Body));
            }
        }
    }

    private async Task NameAsync(string subscription, CancellationToken cancel)
    {
        var named = await tables.GetAsync(DeliveryStore.Table, subscription, NamedKey, cancel) is { } row ? row.Body : "";
        if (named == AllNamed)
        {
            return;
        }
        var start = named.Length == 0 ? DeliveryStore.DeliveryPrefix : named + ' ';
        await foreach (var some in tables.QueryAsync(DeliveryStore.Table, subscription, start, LedgerKeys.After(DeliveryStore.DeliveryPrefix), cancel).Chunk(TableLimits.TransactionRows - 1))
        {
            // What is done is written down with it: one who is cut off goes on from there.
            await tables.WriteAsync(DeliveryStore.Table, subscription, [.. some.Select(each => DeliveryStore.IdRow(CanonicalJson.Read<Delivery>(each.Body))), RowWrite.Upsert(NamedKey, some[^1].Key)], cancel);
        }
        await tables.WriteAsync(DeliveryStore.Table, subscription, [RowWrite.Upsert(NamedKey, AllNamed)], cancel);
    }
}
