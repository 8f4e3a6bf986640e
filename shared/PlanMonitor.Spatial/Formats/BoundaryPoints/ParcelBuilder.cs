using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Rings;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>The parcel (地块) that is being read, and what becomes of it.</summary>
internal sealed class ParcelBuilder(FormatLimits limits, bool attributes)
{
    private readonly RingCollector _rings = new(limits.FeatureVertices);
    private ParcelLine? _line;
    private CrsClaim? _claim;
    private int _record;
    private int _ordinal;
    private bool _refused;

    /// <summary>Parcels that were given or refused.</summary>
    public int Given { get; private set; }

    /// <summary>True inside a parcel that has its line of attributes.</summary>
    public bool IsNumbered => _line is { IsName: false };

    /// <summary>True from the first line of a parcel on.</summary>
    public bool IsBegun => _record > 0;

    /// <summary>True where it has a point.</summary>
    public bool HasPoints => _rings.Points > 0;

    /// <summary>Begins a parcel; the one before must be finished.</summary>
    public void Begin(ParcelLine line, Func<CrsClaim?> claim) => (_line, _record, _claim) = (line, line.Line, claim());

    /// <summary>Adds a point; the first one of a file without lines for its parcels begins one.</summary>
    public void Add(PointLine point, int line, Func<CrsClaim?> claim)
    {
        if (_record == 0)
        {
            (_record, _claim) = (line, claim());
        }
        if (!_refused)
        {
            _rings.Add(point.Name, point.Ring, point.Second, point.First);
        }
    }

    /// <summary>The next point begins a ring.</summary>
    public void EndRing() => _rings.End();

    /// <summary>Refuses the parcel that the line stands in, or begins; its problem is told once.</summary>
    public IEnumerable<Outcome<RawFeature>> Refuse(Problem problem, int line)
    {
        var first = !_refused;
        _refused = true;
        _record = _record == 0 ? line : _record;
        return first ? [problem] : [];
    }

    /// <summary>Ends the parcel and gives it with what is to be said about it, or the problem that refuses it.</summary>
    public IEnumerable<Outcome<RawFeature>> Finish()
    {
        var (line, record, claim, refused) = (_line, _record, _claim, _refused);
        (_line, _record, _claim, _refused) = (null, 0, null, false);
        var (tooMany, points) = (_rings.TooMany, _rings.Points);
        _rings.End();
        var closed = _rings.Closed;
        var rings = _rings.Take();
        if (record == 0 || (points == 0 && !refused && line is { IsName: true }))
        {
            return [];
        }
        _ordinal++;
        Given++;
        return refused ? []
            : tooMany ? [Problem.Of("feature.too-many-vertices", record, arguments: ("limit", limits.FeatureVertices))]
            : points == 0 ? [Problem.Of("points.no-points", record, null, line?.Number)]
            : [.. Remarks(line, points, closed, rings.Count), Feature(line, record, claim, rings)];
    }

    private RawFeature Feature(ParcelLine? line, int record, CrsClaim? claim, List<double[]> rings)
    {
        var own = line is { IsName: true } ? line.Attributes["DKMC"] : null;
        var number = own is null ? line?.Number : null;
        var parts = RingNesting.Of(rings);
        return new(record, FeatureId.Of(own, number, _ordinal), new(parts, parts.Count > 1),
            attributes && line is not null ? line.Attributes : new Dictionary<string, string>(StringComparer.Ordinal), FeatureId.IsGiven(own, number))
        {
            Crs = claim,
            DeclaredM2 = line?.AreaM2,
        };
    }

    // Programs count closing points or not, and write them or not.
    private static IEnumerable<Outcome<RawFeature>> Remarks(ParcelLine? line, int points, int closed, int rings)
    {
        if (line is { Points: { } declared } && declared != points && declared != points - closed && declared != points - closed + rings)
        {
            yield return Problem.Of("points.count-differs", line.Line, null, line.Number, ("declared", declared), ("found", points));
        }
        if (line is { AreaText: { } text, AreaM2: null })
        {
            yield return Problem.Of("points.area-unreadable", line.Line, null, text);
        }
    }
}
