using System.Globalization;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Benchmarks;

/// <summary>One made-up right. What it mines, how much, and where it lies follow from the seed and its number alone.</summary>
internal sealed record Mine(int Number, string Licence, bool Explores, string Mineral, string Unit, string Region, decimal Scale, int Granted, int Ends, double X, double Y, string? Block)
{
    private const int Seed = 20_251_231;

    // A cell is about 670 m by 890 m.
    private const double Cell = 0.008;

    private static readonly (string Name, string Unit, int Weight)[] Minerals =
    [
        ("建筑石料用灰岩", "万吨", 30), ("铁矿", "万吨", 20), ("菱镁矿", "万吨", 12), ("滑石", "万吨", 8), ("煤炭", "万吨", 8), ("金矿", "万吨", 8), ("硼矿", "万吨", 6), ("砂石土", "万立方米", 6), ("地热", "万立方米", 2),
    ];

    /// <summary>The register of a plan, in order of numbers.</summary>
    public static IReadOnlyList<Mine> Of(Plan plan, Size size)
    {
        string[] regions = [.. RegionCatalogue.BuiltIn.All.Select(region => region.Code).Where(code => RegionCode.Within(code, plan.Adcode) && !code.EndsWith("00", StringComparison.Ordinal))];
        string[] blocks = [.. plan.Zones.Where(zone => zone.Type == "mining-block").Select(zone => zone.Code ?? zone.Name)];
        return [.. Enumerable.Range(0, size.Rights).Select(number => Made(number, size, regions, blocks))];
    }

    /// <summary>What it mined in a year: mostly less than its scale, now and then more.</summary>
    public decimal Output(int year) => Scale * (40 + (((Number * 31) + (year * 17)) % 65)) / 100;

    /// <summary>A ring of degrees about a point, closed.</summary>
    public static IEnumerable<string> Ring(double x, double y, double radius, int vertices, int seed)
    {
        var random = new Random(seed);
        List<string> points = [.. Enumerable.Range(0, vertices).Select(i => Point(x, y, radius * (0.85 + (random.NextDouble() * 0.15)), 2 * Math.PI * i / vertices))];
        return points.Append(points[0]);
    }

    private static Mine Made(int number, Size size, string[] regions, string[] blocks)
    {
        var random = new Random(Seed + number);
        var columns = (int)Math.Ceiling(Math.Sqrt(size.Rights));
        var pick = random.Next(Minerals.Sum(mineral => mineral.Weight));
        var (name, unit, _) = Minerals.First(mineral => (pick -= mineral.Weight) < 0);
        var explores = number % 10 == 9;
        var granted = random.Next(2008, Size.Year);
        return new(
            number, string.Create(CultureInfo.InvariantCulture, $"{(explores ? 'T' : 'C')}210000{granted}{number:D12}"), explores, name, unit, regions[random.Next(regions.Length)],
            random.Next(1, 120), granted, random.Next(Size.Year, 2040), 119.5 + (number % columns * Cell), 40.2 + (number / columns * Cell),
            granted > Size.Base && blocks.Length > 0 ? blocks[random.Next(blocks.Length)] : null);
    }

    private static string Point(double x, double y, double radius, double angle) =>
        string.Create(CultureInfo.InvariantCulture, $"{x + (radius * 1.3 * Math.Cos(angle)):F6} {y + (radius * Math.Sin(angle)):F6}");
}
