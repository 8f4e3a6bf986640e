using NetTopologySuite.IO;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Services.Ingest;

/// <summary>
/// Layers and footprints: read once, feature by feature, for the receipt and for the file that checks read them from. Where that file is lost it is made again of the
/// archived upload by the same reader, so that what was accepted and what is used can never differ.
/// </summary>
internal static class FeatureUpload
{
    private const int NumberLength = 12;

    // An archive of many files: the receipt has to fit into a row.
    private const int MostDecisions = 100;

    /// <summary>Reads an upload of features and judges it: more than half bad, and the file is not taken.</summary>
    public static ReadUpload Read(UploadTarget target, HashedContent content, AttributeNames names, LayerStore layers, PatchStore patches, CancellationToken cancel)
    {
        var draft = IsFootprints(target) ? patches.Begin() : layers.Begin();
        try
        {
            return Read(target, content, names, draft, cancel);
        }
        catch
        {
            draft.Dispose();
            throw;
        }
    }

    /// <summary>The usable features of an upload that was accepted, in their order.</summary>
    public static IEnumerable<Feature> Usable(UploadTarget target, HashedContent content, AttributeNames names) => Features(target, content, names).Where(item => item.Ok).Select(item => item.Value);

    private static ReadUpload Read(UploadTarget target, HashedContent content, AttributeNames names, FeatureDraft draft, CancellationToken cancel)
    {
        var problems = new ProblemList();
        var rejected = new List<Source>();
        var systems = new CrsTally();
        var (accepted, bad, unnamed, whole) = (0, 0, 0, false);
        foreach (var item in Features(target, content, names))
        {
            cancel.ThrowIfCancellationRequested();
            if (accepted == FootprintJob.Most && item.Ok && IsFootprints(target))
            {
                problems.Add(Problem.Of("footprint.too-many", arguments: [("limit", FootprintJob.Most)]));
                whole = true;
                break;
            }
            if (item.TryGet(out var feature, out var problem))
            {
                accepted++;
                draft.Add(feature);
                systems.Add(feature);
                unnamed += feature.Named ? 0 : 1;
                problems.AddRange(IsFootprints(target) ? feature.Remarks.Concat(FootprintDates.Remarks(feature, names)) : feature.Remarks);
                continue;
            }
            problems.Add(problem);
            whole |= problem.Level == ProblemLevel.File;
            if (problem.Level == ProblemLevel.Row)
            {
                bad++;
                // One more than are listed one by one tells that there are too many.
                if (rejected.Count <= IngestJob.MostRejectedRows)
                {
                    rejected.Add(new(target.Name, content.Sha256, problem.Line ?? 0));
                }
            }
        }
        var total = accepted + bad;
        if (!whole && total == 0)
        {
            problems.Add(Problem.Of("file.empty"));
        }
        else if (!whole && bad > accepted)
        {
            problems.Add(Problem.Of("file.too-many-bad-features", arguments: [("bad", bad), ("total", total)]));
        }
        if (!whole && unnamed > 0 && IsFootprints(target))
        {
            problems.Add(Problem.Of("footprint.not-numbered", arguments: [("count", unnamed)]));
        }
        return new(accepted, bad, problems.Ordered(), rejected, (upload, stop) => draft.WriteAsync(target.Plan, upload, stop))
        {
            Draft = draft,
            Crs = [.. systems.Decisions.Take(MostDecisions).Select(each => new ReceiptCrs(each.Count, each.Decision.Epsg, each.Decision.Claim, each.Decision.Told(each.Count).Message) { Part = each.Part })],
        };
    }

    private static IEnumerable<Outcome<Feature>> Features(UploadTarget target, HashedContent content, AttributeNames names)
    {
        var features = FeatureReader.Read(new SourceFile(target.Name, content.Open), CoordinateRange.China, CrsClaim.OfPerson(target.Crs), names);
        return IsFootprints(target) ? Numbered(features) : features;
    }

    private static bool IsFootprints(UploadTarget target) => target.Kind == "footprints";

    // A site is known by its number. One without is numbered by its shape, since a position says nothing beyond its file; a number stands once in a file.
    private static IEnumerable<Outcome<Feature>> Numbered(IEnumerable<Outcome<Feature>> features)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in features)
        {
            if (!item.TryGet(out var feature, out _))
            {
                yield return item;
                continue;
            }
            var numbered = feature.Named ? feature : feature with { Id = "#" + StableHash.Of(Convert.ToHexString(new WKBWriter().Write(feature.Geometry)))[..NumberLength] };
            if (seen.TryAdd(numbered.Id, numbered.Record))
            {
                yield return numbered;
            }
            else
            {
                yield return Problem.Of("footprint.repeated", numbered.Record, "JCBH", numbered.Id, ("first", seen[numbered.Id])) with { Part = numbered.Part };
            }
        }
    }
}
