using System.Globalization;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// The table <c>deliveries</c>, one partition per subscription: a row for each delivery, and beside it an empty one as long as it is pending, so that what is
/// still to be sent is found without reading what was. Keys hold alert and sequence: the deliveries of one alert stand in their order.
/// </summary>
public sealed class DeliveryStore(ITables tables)
{
    private const string Table = "deliveries";
    private const string DeliveryPrefix = "delivery|";
    private const string PendingPrefix = "pending|";

    /// <summary>Deliveries in one transaction: each is two rows.</summary>
    public const int Together = TableLimits.TransactionRows / 2;

    /// <summary>Adds deliveries of one subscription that are not there yet; those that are stay as they are.</summary>
    public async Task AddAsync(string subscription, IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        foreach (var some in deliveries.Chunk(Together))
        {
            RowWrite[] writes = [.. some.SelectMany(Rows)];
            if (writes.Sum(write => TextRules.Bytes(write.Body)) <= TableLimits.TransactionBytes && (await tables.WriteAsync(Table, subscription, writes, cancel)).Done)
            {
                continue;
            }
            // A crash or another worker was here before, or the bodies are long.
            foreach (var one in some)
            {
                await tables.WriteAsync(Table, subscription, Rows(one), cancel);
            }
        }
    }

    /// <summary>One delivery with the ETag of its row, or null.</summary>
    public async Task<(Delivery Delivery, string ETag)?> FindAsync(string subscription, string alert, long sequence, CancellationToken cancel) =>
        await tables.GetAsync(Table, subscription, DeliveryPrefix + Key(alert, sequence), cancel) is { } row ? (CanonicalJson.Read<Delivery>(row.Body), row.ETag) : null;

    /// <summary>The oldest pending delivery of the same alert and subscription that must go before this one, or null.</summary>
    public async Task<Delivery?> EarlierAsync(Delivery delivery, CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(Table, delivery.Subscription, PendingPrefix + delivery.Alert + '|', PendingPrefix + Key(delivery.Alert, delivery.Sequence), cancel))
        {
            if (await OfPendingAsync(row, cancel) is { } found)
            {
                return found.Delivery;
            }
        }
        return null;
    }

    /// <summary>Writes a delivery back, and with it whether it is pending; false where it is no longer as it was read.</summary>
    public async Task<bool> KeepAsync(Delivery before, string etag, Delivery after, CancellationToken cancel)
    {
        var pending = PendingPrefix + Key(before.Alert, before.Sequence);
        List<RowWrite> writes = [RowWrite.Replace(DeliveryPrefix + Key(before.Alert, before.Sequence), CanonicalJson.Write(after), etag)];
        if (before.State != after.State && after.State == DeliveryState.Pending)
        {
            writes.Add(RowWrite.Insert(pending, "{}"));
        }
        else if (before.State != after.State && before.State == DeliveryState.Pending)
        {
            writes.Add(RowWrite.Delete(pending));
        }
        return (await tables.WriteAsync(Table, before.Subscription, writes, cancel)).Done;
    }

    /// <summary>What is still to be sent to a subscription, with the ETags of the rows.</summary>
    public IAsyncEnumerable<(Delivery Delivery, string ETag)> PendingAsync(string subscription, CancellationToken cancel) =>
        tables.QueryAsync(Table, subscription, PendingPrefix, LedgerKeys.After(PendingPrefix), cancel)
            .Select(async (Row row, CancellationToken stop) => await OfPendingAsync(row, stop))
            .Where(found => found is not null).Select(found => found!.Value);

    /// <summary>Every delivery, by subscription, alert and sequence.</summary>
    public async IAsyncEnumerable<Delivery> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var subscription in tables.PartitionsAsync(Table, cancel))
        {
            await foreach (var row in tables.QueryAsync(Table, subscription, DeliveryPrefix, LedgerKeys.After(DeliveryPrefix), cancel))
            {
                yield return CanonicalJson.Read<Delivery>(row.Body);
            }
        }
    }

    private static RowWrite[] Rows(Delivery delivery)
    {
        var key = Key(delivery.Alert, delivery.Sequence);
        return [RowWrite.Insert(DeliveryPrefix + key, CanonicalJson.Write(delivery)), RowWrite.Insert(PendingPrefix + key, "{}")];
    }

    private static string Key(string alert, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{alert}|{sequence:D12}");

    private async Task<(Delivery Delivery, string ETag)?> OfPendingAsync(Row row, CancellationToken cancel) =>
        await tables.GetAsync(Table, row.Partition, DeliveryPrefix + row.Key[PendingPrefix.Length..], cancel) is { } found
            && CanonicalJson.Read<Delivery>(found.Body) is { State: DeliveryState.Pending } delivery ? (delivery, found.ETag) : null;
}
