using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>The features of one layer (图层), found by their boxes. Safe to read from several threads.</summary>
public sealed class LayerIndex
{
    private readonly STRtree<int> _boxes = new();
    private readonly IPreparedGeometry?[] _prepared;
    private readonly FlatShape?[] _flat;

    /// <summary>Indexes a layer.</summary>
    /// <param name="name">Name of the layer.</param>
    /// <param name="features">Its features in the order of their file.</param>
    public LayerIndex(string name, IReadOnlyList<Feature> features)
    {
        (Name, Features) = (name, features);
        (_prepared, _flat) = (new IPreparedGeometry?[features.Count], new FlatShape?[features.Count]);
        for (var i = 0; i < features.Count; i++)
        {
            _boxes.Insert(features[i].Geometry.EnvelopeInternal, i);
        }
        _boxes.Build();
    }

    /// <summary>Name of the layer.</summary>
    public string Name { get; }

    /// <summary>Its features.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Positions of the features whose boxes meet a box, in order.</summary>
    internal int[] Candidates(Envelope box)
    {
        int[] found = [.. _boxes.Query(box)];
        Array.Sort(found);
        return found;
    }

    /// <summary>The feature prepared for many tests, made when it is first needed.</summary>
    internal IPreparedGeometry Prepared(int position) =>
        Volatile.Read(ref _prepared[position])
        ?? Interlocked.CompareExchange(ref _prepared[position], PreparedGeometryFactory.Prepare(Features[position].Geometry), null)
        ?? _prepared[position]!;

    /// <summary>The feature fit for the kernel, made when it is first needed.</summary>
    internal FlatShape Flat(int position) =>
        Volatile.Read(ref _flat[position])
        ?? Interlocked.CompareExchange(ref _flat[position], ShapeCheck.Fit(Features[position].Geometry), null)
        ?? _flat[position]!;
}
