using System.Globalization;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>
/// Tuples of <c>longitude,latitude[,altitude]</c> between blanks, taken piece by piece. Blanks round a comma are taken, as Google Earth takes them; altitudes are not kept.
/// </summary>
internal sealed class CoordinateText(int limit)
{
    private const int LongestNumber = 64;
    private const int MostOrdinates = 3;

    private readonly List<double> _ring = [];
    private readonly char[] _number = new char[LongestNumber];
    private int _length;
    private int _ordinates;
    private int _vertices;
    private bool _comma;

    /// <summary>What could not be read, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>True when there were more vertices than the limit allows; the rest was not kept.</summary>
    public bool TooMany => _vertices > limit;

    /// <summary>Takes the next piece.</summary>
    public void Add(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
        {
            if (c is ',')
            {
                EndNumber();
                Fail(_comma || _ordinates == 0, ",");
                _comma = true;
            }
            else if (c is ' ' or '\n' or '\r' or '\t')
            {
                EndNumber();
            }
            else if (_length < LongestNumber)
            {
                _number[_length++] = c;
            }
            else
            {
                Fail(true, new string(_number));
            }
        }
    }

    /// <summary>Gives the ring that was read, x and y in turn, and begins another.</summary>
    public double[] Take()
    {
        EndNumber();
        // A tuple left open, or one that ends with a comma.
        EndTuple();
        Fail(_comma, ",");
        var ring = _ring.ToArray();
        _ring.Clear();
        _comma = false;
        return ring;
    }

    private void EndNumber()
    {
        if (_length == 0)
        {
            return;
        }
        var text = _number.AsSpan(0, _length);
        _length = 0;
        // Without a comma before it, it begins the next tuple.
        if (!_comma)
        {
            EndTuple();
        }
        _comma = false;
        Fail(++_ordinates > MostOrdinates, text);
        _vertices += _ordinates == 1 ? 1 : 0;
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            Fail(true, text);
        }
        else if (_ordinates <= 2 && !TooMany)
        {
            _ring.Add(value);
        }
    }

    private void EndTuple()
    {
        Fail(_ordinates == 1, _ring.Count > 0 ? _ring[^1].ToString(CultureInfo.InvariantCulture) : "");
        _ordinates = 0;
    }

    private void Fail(bool failed, ReadOnlySpan<char> value)
    {
        if (failed)
        {
            Fault ??= value.ToString();
        }
    }
}
