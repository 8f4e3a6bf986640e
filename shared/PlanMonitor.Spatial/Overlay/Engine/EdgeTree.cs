namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// Boxes over runs of eight consecutive edges of a shape, over eight such boxes, and so on: what is near a place is found without looking at the rest.
/// Made again for every shape that it is used for.
/// </summary>
internal sealed class EdgeTree
{
    private const int Fan = 8;
    private Node[] _nodes = new Node[64];
    private readonly List<int> _levels = [];

    /// <summary>Shapes with fewer edges are looked at whole.</summary>
    public const int LeastEdges = 64;

    /// <summary>Nodes: the runs first, then the levels above them; of a level all in order.</summary>
    public ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>The levels, the runs being level 0.</summary>
    public int Levels => _levels.Count - 1;

    /// <summary>The first node of a level.</summary>
    public int LevelStart(int level) => _levels[level];

    /// <summary>The children of a node, which lie on the level below.</summary>
    public (int First, int End) Children(int level, int node)
    {
        var first = _levels[level - 1] + ((node - _levels[level]) * Fan);
        return (first, Math.Min(first + Fan, _levels[level]));
    }

    /// <summary>Makes the tree of a shape.</summary>
    public void Build(FlatShape shape)
    {
        _levels.Clear();
        _levels.Add(0);
        var count = 0;
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var last = shape.Last(ring);
            for (var from = shape.Start(ring); from < last; from += Fan)
            {
                var to = Math.Min(from + Fan, last);
                Add(ref count, new(BoxOf(shape, from, to), from, to, true));
            }
        }
        for (var below = 0; count - below > 1; below = _levels[^1])
        {
            _levels.Add(count);
            var end = count;
            for (var first = below; first < end; first += Fan)
            {
                Add(ref count, Over(first, Math.Min(first + Fan, end)));
            }
        }
        _levels.Add(count);
    }

    private Node Over(int first, int end)
    {
        var (box, chain) = (_nodes[first].Box, _nodes[first].Chain);
        for (var i = first + 1; i < end; i++)
        {
            box = box.With(_nodes[i].Box);
            chain &= _nodes[i].Chain && _nodes[i].From == _nodes[i - 1].To;
        }
        return new(box, _nodes[first].From, _nodes[end - 1].To, chain);
    }

    private void Add(ref int count, in Node node)
    {
        if (count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * count);
        }
        _nodes[count++] = node;
    }

    private static Box BoxOf(FlatShape shape, int from, int to)
    {
        var (west, east, south, north) = (shape.X[from], shape.X[from], shape.Y[from], shape.Y[from]);
        for (var i = from + 1; i <= to; i++)
        {
            (west, east) = (Math.Min(west, shape.X[i]), Math.Max(east, shape.X[i]));
            (south, north) = (Math.Min(south, shape.Y[i]), Math.Max(north, shape.Y[i]));
        }
        return new(west, south, east, north);
    }

    /// <summary>A node.</summary>
    /// <param name="Box">Holds its edges.</param>
    /// <param name="From">The first vertex.</param>
    /// <param name="To">The last vertex.</param>
    /// <param name="Chain">Whether its edges follow one another from the first vertex to the last.</param>
    internal readonly record struct Node(Box Box, int From, int To, bool Chain);
}
