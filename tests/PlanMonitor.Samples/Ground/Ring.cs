using System.Globalization;
using System.Runtime.InteropServices;

namespace PlanMonitor.Samples.Ground;

/// <summary>A point in decimetres east and north of the centre of a block: whole numbers, so that every machine draws the same.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(long X, long Y)
{
    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

    public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>The spot at a share, in thousandths, of the way from the centre.</summary>
    public Spot Times(long permille) => new(X * permille / 1000, Y * permille / 1000);
}

/// <summary>A ring of spots about an origin, not closed.</summary>
internal sealed record Ring(IReadOnlyList<Spot> Spots)
{
    // Cosine of 0, 15, ... 90 degrees in ten-thousandths.
    private static readonly int[] Cosines = [10000, 9659, 8660, 7071, 5000, 2588, 0];

    /// <summary>A ring around a centre with so many corners (a divisor of 24), each between a share of the radius and the radius; counter-clockwise.</summary>
    public static Ring Around(Spot centre, int corners, long radius, int leastPermille, Seeded seeded)
    {
        var turn = seeded.Between(0, 24 / corners - 1);
        return new([.. Enumerable.Range(0, corners).Select(corner => centre + Direction(corner * 24 / corners + turn, radius * seeded.Between(leastPermille, 1000) / 1000))]);
    }

    /// <summary>A ring from corners given in thousandths of a size about a centre.</summary>
    public static Ring Of(Spot centre, long size, params (int X, int Y)[] corners) => new([.. corners.Select(corner => centre + new Spot(size * corner.X / 1000, size * corner.Y / 1000))]);

    /// <summary>The same ring the other way round, as holes are written.</summary>
    public Ring Reversed => new([.. Spots.Reverse()]);

    /// <summary>Area in square decimetres.</summary>
    public long Area => Math.Abs(Spots.Zip([.. Spots.Skip(1), Spots[0]], (a, b) => a.X * b.Y - b.X * a.Y).Sum()) / 2;

    /// <summary>Longitude and latitude of every spot in degrees with six decimals.</summary>
    public IEnumerable<(string Longitude, string Latitude)> Degrees(Model.Block block, int cosPermille) =>
        Spots.Select(spot => (Degree(block.Longitude + spot.X * 9005 / 10 / cosPermille), Degree(block.Latitude + spot.Y * 9005 / 10000)));

    private static Spot Direction(int step, long radius) => new(radius * Cosine(step) / 10000, radius * Cosine(step + 18) / 10000);

    private static int Cosine(int step) => (step % 24) switch
    {
        <= 6 and var first => Cosines[first],
        <= 12 and var second => -Cosines[12 - second],
        <= 18 and var third => -Cosines[third - 12],
        var fourth => Cosines[24 - fourth],
    };

    private static string Degree(long millionths) => (millionths / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
