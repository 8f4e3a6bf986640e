using System.Globalization;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>Reads the grammar of POLYGON and MULTIPOLYGON; where it does not fit, <see cref="Position"/> says where.</summary>
internal sealed class WktScanner(string text)
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

    /// <summary>Polygons as lists of rings, or null where the text is broken.</summary>
    public List<List<List<Place>>>? Areas()
    {
        var many = Word("MULTIPOLYGON");
        if (!many && !Word("POLYGON"))
        {
            return null;
        }
        _ = Word("ZM") || Word("Z") || Word("M");
        List<List<List<Place>>>? areas = many ? ListOf(() => ListOf(Ring)) : ListOf(Ring) is { } rings ? [rings] : null;
        SkipSpace();
        return Position == text.Length ? areas : null;
    }

    private List<Place>? Ring() => ListOf(Point);

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
    private Place? Point()
    {
        if (Number() is not { } first || Number() is not { } second)
        {
            return null;
        }
        _ = Number() is not null && Number() is not null;
        return new(first, second);
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
