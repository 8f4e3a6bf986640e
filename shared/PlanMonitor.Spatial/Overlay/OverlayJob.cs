using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>
/// The command <c>overlay</c>: footprints against layers, from GeoJSON to one CSV row per pair that shares area, ordered by footprint, layer and
/// feature. Layers are held in memory, footprints stream through. It takes the whole globe.
/// </summary>
public sealed class OverlayJob
{
    private const int ChunkFeatures = 256;

    private readonly OverlayRequest _request;
    private readonly CancellationToken _cancel;
    private readonly List<OverlayNote> _notes = [];
    private OverlayNote? _rejected;

    private OverlayJob(OverlayRequest request, CancellationToken cancel) => (_request, _cancel) = (request, cancel);

    /// <summary>Runs the job. Data errors are in the report; faults of files and streams are thrown.</summary>
    public static OverlayReport Run(OverlayRequest request, CancellationToken cancel) => new OverlayJob(request, cancel).Run();

    private OverlayReport Run()
    {
        var report = new OverlayReport(0, 0, 0, 0, default, _notes, null);
        if (Crs.CrsClaim.Refusal(_request.Asked) is { } refusal)
        {
            return report with { Rejected = new(_request.Footprints.Name, null, refusal) };
        }
        var layers = new List<LayerIndex>();
        foreach (var file in _request.Layers)
        {
            layers.Add(new(file.Name, [.. Features(file)]));
            if (_rejected is not null)
            {
                return report with { Rejected = _rejected };
            }
        }
        report = report with { Features = layers.Sum(layer => layer.Features.Count) };

        _request.Output.Write(OverlayCsv.Header);
        foreach (var chunk in Features(_request.Footprints).Chunk(ChunkFeatures))
        {
            report = Write(chunk, layers, report);
        }
        return report with { Rejected = _rejected };
    }

    private OverlayReport Write(Feature[] chunk, List<LayerIndex> layers, OverlayReport report)
    {
        var rows = new List<(int Layer, int Feature, double Area)>[chunk.Length];
        var stats = new OverlayStats[chunk.Length];
        Parallel.For(0, chunk.Length, new ParallelOptions { MaxDegreeOfParallelism = _request.Threads, CancellationToken = _cancel }, i =>
        {
            var overlay = new FootprintOverlay(chunk[i]);
            rows[i] = [];
            for (var layer = 0; layer < layers.Count; layer++)
            {
                foreach (var shared in overlay.With(layers[layer]).Where(shared => shared.Area >= _request.LeastAreaM2))
                {
                    rows[i].Add((layer, shared.Position, shared.Area));
                }
            }
            stats[i] = overlay.Stats;
        });
        var (pairs, sum) = (report.Pairs, report.AreaM2);
        for (var i = 0; i < chunk.Length; i++)
        {
            foreach (var (layer, feature, area) in rows[i])
            {
                OverlayCsv.Row(_request.Output, chunk[i].Id, layers[layer].Name, layers[layer].Features[feature].Id, area);
                (pairs, sum) = (pairs + 1, sum + area);
            }
        }
        return report with
        {
            Footprints = report.Footprints + chunk.Length, Pairs = pairs, AreaM2 = sum, Stats = stats.Aggregate(report.Stats, OverlayStats.Add),
        };
    }

    // The usable features of a file; what is to be said about the others goes to the notes, a file that is rejected ends early.
    private IEnumerable<Feature> Features(OverlayFile file)
    {
        using var stream = file.Open();
        var (taken, refused) = (0, 0);
        foreach (var item in FeatureReader.Check(GeoJsonReader.Read(stream, attributes: false), CoordinateRange.Globe, _request.Threads, _request.Asked))
        {
            _cancel.ThrowIfCancellationRequested();
            if (item.TryGet(out var feature, out var problem))
            {
                taken++;
                _notes.AddRange(feature.Remarks.Select(remark => new OverlayNote(file.Name, feature.Id, remark)));
                yield return feature;
            }
            else if (problem.Level == ProblemLevel.File)
            {
                _rejected = new(file.Name, null, problem);
            }
            else
            {
                refused += problem.Level == ProblemLevel.Row ? 1 : 0;
                _notes.Add(new(file.Name, null, problem));
            }
            if ((taken + refused) % ChunkFeatures == 0)
            {
                Report(file, stream, taken + refused);
            }
        }
        Report(file, stream, taken + refused);
        if (refused > taken)
        {
            _rejected ??= new(file.Name, null, Problem.Of("feature.mostly-refused", arguments: [("refused", refused), ("total", taken + refused)]));
        }
    }

    private void Report(OverlayFile file, Stream stream, int features) =>
        _request.Progress?.Invoke(new(file.Name, features, stream.CanSeek && stream.Length > 0 ? (double)stream.Position / stream.Length : null));
}
