using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Services.Ingest;

/// <summary>
/// Layers and footprints: read whole once to write the receipt. The content itself is the archived upload; checks read it again with the same reader,
/// so that what was accepted and what is used can never differ.
/// </summary>
internal static class FeatureUpload
{
    /// <summary>Reads an upload of features and judges it: more than half bad, and the file is not taken.</summary>
    public static ReadUpload Read(UploadTarget target, HashedContent content)
    {
        var problems = new ProblemList();
        var rejected = new List<Source>();
        var accepted = 0;
        var whole = false;
        foreach (var item in Features(content.Bytes))
        {
            if (item.TryGet(out var feature, out var problem))
            {
                accepted++;
                problems.AddRange(feature.Remarks);
                continue;
            }
            problems.Add(problem);
            whole |= problem.Level == ProblemLevel.File;
            if (problem.Level == ProblemLevel.Row)
            {
                rejected.Add(new(target.Name, content.Sha256, problem.Line ?? 0));
            }
        }
        var total = accepted + rejected.Count;
        if (!whole && total == 0)
        {
            problems.Add(Problem.Of("file.empty"));
        }
        else if (!whole && rejected.Count > accepted)
        {
            problems.Add(Problem.Of("file.too-many-bad-features", arguments: [("bad", rejected.Count), ("total", total)]));
        }
        return new(accepted, rejected.Count, problems.Ordered(), rejected, (_, _) => Task.CompletedTask);
    }

    /// <summary>The usable features of an upload that was accepted, in their order.</summary>
    public static IReadOnlyList<Feature> Usable(byte[] content) => [.. Features(content).Where(item => item.Ok).Select(item => item.Value)];

    private static IEnumerable<Outcome<Feature>> Features(byte[] content) =>
        FeatureReader.Check(GeoJsonReader.Read(new MemoryStream(content, writable: false)), CoordinateRange.China);
}
