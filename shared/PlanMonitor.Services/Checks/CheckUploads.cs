using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Checks;

/// <summary>The uploads that a check of one plan and year rests on, in their order.</summary>
public sealed class CheckUploads
{
    // Facts that another way of measuring has stored are not used: raise it when measured figures change.
    private const string Measuring = "facts-1";

    /// <summary>The kind of uploads of footprints (图斑).</summary>
    internal const string FootprintKind = "footprints";

    private CheckUploads(IReadOnlyList<UploadRecord> used, IReadOnlyList<UploadRecord> footprints, int year) =>
        (Used, Accepted, EveryFootprints, Year) = (used, [.. used.Where(upload => !upload.Receipt.IsRejected)], footprints, year);

    /// <summary>The year that is checked.</summary>
    public int Year { get; }

    /// <summary>All that a check reads, rejected ones included: what they lack is told.</summary>
    public IReadOnlyList<UploadRecord> Used { get; }

    /// <summary>Those that were accepted.</summary>
    public IReadOnlyList<UploadRecord> Accepted { get; }

    /// <summary>Uploads of the register of rights.</summary>
    public IEnumerable<UploadRecord> Registers => Accepted.Where(upload => upload.Target.Kind == "rights");

    /// <summary>The newest upload of each kind of layer.</summary>
    public IEnumerable<UploadRecord> Layers =>
        Accepted.Where(upload => upload.Target.Kind == "layer").GroupBy(upload => LayerKind.Of(upload.Target.Layer!), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Last());

    /// <summary>Uploads of footprints of the year.</summary>
    public IEnumerable<UploadRecord> Footprints => Accepted.Where(upload => upload.Target.Kind == FootprintKind && upload.Target.Year == Year);

    /// <summary>Accepted uploads of footprints of all years, those that this check does not rest on included: sites are told in the order of all, and a later upload changes none that was told.</summary>
    public IReadOnlyList<UploadRecord> EveryFootprints { get; }

    /// <summary>Places of the accepted uploads by id.</summary>
    public IReadOnlyDictionary<string, long> Orders => Accepted.Select((upload, place) => (upload.Id, Place: (long)place)).ToDictionary(pair => pair.Id, pair => pair.Place, StringComparer.Ordinal);

    /// <summary>Hash of every upload that a check rests on. Only among uploads for one purpose does it depend on their order: only there one supersedes another.</summary>
    public string Hash => StableHash.Of(string.Join('\n', Used.OrderBy(PurposeOf, StringComparer.Ordinal).Select(upload => $"{upload.Id} {upload.Sha256}")));

    /// <summary>Hash of what footprints are measured against: the register and the layers. It is the same for all years of a plan.</summary>
    public string State => StableHash.Id([Measuring, .. Registers.Concat(Layers).Select(upload => $"{upload.Id} {upload.Sha256}")]);

    /// <summary>Reads them from the ledger.</summary>
    public static async Task<CheckUploads> ReadAsync(PlanLedger ledger, string plan, int year, CancellationToken cancel) => Of(await ledger.UploadsAsync(plan, cancel).ToListAsync(cancel), year);

    /// <summary>Those of a plan's uploads that a check of a year reads.</summary>
    public static CheckUploads Of(IEnumerable<UploadRecord> uploads, int year)
    {
        List<UploadRecord> all = [.. uploads.Order(UploadRecord.Earlier)];
        // A site has its name from the footprint that was taken in first, be it of a later year.
        var last = all.FindLastIndex(upload => IsFootprints(upload) && upload.Target.Year == year);
        return new(
            [.. all.Where((upload, i) => upload.Target.Year is null || upload.Target.Year == year || upload.Target.Kind is "rights" or "layer" || IsEarlier(upload.Target, year) || (i < last && IsFootprints(upload)))],
            [.. all.Where(IsFootprints)],
            year);
    }

    private static bool IsFootprints(UploadRecord upload) => upload.Target is { Kind: FootprintKind, Year: not null } && !upload.Receipt.IsRejected;

    // Trends and running totals need what was reported before.
    private static bool IsEarlier(UploadTarget target, int year) => target.Year < year && CheckQueue.ReadLater(target.Kind);

    private static string PurposeOf(UploadRecord upload) =>
        upload.Target.Kind == FootprintKind ? FootprintKind : upload.Target.Layer is { } layer ? $"{upload.Target.Kind}|{LayerKind.Of(layer)}" : (upload.Target with { Name = "-", Crs = null }).BlobName;
}
