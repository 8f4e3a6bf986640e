using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>Made-up places of the rights of a world, with what the rules on space read beside them.</summary>
internal static class WorldPlaces
{
    private static readonly string[] Kinds =
    [
        LayerKind.RedLine, LayerKind.Farmland, LayerKind.UrbanBoundary, "nature-reserve", "protected-area", "closed-area", "wetland", "water-source-1", "water-source-quasi", "concentrated-sand", "key-mining",
        "key-zone", "magnesite-pit", "closed-mine", "strategic-cover", "large-medium-deposit", "reserve-area",
    ];

    /// <summary>The world with layers, dates, levels and stated areas of its rights, and the places of those that have a boundary.</summary>
    public static CheckInput With(CheckInput world, int seed)
    {
        var random = new Random(seed);
        List<MiningRight>? rights = world.Rights is null ? null : [.. world.Rights.Select(right => Dated(random, right))];
        List<MiningRight> bounded = [.. (rights ?? []).Where(right => right.Boundary is not null)];
        return world with
        {
            Rights = rights,
            Layers = [.. world.Layers.Union(Kinds.Where(_ => random.Next(3) > 0), StringComparer.Ordinal)],
            RightPlaces = bounded.Count == 0 ? null : Places(random, world.Plan, bounded),
            Footprints = world.Footprints is null ? null : [.. world.Footprints.Select(site => site with { Facts = site.Facts with { Overlaps = [.. site.Facts.Overlaps, .. Overlaps(random, site.Facts.Footprint, site.Facts.AreaM2)] } })],
        };
    }

    /// <summary>The same places in another order.</summary>
    public static IReadOnlyList<RightPlace>? Shuffled(IReadOnlyList<RightPlace>? places, Random random) => places is null ? null :
        [.. places.OrderBy(_ => random.Next()).Select(place => place with { Overlaps = [.. place.Overlaps.OrderBy(_ => random.Next())], Others = [.. place.Others.OrderBy(_ => random.Next())] })];

    private static MiningRight Dated(Random random, MiningRight right)
    {
        var top = random.Next(3) == 0 ? (decimal?)null : random.Next(-100, 500);
        return right with
        {
            Kind = random.Next(4) > 0 ? RightKind.Mining : RightKind.Exploration,
            Grant = random.Next(2) == 0 ? null : (GrantKind)random.Next(5),
            FirstGranted = random.Next(3) == 0 ? null : new(random.Next(2015, 2026), 5, 1),
            DeclaredArea = random.Next(3) == 0 ? null : new(random.Next(1, 200), Unit.Hectare, Basis.None),
            DepositClass = random.Next(3) > 0 ? null : (SizeClass)random.Next(3),
            Method = random.Next(3) == 0 ? null : random.Next(2) == 0 ? "open-pit" : "underground",
            TopElevation = top,
            BottomElevation = top - random.Next(10, 300),
        };
    }

    private static List<RightPlace> Places(Random random, Plan plan, List<MiningRight> rights)
    {
        var areas = rights.ConvertAll(_ => (decimal)random.Next(5_000, 2_000_000));
        var shared = new Dictionary<(int, int), decimal>();
        for (var i = 0; i < rights.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (random.Next(3) == 0)
                {
                    shared[(i, j)] = shared[(j, i)] = random.Next(1, 5_000);
                }
            }
        }
        List<NearRight> Near(int i) => [.. from rule in plan.SpatialRules where rule.Distance is not null from j in Enumerable.Range(0, rights.Count) where j != i select new NearRight(rule.Id, rights[j].Licence, 100m * (i + j))];
        return [.. rights.Select((right, i) => new RightPlace(
            right.Licence, areas[i], [.. Overlaps(random, right.Licence, areas[i])],
            [.. shared.Where(pair => pair.Key.Item1 == i).Select(pair => new SharedGround(rights[pair.Key.Item2].Licence, pair.Value))], Near(i)))];
    }

    private static IEnumerable<Overlap> Overlaps(Random random, string subject, decimal of) => Kinds
        .Where(_ => random.Next(4) == 0)
        .Select(kind => (Kind: kind, Area: decimal.Round(of * random.Next(1, 1000) / 1000, 3)))
        .Select(pair => new Overlap(subject, pair.Kind, $"P-{pair.Kind}", pair.Area, decimal.Round(pair.Area / of, 6), 0, OverlapThresholds.IsSliver(pair.Area, of), OverlapThresholds.NeedsProvincialCheck(pair.Area)));
}
