namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>A shape put together vertex by vertex, each ring without the point that closes it; that is added here.</summary>
/// <param name="capacity">About how many vertices there will be.</param>
internal sealed class OpenRings(int capacity)
{
    private readonly List<double> _x = new(capacity);
    private readonly List<double> _y = new(capacity);
    private readonly List<int> _rings = [];

    /// <summary>Rings that were begun.</summary>
    public int Count => _rings.Count;

    /// <summary>Closes the ring before and begins the next one.</summary>
    public void Begin()
    {
        Close();
        _rings.Add(_x.Count);
    }

    /// <summary>Adds a vertex.</summary>
    public void Add(double x, double y)
    {
        _x.Add(x);
        _y.Add(y);
    }

    /// <summary>Adds vertices.</summary>
    public void Add(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        _x.AddRange(xs);
        _y.AddRange(ys);
    }

    /// <summary>The shape, once all of it was added.</summary>
    /// <param name="parts">How many rings each part has; empty where there is one part.</param>
    public FlatShape Shape(int[] parts)
    {
        Close();
        var shape = new FlatShape();
        shape.Set([.. _x], [.. _y], [.. _rings, _x.Count], 0, _rings.Count, parts);
        return shape;
    }

    private void Close()
    {
        if (_rings.Count > 0)
        {
            Add(_x[_rings[^1]], _y[_rings[^1]]);
        }
    }
}
