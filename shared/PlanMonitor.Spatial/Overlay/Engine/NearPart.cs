using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// A shape with its boundary left out where it is not near a place: one straight edge stands for a run of edges whose box does not meet the place, with the same ends and
/// inside the box, so that near the place nothing is another, nor on which side of the boundary it lies. Elsewhere the shape may cross itself.
/// </summary>
internal sealed class NearPart
{
    /// <summary>
    /// By how much of its size a place is to be made wider on each side, so that the overlay, which looks a tenth beyond what two shapes share, sees nothing of what was left out.
    /// </summary>
    public const double Margin = 0.2;

    private readonly FlatShape _shape;
    private readonly Box _place;
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<int> _rings = [];

    private NearPart(FlatShape shape, in Box place) => (_shape, _place) = (shape, place);

    /// <summary>The part near a place; the whole shape where it has few edges.</summary>
    public static Geometry Of(FlatShape shape, in Box place)
    {
        if (shape.Tree is not { } tree)
        {
            return shape.ToGeometry();
        }
        var part = new NearPart(shape, place);
        part.Take(tree, tree.Levels - 1, tree.LevelStart(tree.Levels - 1));
        part.Close();
        part._rings.Add(part._x.Count);
        var near = new FlatShape();
        near.Set([.. part._x], [.. part._y], [.. part._rings], 0, shape.RingCount, shape.Parts);
        return near.ToGeometry();
    }

    private void Take(EdgeTree tree, int level, int node)
    {
        var run = tree.Nodes[node];
        var meets = run.Box.Meets(_place);
        if (level > 0 && (meets || !run.Chain))
        {
            var (first, end) = tree.Children(level, node);
            for (var child = first; child < end; child++)
            {
                Take(tree, level - 1, child);
            }
            return;
        }
        if (_rings.Count < _shape.RingCount && run.From == _shape.Start(_rings.Count))
        {
            Close();
            _rings.Add(_x.Count);
        }
        for (var i = run.From; i < (meets ? run.To : run.From + 1); i++)
        {
            _x.Add(_shape.X[i]);
            _y.Add(_shape.Y[i]);
        }
    }

    private void Close()
    {
        if (_rings.Count > 0)
        {
            _x.Add(_x[_rings[^1]]);
            _y.Add(_y[_rings[^1]]);
        }
    }
}
