namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>
/// The edges that a vertical line meets, from bottom to top: a treap (Seidel and Aragon 1996) over arrays. An edge is taken out by its place and not by its order, so that rings
/// that cross, whose order changes, leave nothing behind.
/// </summary>
internal sealed class EdgeTree(RingEdges edges)
{
    private const int None = -1;

    private readonly int[] _left = Filled(edges.Count);
    private readonly int[] _right = Filled(edges.Count);
    private readonly int[] _up = Filled(edges.Count);
    private int _root = None;

    /// <summary>Puts an edge in whose left end is the rightmost so far.</summary>
    public void Insert(int edge)
    {
        var (at, below) = (None, _root);
        var above = false;
        while (below != None)
        {
            at = below;
            above = edges.Compare(edge, at) > 0;
            below = above ? _right[at] : _left[at];
        }
        (_left[edge], _right[edge], _up[edge]) = (None, None, at);
        if (at == None)
        {
            _root = edge;
            return;
        }
        (above ? _right : _left)[at] = edge;
        while (_up[edge] != None && Priority(edge) > Priority(_up[edge]))
        {
            RotateUp(edge);
        }
    }

    /// <summary>Takes an edge out.</summary>
    public void Remove(int edge)
    {
        while (_left[edge] != None && _right[edge] != None)
        {
            RotateUp(Priority(_left[edge]) > Priority(_right[edge]) ? _left[edge] : _right[edge]);
        }
        Replace(edge, _left[edge] != None ? _left[edge] : _right[edge]);
    }

    /// <summary>The next edge below one, -1 where it is the lowest.</summary>
    public int Below(int edge)
    {
        if (_left[edge] != None)
        {
            for (edge = _left[edge]; _right[edge] != None; edge = _right[edge])
            {
            }
            return edge;
        }
        while (_up[edge] != None && _left[_up[edge]] == edge)
        {
            edge = _up[edge];
        }
        return _up[edge];
    }

    private static int[] Filled(int count)
    {
        var all = new int[count];
        Array.Fill(all, None);
        return all;
    }

    // Any fixed scattering will do: neighbours in the file must not be neighbours in it.
    private static uint Priority(int edge)
    {
        unchecked
        {
            var bits = ((uint)edge + 1) * 0x9E3779B1u;
            bits = (bits ^ (bits >> 15)) * 0x85EBCA77u;
            return bits ^ (bits >> 13);
        }
    }

    private void RotateUp(int edge)
    {
        var above = _up[edge];
        if (_left[above] == edge)
        {
            Attach(_left, above, _right[edge]);
            Replace(above, edge);
            Attach(_right, edge, above);
        }
        else
        {
            Attach(_right, above, _left[edge]);
            Replace(above, edge);
            Attach(_left, edge, above);
        }
    }

    private void Attach(int[] side, int above, int below)
    {
        side[above] = below;
        if (below != None)
        {
            _up[below] = above;
        }
    }

    private void Replace(int edge, int by)
    {
        var above = _up[edge];
        if (above == None)
        {
            _root = by;
        }
        else
        {
            (_left[above] == edge ? _left : _right)[above] = by;
        }
        if (by != None)
        {
            _up[by] = above;
        }
    }
}
