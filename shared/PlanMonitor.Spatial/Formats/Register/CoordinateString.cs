using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Crs.Claims;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.Register;

/// <summary>
/// Coordinates in the form of the register of mining rights (登记拐点坐标): points <c>1,X,Y, , ,</c> with X the northing and Y the easting with its zone, in metres (CGCS2000);
/// a ring ends with <c>*,top,bottom,name,1</c>, or -1 where it is to be deducted. Records stand on lines of their own or five fields after another.
/// </summary>
/// <param name="Areas">Rings to include with what is deducted from them, in their order; empty where there is a fault.</param>
/// <param name="Fault">What is wrong; null where nothing is.</param>
public sealed record CoordinateString(IReadOnlyList<CoordinateArea> Areas, CoordinateFault? Fault)
{
    private const int FieldsPerRecord = 5;

    /// <summary>Reads a text. A ring to deduct becomes a hole of the ring that it lies in. Rings are closed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Most points to keep.</param>
    /// <param name="check">Names what is wrong with the two numbers of a point, or null.</param>
    public static CoordinateString Read(string text, int most = int.MaxValue, Func<double, double, string?>? check = null)
    {
        var (points, blocks, count) = (new List<double>(), new List<Block>(), 0);
        foreach (var (line, fields) in Records(HalfWidth.Fold(text)))
        {
            if (Refused(fields) is { } words)
            {
                return Failed("refused-system", line, words);
            }
            if (fields[0] == "*")
            {
                if (Closed(points) is not { } ring)
                {
                    return Failed("few-points", line);
                }
                blocks.Add(new(line, ring, Field(fields, 1), Field(fields, 2), Field(fields, 3), Field(fields, 4) == "-1"));
                points.Clear();
            }
            else if (blocks.Count > 0 || points.Count > 0 || !IsHeader(fields))
            {
                var value = string.Join(',', fields).TrimEnd(',');
                if (fields.Length < 3 || Numbers.Parse(fields[1]) is not { } first || Numbers.Parse(fields[2]) is not { } second)
                {
                    return Failed("bad-point", line, value);
                }
                if (check?.Invoke(first, second) is { } wrong)
                {
                    return Failed(wrong, line, value);
                }
                if (++count > most)
                {
                    return Failed("too-many-points", line);
                }
                points.Add(second);
                points.Add(first);
            }
        }
        return points.Count > 0 || blocks.Count == 0 ? Failed("ring-not-ended", null) : Assemble(blocks);
    }

    private static CoordinateString Failed(string what, int? line, string? value = null) => new([], new(what, line, value));

    private static CoordinateString Assemble(List<Block> blocks)
    {
        var included = blocks.Where(block => !block.Deducted).ToList();
        var rings = included.ConvertAll(block => new List<double[]> { block.Ring });
        foreach (var block in blocks.Where(block => block.Deducted))
        {
            // A corner of the hole may lie on the edge of its ring, so the ring with most of the corners is taken.
            var inside = included.ConvertAll(one => Corners(block.Ring, one.Ring));
            if (inside.Count == 0 || inside.Max() == 0)
            {
                return Failed("deduct-outside", block.Line, block.Name);
            }
            rings[inside.IndexOf(inside.Max())].Add(block.Ring);
        }
        return new([.. included.Select((block, i) => new CoordinateArea(block.Line, rings[i], block.Top, block.Bottom, block.Name))], null);
    }

    private static IEnumerable<(int Line, string[] Fields)> Records(string text)
    {
        var number = 0;
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            number++;
            foreach (var fields in line.Split(';').SelectMany(part => part.Split(',', StringSplitOptions.TrimEntries).Chunk(FieldsPerRecord)))
            {
                if (Array.Exists(fields, field => field.Length > 0))
                {
                    yield return (number, fields);
                }
            }
        }
    }

    // Words that name a system which is not taken, in a header or before a point: 西安80 1,4507088.22,41473349.92.
    private static string? Refused(string[] fields)
    {
        var words = IsHeader(fields) ? string.Join(',', fields) : fields[0];
        return words.Any(char.IsLetter) && SystemWords.Refused(ClaimText.Of(words)) is not null ? words.TrimEnd(',') : null;
    }

    /// <summary>The words 拐点,X,Y above the first point.</summary>
    private static bool IsHeader(string[] fields) => !fields.Any(field => field.Any(char.IsAsciiDigit));

    private static string Field(string[] fields, int index) => fields.ElementAtOrDefault(index) ?? "";

    private static double[]? Closed(List<double> points)
    {
        var different = points.Chunk(2).Select(point => (point[0], point[1])).Distinct().Take(3).Count();
        return different < 3 ? null : points[0] == points[^2] && points[1] == points[^1] ? [.. points] : [.. points, points[0], points[1]];
    }

    // How many corners of a ring lie in another, by the even-odd rule.
    private static int Corners(double[] ring, double[] around)
    {
        var count = 0;
        for (var corner = 0; corner < ring.Length; corner += 2)
        {
            var (x, y, inside) = (ring[corner], ring[corner + 1], false);
            for (var i = 2; i < around.Length; i += 2)
            {
                var (ax, ay, bx, by) = (around[i - 2], around[i - 1], around[i], around[i + 1]);
                inside ^= ay > y != by > y && x < ((bx - ax) * (y - ay) / (by - ay)) + ax;
            }
            count += inside ? 1 : 0;
        }
        return count;
    }

    private sealed record Block(int Line, double[] Ring, string Top, string Bottom, string Name, bool Deducted);
}

/// <summary>A ring of the register with what is deducted from it.</summary>
/// <param name="Line">Line of the text where it ends, 1-based.</param>
/// <param name="Rings">The ring, then its holes; x and y in turn, x the second number of a point and y the first, each closed.</param>
/// <param name="Top">Upper elevation (起标高) as written; may be empty.</param>
/// <param name="Bottom">Lower elevation (止标高) as written; may be empty.</param>
/// <param name="Name">Name of the block; may be empty.</param>
public sealed record CoordinateArea(int Line, IReadOnlyList<double[]> Rings, string Top, string Bottom, string Name);

/// <summary>What is wrong in a coordinate string.</summary>
/// <param name="What">bad-point, refused-system, few-points, too-many-points, deduct-outside, ring-not-ended, or what the caller's check says; codes of messages end with it.</param>
/// <param name="Line">Line of the text, 1-based; null for its end.</param>
/// <param name="Value">The point or name, or null.</param>
public sealed record CoordinateFault(string What, int? Line, string? Value);
