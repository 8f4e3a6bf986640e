using System.Globalization;

namespace PlanMonitor.Spatial.Formats.Wkt;

/// <summary>Reads POLYGON and MULTIPOLYGON of well-known text (OGC 06-103r4), with the SRID that PostGIS puts before; where it does not fit, <see cref="Position"/> says where.</summary>
/// <param name="text">The text.</param>
public sealed class WktPolygons(string text)
{
    /// <summary>How far reading has come, 0-based.</summary>
    public int Position { get; private set; }

    /// <summary>The digits of a leading SRID=4490; or null where there is none.</summary>
    public string? Srid()
    {
        if (!Word("SRID="))
        {
            return null;
        }
        var start = Position;
        while (Position < text.Length && char.IsAsciiDigit(text[Position]))
        {
            Position++;
        }
        var digits = text[start..Position];
        return Sign(';') ? digits : "";
    }

    /// <summary>Whether a text begins as one does.</summary>
    public static bool Begins(string text) =>
        text.StartsWith("POLYGON", StringComparison.OrdinalIgnoreCase) || text.StartsWith("MULTIPOLYGON", StringComparison.OrdinalIgnoreCase) || text.StartsWith("SRID=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Polygons as their rings of x and y in turn, as they stand, closed or not; null where the text is broken.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>>? Areas()
    {
        var many = Word("MULTIPOLYGON");
        if (!many && !Word("POLYGON"))
        {
            return null;
        }
        _ = Word("ZM") || Word("Z") || Word("M");
        List<List<double[]>>? areas = many ? ListOf(() => ListOf(Ring)) : ListOf(Ring) is { } rings ? [rings] : null;
        SkipSpace();
        return Position == text.Length ? areas : null;
    }

    private double[]? Ring() => ListOf(Point) is { } points ? [.. points.SelectMany(point => point)] : null;

    private List<T>? ListOf<T>(Func<T?> item)
        where T : class
    {
        if (!Sign('('))
        {
            return null;
        }
        List<T> items = [];
        do
        {
            if (item() is not { } one)
            {
                return null;
            }
            items.Add(one);
        }
        while (Sign(','));
        return Sign(')') ? items : null;
    }

    // Heights and measures may follow; the boundary is flat.
    private double[]? Point()
    {
        if (Number() is not { } first || Number() is not { } second)
        {
            return null;
        }
        _ = Number() is not null && Number() is not null;
        return [first, second];
    }

    private double? Number()
    {
        SkipSpace();
        var end = Position;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-' or '+' or 'e' or 'E'))
        {
            end++;
        }
        if (!double.TryParse(text.AsSpan(Position, end - Position), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return null;
        }
        Position = end;
        return number;
    }

    private bool Sign(char sign)
    {
        SkipSpace();
        if (Position >= text.Length || text[Position] != sign)
        {
            return false;
        }
        Position++;
        return true;
    }

    private bool Word(string word)
    {
        SkipSpace();
        if (!text.AsSpan(Position).StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        Position += word.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            Position++;
        }
    }
}
