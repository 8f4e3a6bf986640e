using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>The features of one layer (图层), found by their boxes. Safe to read from several threads.</summary>
public sealed class LayerIndex
{
    private readonly STRtree<int> _boxes = new();
    private readonly FlatShape?[] _shapes;
    private readonly string[] _ids;

    /// <summary>Indexes a layer.</summary>
    /// <param name="name">Name of the layer.</param>
    /// <param name="features">Its features in the order of their file.</param>
    public LayerIndex(string name, IReadOnlyList<Feature> features)
    {
        (Name, Features, _shapes, _ids) = (name, features, new FlatShape?[features.Count], [.. features.Select(feature => feature.Id)]);
        for (var i = 0; i < features.Count; i++)
        {
            _boxes.Insert(features[i].Geometry.EnvelopeInternal, i);
        }
        _boxes.Build();
    }

    private LayerIndex(string name, string[] ids, FlatShape[] shapes)
    {
        (Name, Features, _shapes, _ids) = (name, [], shapes, ids);
        for (var i = 0; i < shapes.Length; i++)
        {
            var box = shapes[i].Box;
            _boxes.Insert(new(box.West, box.East, box.South, box.North), i);
        }
        _boxes.Build();
    }

    /// <summary>Indexes what was read of a layer file: shapes fit for the kernel with boxes and trees of their own, and their ids.</summary>
    internal static LayerIndex Of(string name, IReadOnlyList<(string Id, FlatShape Shape)> shapes) =>
        new(name, [.. shapes.Select(shape => shape.Id)], [.. shapes.Select(shape => shape.Shape)]);

    /// <summary>Name of the layer.</summary>
    public string Name { get; }

    /// <summary>Its features; none where only shapes were read of a layer file.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>How many features it has.</summary>
    public int Count => _ids.Length;

    /// <summary>The id of a feature.</summary>
    internal string IdOf(int position) => _ids[position];

    /// <summary>Positions of the features whose boxes meet a box, in order.</summary>
    internal int[] Candidates(Envelope box)
    {
        int[] found = [.. _boxes.Query(box)];
        Array.Sort(found);
        return found;
    }

    /// <summary>A feature fit for the kernel, made when it is first needed.</summary>
    internal FlatShape Shape(int position) =>
        Volatile.Read(ref _shapes[position])
        ?? Interlocked.CompareExchange(ref _shapes[position], ShapeCheck.Fit(Features[position].Geometry), null)
        ?? _shapes[position]!;
}
