namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>Shapes found by their boxes. Safe to read from several threads.</summary>
internal sealed class ShapeIndex
{
    private readonly FlatShape[] _shapes;
    private readonly int[] _order;
    private readonly BoxTree _tree;

    public ShapeIndex(IReadOnlyList<FlatShape> shapes)
    {
        _shapes = [.. shapes];
        _order = HilbertCurve.Order(Array.ConvertAll(_shapes, shape => shape.Box));
        _tree = new(Array.ConvertAll(_order, i => _shapes[i].Box));
    }

    /// <summary>The shapes.</summary>
    public IReadOnlyList<FlatShape> Shapes => _shapes;

    /// <summary>Adds the positions of the shapes whose boxes meet a box.</summary>
    public void Find(in Box box, List<int> found)
    {
        _tree.Find(box, found);
        var kept = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var shape = _order[found[i]];
            if (_shapes[shape].Box.Meets(box))
            {
                found[kept++] = shape;
            }
        }
        found.RemoveRange(kept, found.Count - kept);
    }
}
