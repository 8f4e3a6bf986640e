using System.Runtime.CompilerServices;
using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Overlay.Rows;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>Measures the features of a layer against the footprints as they come, and keeps only what they share.</summary>
internal sealed class LayerSink(ShapeIndex footprints, int layer, double least) : IShapeSink
{
    private readonly OverlapKernel _kernel = new();
    private readonly List<int> _found = [];

    /// <summary>The pairs, in the order in which this thread met them.</summary>
    public List<OverlayRow> Rows { get; } = [];

    /// <summary>How pairs were decided.</summary>
    public OverlayStats Stats => _kernel.Stats;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(FlatShape shape, int record, ReadOnlySpan<byte> name)
    {
        _found.Clear();
        footprints.Find(shape.Box, _found);
        string? id = null;
        foreach (var footprint in _found)
        {
            var area = _kernel.Shared(footprints.Shapes[footprint], shape);
            if (area > 0 && area >= least)
            {
                Rows.Add(new(footprint, layer, record, id ??= ShapeName.Of(name, record), area));
            }
        }
    }
}
