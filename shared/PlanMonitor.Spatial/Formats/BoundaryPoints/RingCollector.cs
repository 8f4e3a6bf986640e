namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>
/// Puts points that come one after another into rings. A ring ends where its number changes, where its first point comes again, or where names begin anew;
/// a closing point that is missing is added, as many programs leave it out.
/// </summary>
/// <param name="most">Most points to keep.</param>
internal sealed class RingCollector(int most)
{
    private const int FewestPoints = 3;
    private const double Metres = 1_000;

    private readonly List<double[]> _rings = [];
    private readonly List<double> _ring = [];
    private (string Name, string Number) _first;

    /// <summary>Points added, closing ones included.</summary>
    public int Points { get; private set; }

    /// <summary>Rings that ended with their first point.</summary>
    public int Closed { get; private set; }

    /// <summary>True when there were more points than may be kept; the rest was not.</summary>
    public bool TooMany => Points > most;

    /// <summary>Adds a point.</summary>
    /// <param name="name">Its name; may be empty.</param>
    /// <param name="number">The number of its ring; may be empty.</param>
    /// <param name="x">x.</param>
    /// <param name="y">y.</param>
    public void Add(string name, string number, double x, double y)
    {
        Points++;
        if (TooMany)
        {
            return;
        }
        if (_ring.Count > 0 && (number != _first.Number || (IsClosed && !IsFirst(x, y)) || IsAnew(name, x, y)))
        {
            End();
        }
        if (IsClosed)
        {
            // The closing point is written twice.
            return;
        }
        if (_ring.Count == 0)
        {
            _first = (name, number);
        }
        _ring.Add(x);
        _ring.Add(y);
    }

    /// <summary>Ends the ring: a blank line, or whatever says that the next point belongs to another.</summary>
    public void End()
    {
        if (_ring.Count == 0)
        {
            return;
        }
        Closed += IsClosed ? 1 : 0;
        if (!IsClosed)
        {
            _ring.Add(_ring[0]);
            _ring.Add(_ring[1]);
        }
        _rings.Add([.. _ring]);
        _ring.Clear();
    }

    /// <summary>The rings, each closed, in their order; the collector is empty after that.</summary>
    public List<double[]> Take()
    {
        End();
        List<double[]> rings = [.. _rings];
        _rings.Clear();
        (Points, Closed) = (0, 0);
        return rings;
    }

    private bool IsClosed => _ring.Count > 2 * FewestPoints && _ring[0] == _ring[^2] && _ring[1] == _ring[^1];

    private bool IsFirst(double x, double y) => _ring[0] == x && _ring[1] == y;

    // A closing point that is off by a rounding still has the first one's name; one that is a metre away is another ring's first.
    private bool IsAnew(string name, double x, double y) =>
        name.Length > 0 && name == _first.Name && _ring.Count >= 2 * FewestPoints && !IsFirst(x, y)
        && Math.Max(Math.Abs(x - _ring[0]), Math.Abs(y - _ring[1])) > (Math.Abs(x) > Metres ? 1 : 1e-5);
}
