using System.IO.Compression;
using System.Text;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services.Evidence;

/// <summary>
/// The evidence pack of an alert (证据包): everything that its finding rests on, so that anyone can compute it again with the product alone. The same state gives the same bytes.
/// </summary>
public sealed class EvidenceWriter(
    PlanLedger ledger, FindingStore findings, PlanShelf plans, IBlobs blobs, LayerStore layers, PatchStore patches, SiteJob sites, CheckInputs reads, AttributeNames names)
{
    // Zip keeps a time for each file; the same state must give the same bytes.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The attribute names of the office (see <see cref="AttributeNames.Read"/>), by which its files of features are read.</summary>
    internal const string Names = "attributes.json";

    /// <summary>Files that every pack has beside its manifest and inputs.</summary>
    internal static IReadOnlyList<string> Always { get; } = ["alert.json", "actions.json", "audit.json", "finding.json", "plan.json", "summary.html"];

    /// <summary>Writes the pack of an alert; its manifest, or why there is none.</summary>
    public async Task<Outcome<EvidenceManifest>> WriteAsync(Alert alert, Stream to, CancellationToken cancel)
    {
        if (await findings.FindAsync(alert.Plan, alert.Period, alert.Finding, cancel) is not { } finding)
        {
            return Problem.Of("evidence.no-finding", value: alert.Id);
        }
        var uploads = await CheckUploads.ReadAsync(ledger, alert.Plan, alert.Period, cancel);
        var run = (await findings.RunsAsync(alert.Plan, cancel).Where(each => each.Run.Year == alert.Period && each.Run.PlanVersion == finding.PlanVersion && each.Run.Inputs == uploads.Hash).ToListAsync(cancel))
            .MaxBy(each => each.Run.AsOf)?.Run;
        if (run is null || plans.Library.Versions(alert.Plan).FirstOrDefault(version => version.Version.Id == run.PlanVersion) is not { } plan)
        {
            return Problem.Of("evidence.stale", value: alert.Plan, arguments: [("year", alert.Period)]);
        }
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var files = await TextsAsync(alert, finding, plan, uploads, cancel);
        var inputs = new List<EvidenceInput>();
        foreach (var (number, upload) in uploads.Used.Index())
        {
            inputs.Add(await InputAsync(zip, number + 1, upload, cancel));
        }
        var manifest = new EvidenceManifest(
            EvidenceManifest.Version, alert.Id, finding.Id, run, EvidenceManifest.Areas, inputs, [.. files.Select(file => new EvidenceFile(file.Name, StableHash.Of(file.Text)))]);
        foreach (var (name, text) in files.Append((EvidenceManifest.Name, CanonicalJson.Write(manifest))))
        {
            await using var entry = Entry(zip, name);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        }
        return manifest;
    }

    private async Task<List<(string Name, string Text)>> TextsAsync(Alert alert, Finding finding, Plan plan, CheckUploads uploads, CancellationToken cancel)
    {
        var actions = await ledger.ActionsAsync(alert.Plan, alert.Id, cancel);
        var ids = uploads.Used.Select(upload => upload.Id).ToHashSet(StringComparer.Ordinal);
        var entries = await ledger.EntriesAsync(alert.Plan, cancel)
            .Where(entry => entry.What == "alert" ? entry.Id == alert.Id : entry.What == "action" ? entry.Id.StartsWith(alert.Id + "|", StringComparison.Ordinal) : ids.Contains(entry.Id))
            .Select(entry => new EvidenceEntry(entry, entry.Hash())).ToListAsync(cancel);
        List<(string, string)> files =
        [
            ("alert.json", CanonicalJson.Write(alert)),
            ("actions.json", CanonicalJson.Write(actions)),
            ("audit.json", CanonicalJson.Write(new EvidenceAudit(await ledger.HeadAsync(alert.Plan, cancel), entries))),
            ("finding.json", CanonicalJson.Write(finding)),
            ("plan.json", await plans.TextAsync(plan, cancel)),
        ];
        return [.. files, .. await DerivedAsync(alert, actions, finding, plan, uploads, cancel)];
    }

    /// <summary>What a pack says in other words: the page, the ground, the site and the growth, which come out of the rest again; and the attribute names of the office, where it has its own.</summary>
    internal async Task<IReadOnlyList<(string Name, string Text)>> DerivedAsync(Alert alert, IReadOnlyList<AlertAction> actions, Finding finding, Plan plan, CheckUploads uploads, CancellationToken cancel)
    {
        List<(string, string)> files = [("summary.html", EvidencePage.Write(alert, finding, plan, actions)), .. names.Json is { } own ? new[] { (Names, own) } : []];
        if (!uploads.Footprints.Any())
        {
            return files;
        }
        var (book, growth) = await sites.ReadAsync(plan.Id, uploads, await reads.RightsAsync(plan.Id, uploads, cancel), cancel);
        return [.. files, .. await EvidenceOverlap.WriteAsync(finding, uploads, book, layers, patches, cancel), .. EvidenceSite.Write(finding, book, growth)];
    }

    private async Task<EvidenceInput> InputAsync(ZipArchive zip, int number, UploadRecord upload, CancellationToken cancel)
    {
        var container = upload.Receipt.IsRejected ? IngestJob.Quarantine : IngestJob.Archive;
        await using var content = await blobs.OpenAsync(container, upload.Blob, 0, null, cancel)
            ?? throw new FileNotFoundException($"The content of the upload {upload.Blob} is gone; restore it from a backup, or upload the file again.", upload.Blob);
        var file = FileOf(number, upload.Target);
        await using var entry = Entry(zip, file);
        await content.Stream.CopyToAsync(entry, cancel);
        return new(file, upload.Target.BlobName, upload.AlsoAs, upload.Sha256, StatusOf(upload), CoordinatesOf(upload));
    }

    /// <summary>Name of an input in the pack.</summary>
    internal static string FileOf(int number, UploadTarget target) => $"inputs/{number:D4}{Path.GetExtension(target.Name)}";

    /// <summary>What the receipt of an upload says.</summary>
    internal static string StatusOf(UploadRecord upload) => CanonicalJson.Write(upload.Receipt.Status).Trim('"');

    /// <summary>What was decided about the coordinates of an upload.</summary>
    internal static IReadOnlyList<Text> CoordinatesOf(UploadRecord upload) =>
    [
        .. (upload.Receipt.Crs ?? []).Select(decision => decision.Message),
        .. upload.Receipt.Problems.Where(problem => problem.Code.StartsWith("crs.", StringComparison.Ordinal) || problem.Code.StartsWith("coordinates.", StringComparison.Ordinal)).Select(problem => problem.Message).Distinct(),
    ];

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
