using System.Runtime.CompilerServices;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Reading;

/// <summary>Keeps the footprints of a file: their coordinates in pages, one after the other.</summary>
internal sealed class FootprintSink : IShapeSink
{
    private const int PageVertices = 1 << 16;
    private const int PageRings = 1 << 12;
    private double[] _x = [];
    private double[] _y = [];
    private int[] _rings = [];
    private int _vertices;
    private int _ringCount;

    /// <summary>The footprints, in the order in which this thread met them.</summary>
    public List<Footprint> Footprints { get; } = [];

    /// <summary>What several threads kept, in the order of the file.</summary>
    public static Footprint[] InOrder(IReadOnlyList<FootprintSink> sinks)
    {
        Footprint[] all = [.. sinks.SelectMany(sink => sink.Footprints)];
        Array.Sort(Array.ConvertAll(all, footprint => footprint.Record), all);
        return all;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(FlatShape shape, int record, ReadOnlySpan<byte> name)
    {
        var count = shape.End - shape.First;
        if (_vertices + count > _x.Length)
        {
            var room = Math.Max(count, PageVertices);
            (_x, _y, _vertices) = (GC.AllocateUninitializedArray<double>(room), GC.AllocateUninitializedArray<double>(room), 0);
        }
        if (_ringCount + shape.RingCount + 1 > _rings.Length)
        {
            (_rings, _ringCount) = (new int[Math.Max(shape.RingCount + 1, PageRings)], 0);
        }
        shape.X.AsSpan(shape.First, count).CopyTo(_x.AsSpan(_vertices));
        shape.Y.AsSpan(shape.First, count).CopyTo(_y.AsSpan(_vertices));
        for (var ring = 0; ring <= shape.RingCount; ring++)
        {
            _rings[_ringCount + ring] = _vertices + shape.Rings[shape.RingsAt + ring] - shape.First;
        }
        var kept = new FlatShape();
        kept.Set(_x, _y, _rings, _ringCount, shape.RingCount, shape.Parts);
        kept.Box = shape.Box;
        kept.Area = OverlapKernel.Area(kept);
        if (shape.Tree is not null)
        {
            kept.Tree = new();
            kept.Tree.Build(kept);
        }
        _vertices += count;
        _ringCount += shape.RingCount + 1;
        Footprints.Add(new(record, ShapeName.Of(name, record), kept));
    }
}

/// <summary>A footprint (图斑) in memory.</summary>
/// <param name="Record">Number in the file, 1-based.</param>
/// <param name="Id">Its name.</param>
/// <param name="Shape">Its shape, fit for the kernel, with its area.</param>
internal sealed record Footprint(int Record, string Id, FlatShape Shape);
