using System.Globalization;
using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>A line of a boundary point (界址点): mostly name, ring, X (northing), Y (easting); rows for filing have more fields behind, short ones have fewer before.</summary>
/// <param name="Name">Name of the point, J1 or 1; empty where there is none.</param>
/// <param name="Ring">Number of its ring (圈号); empty where there is none.</param>
/// <param name="First">X, the northing by the rule of the format.</param>
/// <param name="Second">Y, the easting.</param>
internal readonly record struct PointLine(string Name, string Ring, double First, double Second)
{
    // Names and numbers of rings are small; a number with a point or from here on is a coordinate.
    private const double LeastCoordinate = 100_000;

    // Degrees of two points of one parcel are nearer to each other than this; lengths of edges and angles are not as near to both.
    private const double FewDegrees = 1;

    private static readonly char[] Gaps = [' ', '\t', ';'];

    /// <summary>Reads a line; null where it has no pair of coordinates.</summary>
    public static PointLine? Of(string line)
    {
        var fields = Fields(line);
        for (var i = 0; i + 1 < fields.Length; i++)
        {
            if (Coordinate(fields[i]) is { } first && Coordinate(fields[i + 1]) is { } second)
            {
                var (name, ring) = Before(fields[..i]);
                return new(name, ring, first, second);
            }
        }
        return null;
    }

    /// <summary>
    /// Whether a line has two pairs of coordinates: two points side by side, or one point in two systems. Which one counts nobody can say.
    /// </summary>
    public static bool HasTwo(string line)
    {
        var numbers = Fields(line).Select(Coordinate).ToList();
        var pairs = numbers.Zip(numbers.Skip(1)).Select((pair, at) => (pair.First, pair.Second, At: at)).Where(pair => pair is { First: not null, Second: not null }).ToList();
        return pairs.Count > 0 && pairs[0] is var first && pairs.Any(pair => pair.At > first.At + 1 && AreAlike(pair.First!.Value, first.First!.Value) && AreAlike(pair.Second!.Value, first.Second!.Value));
    }

    /// <summary>Whether a line looks as if it should be one: it begins as a point does.</summary>
    public static bool Begins(string line)
    {
        var start = line.AsSpan().TrimStart();
        return start is ['J' or 'j', >= '0' and <= '9', ..] || (start is [>= '0' and <= '9' or '-', ..] && Fields(line).Length > 1);
    }

    private static bool AreAlike(double one, double other) =>
        Math.Abs(other) < LeastCoordinate ? Math.Abs(one - other) < FewDegrees : Math.Abs(one) >= LeastCoordinate;

    private static string[] Fields(string line)
    {
        var plain = HalfWidth.Fold(line);
        return plain.Contains(',', StringComparison.Ordinal)
            ? plain.Split(',', StringSplitOptions.TrimEntries)
            : plain.Split(Gaps, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static double? Coordinate(string field) =>
        Numbers.Parse(field) is { } number && (Math.Abs(number) >= LeastCoordinate || field.AsSpan().IndexOfAny(".°度") >= 0) ? number : null;

    private static (string Name, string Ring) Before(string[] fields)
    {
        if (fields.Length < 2)
        {
            return (fields.ElementAtOrDefault(0) ?? "", "");
        }
        // The ring mostly stands right before the coordinates; some programs put it elsewhere.
        var ring = Array.FindLastIndex(fields, field => int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
        var name = fields.Length - 1;
        while (name >= 0 && (name == ring || fields[name].Length == 0))
        {
            name--;
        }
        return (name < 0 ? "" : fields[name], ring < 0 ? "" : fields[ring]);
    }
}
