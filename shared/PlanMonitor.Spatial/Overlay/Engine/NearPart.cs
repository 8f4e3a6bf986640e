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
    private readonly OpenRings _rings = new(0);

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
        return part._rings.Shape(shape.Parts).ToGeometry();
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
            _rings.Begin();
        }
        var taken = meets ? run.To - run.From : 1;
        _rings.Add(_shape.X.AsSpan(run.From, taken), _shape.Y.AsSpan(run.From, taken));
    }
}
