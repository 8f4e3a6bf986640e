using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>Made-up inputs for one of the four plans: a number is the seed of a register, reports, quotas and footprints, gaps included.</summary>
internal static class World
{
    private static readonly string[] Layers = [LayerKind.RedLine, LayerKind.Farmland, LayerKind.UrbanBoundary];

    private static readonly string[] Minerals = ["菱镁矿", "铁矿", "磁铁矿", "硼矿", "滑石", "煤炭", "建筑石料用灰岩", "砂石土", "地热", "金矿"];

    public static CheckInput Of(int seed)
    {
        var random = new Random(seed);
        var plan = PlanLibrary.BuiltIn.NewestOfEach[random.Next(4)];
        string[] regions = [.. RegionCatalogue.BuiltIn.All.Select(region => region.Code).Where(code => RegionCode.Within(code, plan.Adcode))];
        var rights = Enumerable.Range(0, random.Next(8)).Select(i => Right(random, i, regions)).ToList();
        var register = random.Next(4) > 0;
        var year = random.Next(2021, 2026);
        var world = new CheckInput
        {
            Plan = plan,
            Year = year,
            AsOf = new(year + 1, random.Next(2, 5), 1),
            Minerals = MineralCatalogue.BuiltIn,
            Regions = RegionCatalogue.BuiltIn,
            Rights = register ? rights : null,
            Reports = [.. rights.Where(_ => random.Next(4) > 0).Select((right, i) => Report(random, right.Licence, right.Mineral, right.Region, year, i)), .. Unknown(random, regions, year)],
            RejectedReports = [.. Enumerable.Range(0, random.Next(5) / 4).Select(i => Row("年报更正.csv", i))],
            Quotas = [.. Enumerable.Range(0, random.Next(6)).Select(i => Quota(random, plan, year, i))],
            Footprints = random.Next(4) == 0 ? null : [.. Enumerable.Range(0, random.Next(6)).Select(i => Site(random, i, rights))],
            Layers = [.. Layers.Where(_ => random.Next(4) > 0)],
        };
        return WorldFacts.With(WorldPlaces.With(world, seed), seed);
    }

    /// <summary>The same input with every list in another order.</summary>
    public static CheckInput Shuffled(CheckInput input, int seed)
    {
        var random = new Random(seed);
        IReadOnlyList<T> Mixed<T>(IEnumerable<T> rows) => [.. rows.OrderBy(_ => random.Next())];
        return WorldFacts.Shuffled(input, random) with
        {
            Rights = input.Rights is null ? null : Mixed(input.Rights),
            Reports = Mixed(input.Reports),
            RejectedReports = Mixed(input.RejectedReports),
            Quotas = Mixed(input.Quotas),
            Footprints = input.Footprints is null ? null : Mixed(input.Footprints.Select(site => site with { Facts = site.Facts with { Overlaps = Mixed(site.Facts.Overlaps) } })),
            Layers = Mixed(input.Layers),
            RightPlaces = WorldPlaces.Shuffled(input.RightPlaces, random),
        };
    }

    /// <summary>A report with a random output and, for some, what the mill gives.</summary>
    public static MineYear Report(Random random, string licence, string mineral, string region, int year, int row)
    {
        var concentrate = random.Next(2) == 0 ? Amount(random, 300, new(BasisKind.Concentrate)) : null;
        return new(
            licence, $"虚构{licence}矿", year, region, mineral, mineral, Amount(random, 900, Basis.RawOre),
            concentrate, random.Next(3) > 0 ? random.Next(55, 70) : null, random.Next(2) == 0 ? random.Next(20, 40) : null, random.Next(2) == 0 ? random.Next(1, 10) / 10m : null, null,
            Row("年报.csv", row));
    }

    private static List<MineYear> Unknown(Random random, string[] regions, int year) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(i => Report(random, $"X{i}", Mineral(random), regions[random.Next(regions.Length)], year, 100 + i))];

    private static MiningRight Right(Random random, int i, string[] regions)
    {
        var mineral = Mineral(random);
        return new(
            $"C{i}", $"虚构{i}矿", null, regions[random.Next(regions.Length)], mineral, mineral, null, null, random.Next(3) > 0 ? RightStatus.Active : (RightStatus)random.Next(5),
            null, null, null, null, random.Next(4) > 0 ? "POLYGON EMPTY" : null, Row("采矿权登记.csv", i));
    }

    private static Quota Quota(Random random, Plan plan, int year, int i) => new(
        year, (QuotaScope)random.Next(4), plan.Adcode, null, random.Next(3) > 0 ? "magnesite" : "coal", "菱镁矿", Amount(random, 60, Basis.RawOre), random.Next(1, 3), null, null, Row("分解指标.csv", i));

    private static Site Site(Random random, int i, List<MiningRight> rights)
    {
        var area = random.Next(100, 100_000);
        var right = rights.Count > 0 && random.Next(3) > 0 ? rights[random.Next(rights.Count)].Licence : null;
        var within = right is null ? 0 : random.Next(area + 1);
        var overlaps = Enumerable.Range(0, random.Next(4)).Select(n => (N: n, Area: (decimal)random.Next(1, area))).Select(pair => new Overlap(
            $"T{i}", Layers[random.Next(3)], $"F{pair.N}", pair.Area, decimal.Round(pair.Area / area, 6), 0, OverlapThresholds.IsSliver(pair.Area, area), OverlapThresholds.NeedsProvincialCheck(pair.Area)));
        return new($"T{i}", null, true, new($"T{i}", area, area - within, right, within, [], [.. overlaps]), Row("图斑.geojson", i));
    }

    private static Quantity Amount(Random random, int most, Basis basis) =>
        random.Next(2) == 0 ? new(random.Next(most * 100) / 100m, Unit.WanTonne, basis) : new(random.Next(most) * 10_000m, Unit.Tonne, basis);

    private static string Mineral(Random random) => MineralCatalogue.BuiltIn.CodeOf(Minerals[random.Next(Minerals.Length)])!;

    public static Source Row(string file, int i) => new(file, StableHash.Of(file), i + 2);
}
