using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>
/// Coordinates in the form of the register (登记拐点坐标): points <c>1,X,Y, , ,</c> with X the northing and Y the easting with its zone, in metres (CGCS2000);
/// a ring ends with <c>*,top,bottom,name,1</c>, or -1 where it is to be deducted. Records stand on lines of their own or five fields after another.
/// </summary>
internal static class CoordinateString
{
    private const int FieldsPerRecord = 5;

    /// <summary>Reads the text. A ring to deduct becomes a hole of the ring that it lies in.</summary>
    public static Outcome<BoundaryValue> Parse(string text, int? line, string? column)
    {
        List<Place> points = [];
        List<Block> blocks = [];
        var swapped = false;
        foreach (var fields in Records(text))
        {
            if (fields[0] == "*")
            {
                if (BoundaryText.Close(points) is not { } whole)
                {
                    return Problem.Of("boundary.few-points", line, column);
                }
                blocks.Add(new(whole.Ring, Field(fields, 1), Field(fields, 2), fields.ElementAtOrDefault(3) ?? "", fields.ElementAtOrDefault(4) == "-1"));
                points = [];
            }
            else if (blocks.Count > 0 || points.Count > 0 || !IsHeader(fields))
            {
                if (!CoordinatePair.Of(fields, line, column).TryGet(out var pair, out var problem))
                {
                    return problem;
                }
                points.Add(pair.Place);
                swapped |= pair.Swapped;
            }
        }
        return points.Count > 0 || blocks.Count == 0
            ? Problem.Of("boundary.ring-not-ended", line, column)
            : Assemble(blocks, swapped, line, column);
    }

    private static Outcome<BoundaryValue> Assemble(List<Block> blocks, bool swapped, int? line, string? column)
    {
        var included = blocks.Where(block => !block.Deducted).ToList();
        var holes = included.ConvertAll(_ => new List<IReadOnlyList<Place>>());
        foreach (var block in blocks.Where(block => block.Deducted))
        {
            // A corner of the hole may lie on the edge of its ring, so the ring with most of the corners is taken.
            var inside = included.ConvertAll(one => block.Ring.Count(place => Contains(one.Ring, place)));
            if (inside.Count == 0 || inside.Max() == 0)
            {
                return Problem.Of("boundary.deduct-outside", line, column, block.Name);
            }
            holes[inside.IndexOf(inside.Max())].Add(block.Ring);
        }
        var areas = included.Select((block, i) => new Area(block.Ring, holes[i])).ToList();
        return new BoundaryValue(BoundaryValue.Write(areas), included.Max(block => block.Top), included.Min(block => block.Bottom), 0, swapped);
    }

    private static IEnumerable<string[]> Records(string text) =>
        text.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries).Chunk(FieldsPerRecord))
            .Where(fields => fields.Any(field => field.Length > 0));

    /// <summary>The words 拐点,X,Y above the first point.</summary>
    private static bool IsHeader(string[] fields) => !fields.Any(field => field.Any(char.IsAsciiDigit));

    private static decimal? Field(string[] fields, int index) => RightElevations.Metres(fields.ElementAtOrDefault(index) ?? "");

    /// <summary>Even-odd rule.</summary>
    private static bool Contains(IReadOnlyList<Place> ring, Place place)
    {
        var inside = false;
        for (var i = 1; i < ring.Count; i++)
        {
            var (a, b) = (ring[i - 1], ring[i]);
            if (a.Latitude > place.Latitude != b.Latitude > place.Latitude
                && place.Longitude < ((b.Longitude - a.Longitude) * (place.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
            {
                inside = !inside;
            }
        }
        return inside;
    }

    private sealed record Block(IReadOnlyList<Place> Ring, decimal? Top, decimal? Bottom, string Name, bool Deducted);
}
