using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Overlay.Reading;
using PlanMonitor.Spatial.Overlay.Rows;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>
/// The command <c>overlay</c>: footprints against layers, from files to one CSV row per pair that shares area, ordered by footprint, layer and
/// feature. Footprints are held in memory; layers are measured against them as they are read, and never stored. It takes the whole globe.
/// </summary>
public sealed class OverlayJob
{
    private readonly OverlayRequest _request;
    private readonly CancellationToken _cancel;

    private OverlayJob(OverlayRequest request, CancellationToken cancel) => (_request, _cancel) = (request, cancel);

    /// <summary>Runs the job. Data errors are in the report; faults of files and streams are thrown.</summary>
    public static OverlayReport Run(OverlayRequest request, CancellationToken cancel) => new OverlayJob(request, cancel).Run();

    private OverlayReport Run()
    {
        var report = new OverlayReport(0, 0, 0, 0, default, [], null);
        if (Crs.CrsClaim.Refusal(_request.Asked) is { } refusal)
        {
            return report with { Rejected = new(_request.Footprints.Name, null, refusal) };
        }
        var patches = new ShapeFile<FootprintSink>(_request.Footprints, () => new(), _request, _cancel);
        patches.Read();
        var footprints = FootprintSink.InOrder(patches.Sinks);
        var index = new ShapeIndex([.. footprints.Select(footprint => footprint.Shape)]);

        // A report speaks of the layers first: what is wrong with one of them ends the job before the footprints count.
        var (notes, sinks) = (new List<OverlayNote>(), new List<LayerSink>());
        for (var i = 0; i < _request.Layers.Count; i++)
        {
            var (file, layer) = (_request.Layers[i], i);
            var features = new ShapeFile<LayerSink>(file, () => new(index, layer, _request.LeastAreaM2), _request, _cancel);
            features.Read();
            notes.AddRange(features.Tally.Notes(file.Name));
            if (features.Rejected is { } problem)
            {
                return report with { Notes = notes, Rejected = new(file.Name, null, problem) };
            }
            report = report with { Features = report.Features + features.Tally.Taken };
            sinks.AddRange(features.Sinks);
        }
        notes.AddRange(patches.Tally.Notes(_request.Footprints.Name));
        report = report with
        {
            Footprints = footprints.Length, Stats = sinks.Select(sink => sink.Stats).Aggregate(default(OverlayStats), OverlayStats.Add), Notes = notes,
            Rejected = patches.Rejected is { } fault ? new(_request.Footprints.Name, null, fault) : null,
        };
        return report.Rejected is null ? Write(footprints, sinks, report) : report;
    }

    private OverlayReport Write(Footprint[] footprints, List<LayerSink> sinks, OverlayReport report)
    {
        var (csv, sum) = (new OverlayCsv(_request.Output), 0.0);
        var rows = RowOrder.Sorted(sinks.ConvertAll(sink => sink.Rows), footprints.Length);
        foreach (ref readonly var row in rows.AsSpan())
        {
            csv.Row(footprints[row.Footprint].Id, _request.Layers[row.Layer].Name, row.Feature, row.Area);
            sum += row.Area;
        }
        csv.Flush();
        return report with { Pairs = rows.Length, AreaM2 = sum };
    }
}
