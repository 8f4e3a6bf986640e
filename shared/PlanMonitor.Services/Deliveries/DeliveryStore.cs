using System.Globalization;
using System.Runtime.CompilerServices;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What stands beside a delivery as long as it is pending, so that what is still to be sent is found without reading what was.</summary>
/// <param name="DueAt">When it is to be sent.</param>
/// <param name="CreatedAt">When it was taken out of the outbox.</param>
/// <param name="Severity">Weight of its alert.</param>
/// <param name="IsMade">True where its message is made: what goes in it is settled.</param>
/// <param name="In">The delivery whose message it goes in; null where it goes in its own.</param>
public sealed record PendingMark(DateTimeOffset DueAt, DateTimeOffset CreatedAt, Severity Severity, bool IsMade, DeliveryKey? In)
{
    /// <summary>The mark of a delivery.</summary>
    public static PendingMark Of(Delivery delivery, DeliveryKey? message = null) => new(delivery.DueAt, delivery.CreatedAt, delivery.Severity, delivery.Body is not null, message);
}

/// <summary>A mark with its key and ETag.</summary>
public sealed record PendingRow(DeliveryKey Key, PendingMark Mark, string ETag);

/// <summary>
/// The table <c>deliveries</c>, one partition per subscription: a row for each delivery, one by which its id is found, a mark beside it as long as it is pending, and a row
/// for each attempt. Keys hold alert and sequence: the deliveries of one alert stand in their order.
/// </summary>
public sealed class DeliveryStore(ITables tables)
{
    /// <summary>The table.</summary>
    internal const string Table = "deliveries";

    internal const string DeliveryPrefix = "delivery|";
    internal const string PendingPrefix = "pending|";
    internal const string IdPrefix = "id|";
    private const string AttemptPrefix = "attempt|";
    private const string ToldPrefix = "told|";

    /// <summary>Deliveries in one transaction: each is three rows.</summary>
    public const int Together = TableLimits.TransactionRows / 3;

    /// <summary>Events in one message: when it ends each is three rows at most, and the attempt is one.</summary>
    public const int MostParts = 32;

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
    public async Task<(Delivery Delivery, string ETag)?> FindAsync(string subscription, DeliveryKey key, CancellationToken cancel) =>
        await tables.GetAsync(Table, subscription, DeliveryPrefix + Name(key), cancel) is { } row ? (CanonicalJson.Read<Delivery>(row.Body), row.ETag) : null;

    /// <summary>The mark of a pending delivery, or null.</summary>
    public async Task<PendingRow?> MarkAsync(string subscription, DeliveryKey key, CancellationToken cancel) =>
        await tables.GetAsync(Table, subscription, PendingPrefix + Name(key), cancel) is { } row ? new(key, CanonicalJson.Read<PendingMark>(row.Body), row.ETag) : null;

    /// <summary>The oldest pending delivery of the same alert and subscription that must go before this one, or null.</summary>
    public ValueTask<PendingRow?> EarlierAsync(Delivery delivery, CancellationToken cancel) =>
        MarksAsync(delivery.Subscription, PendingPrefix + delivery.Alert + '|', PendingPrefix + Name(delivery.Key), cancel).FirstOrDefaultAsync(cancel);

    /// <summary>The greatest weight of a pending delivery and of those of the same alert that wait behind it.</summary>
    public async Task<Severity> HeaviestAsync(Delivery delivery, CancellationToken cancel)
    {
        var prefix = PendingPrefix + delivery.Alert + '|';
        return await MarksAsync(delivery.Subscription, PendingPrefix + Name(delivery.Key), LedgerKeys.After(prefix), cancel).AggregateAsync(delivery.Severity, (most, row) => row.Mark.Severity > most ? row.Mark.Severity : most, cancel);
    }

    /// <summary>True where a subscription was ever sent something about an alert, or is to be.</summary>
    public async Task<bool> IsToldAsync(string subscription, string alert, CancellationToken cancel)
    {
        var prefix = DeliveryPrefix + alert + '|';
        return await tables.QueryAsync(Table, subscription, prefix, LedgerKeys.After(prefix), cancel).AnyAsync(cancel);
    }

    /// <summary>
    /// Writes a delivery back, and with it its mark; false where it is no longer as it was read. Of one that may be gathered meanwhile the mark's ETag says whether it was:
    /// its own row does not change by that. Null for a message that is made.
    /// </summary>
    public async Task<bool> KeepAsync(string etag, string? markETag, Delivery after, CancellationToken cancel) =>
        (await tables.WriteAsync(Table, after.Subscription, Kept(after, etag, null, markETag), cancel)).Done;

    /// <summary>
    /// Settles what goes in one message: its leader is written, and the marks of the others say where they go. False where one of them is no longer as it was read.
    /// </summary>
    public async Task<bool> GatherAsync((Delivery After, string ETag) leader, PendingRow leaderMark, IReadOnlyList<PendingRow> parts, CancellationToken cancel)
    {
        RowWrite[] writes =
        [
            RowWrite.Replace(DeliveryPrefix + Name(leader.After.Key), CanonicalJson.Write(leader.After), leader.ETag),
            RowWrite.Replace(PendingPrefix + Name(leaderMark.Key), CanonicalJson.Write(PendingMark.Of(leader.After)), leaderMark.ETag),
            .. parts.Select(part => RowWrite.Replace(PendingPrefix + Name(part.Key), CanonicalJson.Write(part.Mark with { IsMade = true, In = leader.After.Key }), part.ETag)),
        ];
        return (await tables.WriteAsync(Table, leader.After.Subscription, writes, cancel)).Done;
    }

