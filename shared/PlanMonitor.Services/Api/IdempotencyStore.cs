using PlanMonitor.Core.Json;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Api;

/// <summary>What was answered to a request with a key.</summary>
/// <param name="Request">Hash of the request: the same key with another request is refused.</param>
/// <param name="At">When it came.</param>
/// <param name="Status">Status of the answer; null while it is worked on.</param>
/// <param name="Headers">Headers of the answer that belong to it.</param>
/// <param name="Body">The answer.</param>
public sealed record KeptAnswer(string Request, DateTimeOffset At, int? Status, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>
/// The table <c>requests</c>: a caller who sends the same request with the same key again (Idempotency-Key) gets the answer that he missed, for 24 hours. One partition for each
/// caller; a key that is being worked on is claimed by inserting its row.
/// </summary>
public sealed class IdempotencyStore(ITables tables, TimeProvider time)
{
    private const string Table = "requests";

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // Longer than any request takes: whoever claimed it has died.
    private static readonly TimeSpan Claimed = TimeSpan.FromMinutes(5);

    /// <summary>Claims a key; null where it is claimed now, else what was kept or who works on it.</summary>
    public async Task<KeptAnswer?> ClaimAsync(string caller, string key, string request, CancellationToken cancel)
    {
        var claim = CanonicalJson.Write(new KeptAnswer(request, time.GetUtcNow(), null, new Dictionary<string, string>(StringComparer.Ordinal), ""));
        while (!(await tables.WriteAsync(Table, StableHash.Id(caller), [RowWrite.Insert(StableHash.Id(key), claim)], cancel)).Done)
        {
            if (await tables.GetAsync(Table, StableHash.Id(caller), StableHash.Id(key), cancel) is not { } row)
            {
                continue;
            }
            var kept = CanonicalJson.Read<KeptAnswer>(row.Body);
            var age = time.GetUtcNow() - kept.At;
            if (age < (kept.Status is null ? Claimed : Kept))
            {
                return kept;
            }
            if ((await tables.WriteAsync(Table, row.Partition, [RowWrite.Replace(row.Key, claim, row.ETag)], cancel)).Done)
            {
                break;
            }
        }
        return null;
    }

    /// <summary>Keeps the answer to a claimed key.</summary>
    public Task KeepAsync(string caller, string key, string request, int status, IReadOnlyDictionary<string, string> headers, string body, CancellationToken cancel) =>
        tables.WriteAsync(Table, StableHash.Id(caller), [RowWrite.Upsert(StableHash.Id(key), CanonicalJson.Write(new KeptAnswer(request, time.GetUtcNow(), status, headers, body)))], cancel);

    /// <summary>Gives a key back: nothing was done, and the same request may be sent again.</summary>
    public Task ReleaseAsync(string caller, string key, CancellationToken cancel) => tables.WriteAsync(Table, StableHash.Id(caller), [RowWrite.Delete(StableHash.Id(key))], cancel);

    /// <summary>Removes what is older than 24 hours; returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var swept = 0;
        foreach (var partition in await tables.PartitionsAsync(Table, cancel).ToListAsync(cancel))
        {
            foreach (var row in await tables.QueryAsync(Table, partition, null, null, cancel).ToListAsync(cancel))
            {
                if (time.GetUtcNow() - CanonicalJson.Read<KeptAnswer>(row.Body).At >= Kept && (await tables.WriteAsync(Table, partition, [RowWrite.Delete(row.Key, row.ETag)], cancel)).Done)
                {
                    swept++;
                }
            }
        }
        return swept;
    }
}
