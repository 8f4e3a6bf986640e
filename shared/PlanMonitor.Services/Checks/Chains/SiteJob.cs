using System.Collections.Concurrent;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Overlay.Chains;

namespace PlanMonitor.Services.Checks.Chains;

/// <summary>
/// Finds which footprints (图斑) of a plan's uploads, of all years, show the same site, and how much of each right they cover at each date. What was found is stored in
/// <c>facts/{plan}/sites.json</c> and <c>growth.json</c> with the state of the uploads that it rests on, and found again where it is lost or another state is asked for.
/// </summary>
public sealed class SiteJob(IBlobs blobs, PatchStore patches, AttributeNames attributes)
{
    // What was stored by another way of finding is neither used nor continued: raise it when chains or areas change.
    private const string Finding = "sites-1|";

    private readonly ConcurrentDictionary<string, SiteRows> _sites = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GrowthRows> _growth = new(StringComparer.Ordinal);

    /// <summary>The sites as the check of the year sees them, and the growth of the rights with a boundary up to that year, in order of their licences; null without such a right.</summary>
    public async Task<(SiteBook Book, IReadOnlyList<RightGrowth>? Growth)> ReadAsync(string plan, CheckUploads uploads, IReadOnlyList<MiningRight>? rights, CancellationToken cancel)
    {
        var read = new Lazy<Task<IReadOnlyList<IReadOnlyList<Detection>>>>(() => DetectionsAsync(uploads, cancel));
        var rows = await SitesAsync(plan, uploads, read, cancel);
        return (new(rows, uploads), await GrowthAsync(plan, uploads, rows, rights, read, cancel));
    }

    private async Task<SiteRows> SitesAsync(string plan, CheckUploads uploads, Lazy<Task<IReadOnlyList<IReadOnlyList<Detection>>>> read, CancellationToken cancel)
    {
        var state = Finding + StableHash.Id([.. uploads.EveryFootprints.Select(upload => $"{upload.Id} {upload.Sha256}")]);
        var name = $"{plan}/sites.json";
        if (_sites.TryGetValue(plan, out var known) && known.State == state)
        {
            return known;
        }
        // Another process may have found them.
        known = await FactStore.ReadAsync(blobs, name, FactReaders.SiteRows, cancel);
        if (known?.State != state)
        {
            known = Found(state, uploads.EveryFootprints, known, await read.Value, cancel);
            await FactStore.WriteJsonAsync(blobs, name, known, BlobCondition.Always, cancel);
        }
        return _sites[plan] = known;
    }

    // What was told after the same uploads stays: only what came since is measured.
    private static SiteRows Found(string state, IReadOnlyList<UploadRecord> uploads, SiteRows? before, IReadOnlyList<IReadOnlyList<Detection>> detections, CancellationToken cancel)
    {
        var chains = new SiteChains();
        var same = before?.State.StartsWith(Finding, StringComparison.Ordinal) != true ? 0 : before.Uploads.Zip(uploads).TakeWhile((pair, i) => pair.First.Upload == pair.Second.Id && pair.First.Rows.Count == detections[i].Count).Count();
        var seen = uploads.Select((upload, i) =>
            chains.Add(upload.Target.Year!.Value, detections[i], cancel, i < same ? [.. before!.Uploads[i].Rows.Select(row => row.Site)] : null)).ToList();
        return new(state,
        [
            .. uploads.Select((upload, i) => new UploadSites(upload.Id,
                [.. detections[i].Select((detection, place) => new SiteRow(
                    detection.Id, seen[i][place].Site, detection.Date, Rounded(seen[i][place].AreaM2), chains.Counts(seen[i][place]), detection.Record))])),
        ]);
    }

    private async Task<IReadOnlyList<RightGrowth>?> GrowthAsync(
        string plan, CheckUploads uploads, SiteRows sites, IReadOnlyList<MiningRight>? rights, Lazy<Task<IReadOnlyList<IReadOnlyList<Detection>>>> read, CancellationToken cancel)
    {
        var bounded = (rights ?? []).Where(right => right is { Kind: RightKind.Mining, Boundary: not null }).OrderBy(right => right.Licence, StringComparer.Ordinal).ToList();
        if (bounded.Count == 0)
        {
            return null;
        }
        var state = StableHash.Id([sites.State, .. uploads.Registers.Select(upload => $"{upload.Id} {upload.Sha256}")]);
        var name = $"{plan}/growth.json";
        if (!_growth.TryGetValue(plan, out var known) || known.State != state)
        {
            known = await FactStore.ReadAsync(blobs, name, FactReaders.GrowthRows, cancel);
        }
        if (known?.State != state)
        {
            known = new(state, Covered(bounded, uploads.EveryFootprints, sites, await read.Value, cancel));
            await FactStore.WriteJsonAsync(blobs, name, known, BlobCondition.Always, cancel);
        }
        _growth[plan] = known;
        // What later years saw is not known to this one.
        return [.. known.Rows.Where(row => row.Year <= uploads.Year).GroupBy(row => row.Right, StringComparer.Ordinal)
            .Select(group => new RightGrowth(group.Key, [.. group.Select(row => new CoveredArea(row.Date, row.Year, row.AreaM2))]))];
    }

    private static List<GrowthRow> Covered(List<MiningRight> rights, IReadOnlyList<UploadRecord> uploads, SiteRows sites, IReadOnlyList<IReadOnlyList<Detection>> detections, CancellationToken cancel)
    {
        var dates = uploads.SelectMany((upload, i) => detections[i].Zip(sites.Uploads[i].Rows).Where(pair => pair.Second.Counts).Select(pair => (Year: upload.Target.Year!.Value, pair.First)))
            .GroupBy(pair => (pair.First.Date, pair.Year)).OrderBy(group => group.Key).ToList();
        return [.. GroundByDate.Of(RightBoundaries.Of(rights).ConvertAll(right => right.Geometry), dates.ConvertAll(group => group.Select(pair => pair.First).ToList()), cancel)
            .Select(each => new GrowthRow(rights[each.Right].Licence, dates[each.Group].Key.Year, dates[each.Group].Key.Date, Rounded(each.AreaM2)))];
    }

    private async Task<IReadOnlyList<IReadOnlyList<Detection>>> DetectionsAsync(CheckUploads uploads, CancellationToken cancel)
    {
        var detections = new List<IReadOnlyList<Detection>>();
        foreach (var upload in uploads.EveryFootprints)
        {
            var end = new DateOnly(upload.Target.Year!.Value, 12, 31);
            var found = new List<Detection>(upload.Receipt.Accepted);
            await foreach (var some in patches.ReadAsync(upload, 0, upload.Receipt.Accepted, cancel))
            {
                found.AddRange(InParallel.Select(some, (feature, _) => new Detection(feature.Id, FootprintDates.To(feature, attributes) ?? end, feature.Geometry, feature.Record), cancel));
            }
            detections.Add(found);
        }
        return detections;
    }

    private static decimal Rounded(double area) => Math.Round((decimal)area, 3, MidpointRounding.AwayFromZero);
}
