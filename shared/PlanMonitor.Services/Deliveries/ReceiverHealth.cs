using PlanMonitor.Core.Json;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Since when a subscription's receiver fails without a single success; after five days it is given up.</summary>
public sealed class ReceiverHealth(ITables tables)
{
    /// <summary>How long a receiver may fail.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(5);

    private const string Key = "failing";

    /// <summary>Counts an attempt; true where the receiver has failed for too long.</summary>
    public async Task<bool> FailedForLongAsync(string subscription, bool failed, DateTimeOffset now, CancellationToken cancel)
    {
        var row = await tables.GetAsync(DeliveryStore.Table, subscription, Key, cancel);
        if (failed && row is null)
        {
            // Where another worker writes first, its moment is as good.
            await tables.WriteAsync(DeliveryStore.Table, subscription, [RowWrite.Insert(Key, CanonicalJson.Write(now))], cancel);
        }
        else if (!failed && row is not null)
        {
            await ForgetAsync(subscription, cancel);
        }
        return failed && row is not null && now - CanonicalJson.Read<DateTimeOffset>(row.Body) >= Longest;
    }

    /// <summary>Begins anew: a test has passed.</summary>
    public Task ForgetAsync(string subscription, CancellationToken cancel) => tables.WriteAsync(DeliveryStore.Table, subscription, [RowWrite.Delete(Key)], cancel);
}
