using System.Text.Json;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Audit;

/// <summary>
/// Proves chains whole (留痕核验): every link follows the one before and the head is the last; every row of the ledger is what the newest link about it says, none is missing and none
/// unknown; every anchor is as it was written and its hash stands in the chain. It may run while others write.
/// </summary>
public sealed class AuditVerifier(PlanLedger ledger, ITables tables, IBlobs blobs, AnchorStore anchors)
{
    /// <summary>Proves one chain, or all of them, those that only an anchor tells of included; with their uploads' contents where that is asked for.</summary>
    public async Task<IReadOnlyList<AuditReport>> RunAsync(string? plan, bool contents, CancellationToken cancel)
    {
        var taken = await AnchorProof.ReadAsync(anchors, cancel);
        var plans = plan is null ? (await ledger.PlansAsync(cancel).ToListAsync(cancel)).Union(taken.Plans, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() : [plan];
        var reports = new List<AuditReport>();
        foreach (var each in plans)
        {
            var proof = new ChainProof(ledger, tables, each, taken);
            var broken = await proof.ChainAsync(cancel) ?? await proof.RowsAsync(cancel) ?? await proof.MarksAsync(cancel) ?? await proof.OutboxAsync(cancel) ?? taken.BreakOf(each, proof.Last)
                ?? (each == LedgerKeys.NoPlan ? await AnchorRowsAsync(taken, cancel) : null)
                ?? (contents ? await ContentProof.BreakAsync(ledger, blobs, each, cancel) : null);
            reports.Add(new(each, proof.Last.Sequence, proof.Rows, taken.CountOf(each), broken));
        }
        // An anchor that was changed concerns every chain that it tells of.
        return taken.Broken is { } lost && !plans.Contains(LedgerKeys.NoPlan) ? [.. reports, new(LedgerKeys.NoPlan, 0, 0, 0, lost)] : reports;
    }

    private async Task<AuditBreak?> AnchorRowsAsync(AnchorProof taken, CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(LedgerKeys.Table, LedgerKeys.NoPlan, LedgerKeys.AnchorPrefix, LedgerKeys.After(LedgerKeys.AnchorPrefix), cancel))
        {
            var name = row.Key[LedgerKeys.AnchorPrefix.Length..] + ".json";
            if (taken.TextOf(name) is var text && text != row.Body)
            {
                return new(LedgerKeys.NoPlan, text is null ? AuditFault.AnchorMissing : AuditFault.AnchorChanged, null, name);
            }
        }
        return null;
    }
}

/// <summary>The anchors, proved among themselves: each carries the hash of the one before.</summary>
internal sealed class AnchorProof
{
    private const string NoHash = "-";
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<long, (string Hash, string Anchor)>> _heads = new(StringComparer.Ordinal);

    /// <summary>The first anchor that is not as it was written.</summary>
    public AuditBreak? Broken { get; private set; }

    /// <summary>Plans that anchors tell of.</summary>
    public IEnumerable<string> Plans => _heads.Keys;

    public static async Task<AnchorProof> ReadAsync(AnchorStore anchors, CancellationToken cancel)
    {
        var proof = new AnchorProof();
        var following = new Dictionary<string, (string Name, string Text)>(StringComparer.Ordinal);
        await foreach (var (name, text) in anchors.AllAsync(cancel))
        {
            proof._texts.Add(name, text);
            following.TryAdd(AnchorStore.PreviousOf(text) ?? NoHash, (name, text));
        }
        // From the first on, each is followed by the one that carries its hash: mostly the next day's, that of an earlier day where the clock was wrong.
        var left = new SortedSet<string>(proof._texts.Keys, StringComparer.Ordinal);
        for (var last = ""; following.Remove(last, out var next); last = StableHash.Of(next.Text))
        {
            left.Remove(next.Name);
            if (Read(next.Text) is not { } anchor || AnchorStore.NameOf(anchor.Day) != next.Name || !proof.Tells(anchor, next.Name))
            {
                proof.Broken ??= Changed(next.Name);
            }
        }
        // What follows on none, or is a second one after the same, has no place.
        proof.Broken ??= left.Count > 0 ? Changed(left.Min!) : null;
        return proof;
    }

    public string? TextOf(string name) => _texts.GetValueOrDefault(name);

    public int CountOf(string plan) => _heads.GetValueOrDefault(plan)?.Count ?? 0;

    /// <summary>Holds an entry against the anchor of its place, if there is one.</summary>
    public AuditBreak? Check(AuditHead entry, string plan) => _heads.GetValueOrDefault(plan)?.TryGetValue(entry.Sequence, out var told) == true && told.Hash != entry.Hash
        ? new(plan, AuditFault.Anchor, entry.Sequence, told.Anchor)
        : null;

    /// <summary>An anchor beyond the end of a chain, and for the chain of no plan an anchor that was changed.</summary>
    public AuditBreak? BreakOf(string plan, AuditHead last) =>
        _heads.GetValueOrDefault(plan)?.Where(each => each.Key > last.Sequence).Select(each => new AuditBreak(plan, AuditFault.Anchor, each.Key, each.Value.Anchor)).FirstOrDefault()
            ?? (plan == LedgerKeys.NoPlan ? Broken : null);

    private static AuditBreak Changed(string name) => new(LedgerKeys.NoPlan, AuditFault.AnchorChanged, null, name);

    // False where an anchor before it told another hash of the same entry.
    private bool Tells(AuditAnchor anchor, string name)
    {
        var agrees = true;
        foreach (var head in anchor.Heads)
        {
            _heads.TryAdd(head.Plan, []);
            agrees &= _heads[head.Plan].TryAdd(head.Sequence, (head.Hash, name)) || _heads[head.Plan][head.Sequence].Hash == head.Hash;
        }
        return agrees;
    }

    private static AuditAnchor? Read(string text)
    {
        try
        {
            var anchor = CanonicalJson.Read<AuditAnchor>(text);
            return anchor.Heads is not null && CanonicalJson.Write(anchor) == text ? anchor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
