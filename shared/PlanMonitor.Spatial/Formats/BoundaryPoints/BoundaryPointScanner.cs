using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>Walks through the lines of a boundary-point file.</summary>
internal sealed class BoundaryPointScanner(TextLines lines, FormatLimits limits, bool attributes)
{
    // A file of which nothing fits so far is something else.
    private const int MostBadLines = 20;

    private readonly ParcelBuilder _parcel = new(limits, attributes);
    private HeaderBlock _header = new();
    private bool _skipping;
    private int _badLines;

    /// <summary>Parcels and problems.</summary>
    public IEnumerable<Outcome<RawFeature>> Items()
    {
        while (lines.Next() is { } line)
        {
            foreach (var item in Take(line.Trim()))
            {
                yield return item;
                if (item.Problem is { Level: ProblemLevel.File })
                {
                    yield break;
                }
            }
            if (_badLines >= MostBadLines && _parcel.Given == 0)
            {
                yield return Problem.Of("points.none");
                yield break;
            }
        }
        if (lines.Fault is { } fault)
        {
            yield return fault;
            yield break;
        }
        foreach (var item in _parcel.Finish())
        {
            yield return item;
        }
        if (_parcel.Given == 0)
        {
            yield return Problem.Of("points.none");
        }
    }

    private IEnumerable<Outcome<RawFeature>> Take(string line)
    {
        if (line.Length == 0)
        {
            _parcel.EndRing();
            return [];
        }
        if (Heading(line) is { } heading)
        {
            return Section(heading);
        }
        if (_skipping)
        {
            return [];
        }
        if (ParcelLine.Is(line))
        {
            return Begin(ParcelLine.Of(line, lines.Line));
        }
        if (_header.Take(line))
        {
            return [];
        }
        if (PointLine.Of(line) is { } point)
        {
            if (PointLine.HasTwo(line))
            {
                return _parcel.Refuse(Problem.Of("points.two-on-line", lines.Line, null, line), lines.Line);
            }
            _parcel.Add(point, lines.Line, Claim);
            return [];
        }
        return Other(line);
    }

    // Words before and between the points.
    private IEnumerable<Outcome<RawFeature>> Other(string line)
    {
        if (_header.TakeRefused(line))
        {
            // Behind the points it counts as well: they are in that system.
            return _parcel.HasPoints || _parcel.Given > 0 ? [CrsClaim.Refusal(Claim())!] : [];
        }
        var fields = line.AsSpan().Count(',') + line.AsSpan().Count('，') + line.AsSpan().Count('\t') + 1;
        if (fields > 1 && !line.Any(char.IsAsciiDigit))
        {
            // The names of the columns; where there are points already, those of the next parcel.
            return _parcel.IsNumbered || !_parcel.HasPoints ? [] : _parcel.Finish();
        }
        var isPoint = PointLine.Begins(line);
        if (fields > 2 || isPoint)
        {
            _badLines++;
            // Before the first parcel words stand for themselves; what begins as a point does is the first corner of a parcel.
            return _parcel.IsBegun || (fields > 1 && isPoint)
                ? _parcel.Refuse(Problem.Of("points.bad-line", lines.Line, null, line), lines.Line)
                : [Problem.Of("points.line-skipped", lines.Line, null, line)];
        }
        return _parcel.IsNumbered ? [Problem.Of("points.line-skipped", lines.Line, null, line)] : Begin(ParcelLine.OfName(line, lines.Line));
    }

    private IEnumerable<Outcome<RawFeature>> Begin(ParcelLine line)
    {
        foreach (var item in _parcel.Finish())
        {
            yield return item;
        }
        _parcel.Begin(line, Claim);
    }

    private IEnumerable<Outcome<RawFeature>> Section(string heading)
    {
        foreach (var item in _parcel.Finish())
        {
            yield return item;
        }
        _header = heading == "属性描述" ? new() : _header;
        _skipping = heading is not ("属性描述" or "地块坐标");
        if (_skipping)
        {
            yield return Problem.Of("points.section-skipped", lines.Line, null, heading);
        }
    }

    private CrsClaim? Claim() => _header.Claim();

    private static string? Heading(string line) =>
        line is ['[' or '【', .., ']' or '】'] ? line[1..^1].Trim() : null;
}