    /// <summary>
    /// Writes down an attempt: the log, the delivery, and - where its message came to its end - the events that went in it and when their alerts were told.
    /// False where one of them is no longer as it was read.
    /// </summary>
    public async Task<bool> AttemptedAsync((Delivery After, string ETag) leader, IReadOnlyList<(Delivery After, string ETag)> parts, Attempt attempt, bool marksTold, CancellationToken cancel)
    {
        var ended = leader.After.State != DeliveryState.Pending;
        IEnumerable<Delivery> told = marksTold && leader.After.State == DeliveryState.Delivered ? parts.Select(part => part.After).Prepend(leader.After).DistinctBy(each => each.Alert, StringComparer.Ordinal) : [];
        RowWrite[] writes =
        [
            RowWrite.Upsert(AttemptKey(leader.After, attempt), CanonicalJson.Write(attempt)),
            .. Kept(leader.After, leader.ETag),
            .. ended ? parts.SelectMany(part => Kept(part.After, part.ETag)) : [],
            .. told.Select(each => RowWrite.Upsert(ToldPrefix + each.Alert, CanonicalJson.Write(attempt.At))),
        ];
        return (await tables.WriteAsync(Table, leader.After.Subscription, writes, cancel)).Done;
    }

    /// <summary>Writes a message and the events in it back as pending; false where one of them is no longer as it was read.</summary>
    public async Task<bool> AgainAsync((Delivery After, string ETag) leader, string? markETag, IReadOnlyList<(Delivery After, string ETag)> parts, CancellationToken cancel) =>
        (await tables.WriteAsync(Table, leader.After.Subscription, [.. Kept(leader.After, leader.ETag, null, markETag), .. parts.SelectMany(part => Kept(part.After, part.ETag, leader.After.Key))], cancel)).Done;

    /// <summary>When an alert was told to a subscription last, or null.</summary>
    public async Task<DateTimeOffset?> ToldAsync(string subscription, string alert, CancellationToken cancel) =>
        await tables.GetAsync(Table, subscription, ToldPrefix + alert, cancel) is { } row ? CanonicalJson.Read<DateTimeOffset>(row.Body) : null;

    /// <summary>The marks of what is still to be sent to a subscription, by alert and sequence.</summary>
    public IAsyncEnumerable<PendingRow> PendingAsync(string subscription, CancellationToken cancel) =>
        MarksAsync(subscription, PendingPrefix, LedgerKeys.After(PendingPrefix), cancel);

    private IAsyncEnumerable<PendingRow> MarksAsync(string subscription, string from, string to, CancellationToken cancel) =>
        tables.QueryAsync(Table, subscription, from, to, cancel)
            .Select(row => new PendingRow(KeyOf(row.Key.AsSpan(PendingPrefix.Length)), CanonicalJson.Read<PendingMark>(row.Body), row.ETag));

    /// <summary>Every attempt of a delivery, the oldest first, with the beginning of each answer.</summary>
    public IAsyncEnumerable<Attempt> AttemptsAsync(Delivery delivery, CancellationToken cancel)
    {
        var prefix = $"{AttemptPrefix}{Name(delivery.Key)}|";
        return tables.QueryAsync(Table, delivery.Subscription, prefix, LedgerKeys.After(prefix), cancel).Select(row => CanonicalJson.Read<Attempt>(row.Body));
    }

    /// <summary>Every delivery, by subscription, alert and sequence.</summary>
    public async IAsyncEnumerable<Delivery> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var subscription in tables.PartitionsAsync(Table, cancel))
        {
            await foreach (var delivery in OfAsync(subscription, cancel))
            {
                yield return delivery;
            }
        }
    }

    /// <summary>Every delivery of one subscription, by alert and sequence.</summary>
    public IAsyncEnumerable<Delivery> OfAsync(string subscription, CancellationToken cancel) =>
        tables.QueryAsync(Table, subscription, DeliveryPrefix, LedgerKeys.After(DeliveryPrefix), cancel).Select(row => CanonicalJson.Read<Delivery>(row.Body));

    /// <summary>The row by which a delivery's id is found.</summary>
    internal static RowWrite IdRow(Delivery delivery) => RowWrite.Upsert(IdPrefix + delivery.Id, CanonicalJson.Write(delivery.Key));

    private static RowWrite[] Rows(Delivery delivery) =>
    [
        RowWrite.Insert(DeliveryPrefix + Name(delivery.Key), CanonicalJson.Write(delivery)),
        RowWrite.Insert(PendingPrefix + Name(delivery.Key), CanonicalJson.Write(PendingMark.Of(delivery))),
        IdRow(delivery),
    ];

    // The delivery's ETag guards both: a mark that is gone already was taken by the same transaction as the state.
    private static RowWrite[] Kept(Delivery after, string etag, DeliveryKey? message = null, string? markETag = null)
    {
        var (mark, body) = (PendingPrefix + Name(after.Key), CanonicalJson.Write(PendingMark.Of(after, message)));
        return
        [
            RowWrite.Replace(DeliveryPrefix + Name(after.Key), CanonicalJson.Write(after), etag),
            after.State != DeliveryState.Pending ? RowWrite.Delete(mark) : markETag is null ? RowWrite.Upsert(mark, body) : RowWrite.Replace(mark, body, markETag),
        ];
    }

    private static string AttemptKey(Delivery delivery, Attempt attempt) => string.Create(CultureInfo.InvariantCulture, $"{AttemptPrefix}{Name(delivery.Key)}|{attempt.At.UtcTicks:D19}|{delivery.Attempts.Count:D3}");

    internal static string Name(DeliveryKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.Alert}|{key.Sequence:D12}");

    internal static DeliveryKey KeyOf(ReadOnlySpan<char> name) => new(name[..name.LastIndexOf('|')].ToString(), long.Parse(name[(name.LastIndexOf('|') + 1)..], CultureInfo.InvariantCulture));
}
