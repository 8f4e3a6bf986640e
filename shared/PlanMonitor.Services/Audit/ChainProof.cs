using System.Text.Json;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Audit;

/// <summary>The proof of one chain and of the rows beside it. What others write meanwhile is read before anything is called broken.</summary>
internal sealed class ChainProof(PlanLedger ledger, ITables tables, string plan, AnchorProof anchors)
{
    private readonly Dictionary<string, (string Hash, long Sequence)> _newest = new(StringComparer.Ordinal);

    private readonly HashSet<string> _escalated = new(StringComparer.Ordinal);

    /// <summary>The last link that holds.</summary>
    public AuditHead Last { get; private set; } = AuditHead.Start;

    /// <summary>Rows that were compared.</summary>
    public long Rows { get; private set; }

    /// <summary>Reads the links after the last one that was read, up to the head.</summary>
    public async Task<AuditBreak?> ChainAsync(CancellationToken cancel)
    {
        for (var again = false; ; again = true)
        {
            var before = Last;
            // The head is read first: what it tells is there when the links are read, whatever others append meanwhile.
            var head = await HeadAsync(cancel);
            var told = head?.Sequence == before.Sequence ? before.Hash : null;
            var from = before.Sequence == 0 ? LedgerKeys.AuditPrefix : LedgerKeys.Audit(before.Sequence + 1);
            await foreach (var row in tables.QueryAsync(LedgerKeys.Table, plan, from, LedgerKeys.After(LedgerKeys.AuditPrefix), cancel))
            {
                if (Follow(row) is { } broken)
                {
                    return broken;
                }
                told = Last.Sequence == head?.Sequence ? Last.Hash : told;
            }
            if (head is null || told != head.Hash)
            {
                return new(plan, AuditFault.Head, Last.Sequence, null);
            }
            // One that stands behind the links was read before they came: read again it has moved.
            if (head == Last || (again && head.Sequence > before.Sequence))
            {
                return null;
            }
        }
    }

    // The link of a row after the last one; what is wrong with it, or null.
    private AuditBreak? Follow(Row row)
    {
        var next = Last.Sequence + 1;
        if (Read(row) is not { } entry)
        {
            return new(plan, AuditFault.Form, next, row.Key);
        }
        if (row.Key != LedgerKeys.Audit(next) || AuditChain.FaultOf(entry, plan, Last) is LinkFault.Sequence)
        {
            return new(plan, AuditFault.Sequence, next, null);
        }
        if (AuditChain.FaultOf(entry, plan, Last) is { } fault)
        {
            return new(plan, fault == LinkFault.Plan ? AuditFault.Plan : AuditFault.PreviousHash, next, null);
        }
        Last = new(next, entry.Hash());
        if (anchors.Check(Last, plan) is { } broken)
        {
            return broken;
        }
        _newest[LedgerKeys.RowOf(entry.What, entry.Id)] = (entry.ContentHash, next);
        if (entry is { What: "alert", Change: "escalated" })
        {
            _escalated.Add(entry.Id);
        }
        return null;
    }

    /// <summary>Holds every row against the newest link about it.</summary>
    public async Task<AuditBreak?> RowsAsync(CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var prefix in LedgerKeys.Chained)
        {
            await foreach (var row in tables.QueryAsync(LedgerKeys.Table, plan, prefix, LedgerKeys.After(prefix), cancel))
            {
                Rows++;
                seen.Add(row.Key);
                if (FaultOf(row.Key, row.Body) is not null && await AgainAsync(row.Key, cancel) is { } broken)
                {
                    return broken;
                }
            }
        }
        foreach (var key in _newest.Keys.Where(key => !seen.Contains(key)).Order(StringComparer.Ordinal).ToList())
        {
            if (await AgainAsync(key, cancel) is { } broken)
            {
                return broken;
            }
        }
        return null;
    }

    /// <summary>Looks for marks that an alert was escalated where no link tells of it: such a mark would keep it from being told.</summary>
    public async Task<AuditBreak?> MarksAsync(CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(LedgerKeys.Table, plan, LedgerKeys.EscalationPrefix, LedgerKeys.After(LedgerKeys.EscalationPrefix), cancel))
        {
            Rows++;
            var alert = row.Key.Split('|')[1];
            if (!_escalated.Contains(alert) && (await ChainAsync(cancel) ?? (_escalated.Contains(alert) ? null : new(plan, AuditFault.RowUnknown, null, row.Key))) is { } broken)
            {
                return broken;
            }
        }
        return null;
    }

    /// <summary>Holds waiting messages about alerts against their links: each tells the alert as it was then.</summary>
    public async Task<AuditBreak?> OutboxAsync(CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(LedgerKeys.Table, plan, LedgerKeys.OutboxPrefix, LedgerKeys.After(LedgerKeys.OutboxPrefix), cancel))
        {
            Rows++;
            var sequence = long.TryParse(row.Key.AsSpan(LedgerKeys.OutboxPrefix.Length), out var number) ? number : 0;
            var link = await tables.GetAsync(LedgerKeys.Table, plan, LedgerKeys.Audit(sequence), cancel);
            var entry = link is null ? null : Read(link);
            if (entry is null || (entry.What == "alert" && Told(row.Body) != (entry.Id, entry.Change, entry.ContentHash)))
            {
                return new(plan, AuditFault.MessageChanged, sequence, row.Key);
            }
        }
        return null;
    }

    private static (string? Alert, string? Change, string Hash)? Told(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return (root.GetProperty("alert").GetString(), root.GetProperty("change").GetString(), StableHash.Of(root.GetProperty("content").GetRawText()));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // Someone may have changed the row since the chain was read: then a newer link tells of it.
    private async Task<AuditBreak?> AgainAsync(string key, CancellationToken cancel)
    {
        var row = await tables.GetAsync(LedgerKeys.Table, plan, key, cancel);
        return await ChainAsync(cancel) is { } broken ? broken
            : FaultOf(key, row?.Body) is { } fault ? new(plan, fault, _newest.TryGetValue(key, out var told) ? told.Sequence : null, key)
            : null;
    }

    private AuditFault? FaultOf(string key, string? body) =>
        !_newest.TryGetValue(key, out var told) ? AuditFault.RowUnknown
        : body is null ? AuditFault.RowMissing
        : StableHash.Of(body) != told.Hash ? AuditFault.RowChanged
        : null;

    private async Task<AuditHead?> HeadAsync(CancellationToken cancel)
    {
        try
        {
            return await ledger.HeadAsync(plan, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AuditEntry? Read(Row row)
    {
        try
        {
            var entry = CanonicalJson.Read<AuditEntry>(row.Body);
            return CanonicalJson.Write(entry) == row.Body ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
