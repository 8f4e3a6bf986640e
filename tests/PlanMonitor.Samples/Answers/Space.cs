using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Answers;

/// <summary>What the rules about space should find.</summary>
internal static class Space
{
    private const string NoRight = "space.no-right", BeyondRight = "space.beyond-right", Lines = "space.control-lines";

    public static IEnumerable<Verdict> Of(City city, GroundPlan ground, int year)
    {
        var patches = ground.Patches.Where(patch => patch.Year == year).ToList();
        if (patches.Count == 0)
        {
            return [Without(NoRight, "footprint", year), Without(BeyondRight, "footprint", year), .. city.Lines.Count > 0 ? [Without(Lines, "layer", year)] : Array.Empty<Verdict>()];
        }
        return
        [
            .. patches.Select(Outside),
            .. patches.Where(patch => patch.Mine != 0).Select(patch => Beyond(city, patch)),
            .. city.Lines.SelectMany(line => patches.Where(patch => city.Asks(line, patch.Mine)).Select(patch => Crossed(patch, line))),
        ];
    }

    /// <summary>What lies on a control line that the plan does not ask mining to keep off.</summary>
    public static IEnumerable<Verdict> NotAsked(City city, GroundPlan ground, int year) =>
        ground.Patches.Where(patch => patch.Year == year && patch.Feature is { } feature && !(city.Lines.Contains(feature.Layer) && city.Asks(feature.Layer, patch.Mine))).Select(patch => Crossed(patch, patch.Feature!.Layer) with
        {
            Why = new("占用该控制线，但本规划未对采矿作此要求，规则不判", "it covers the line, but this plan does not ask mining to keep off it: the rule says nothing"),
        });

    private static Verdict Outside(Patch patch) => new()
    {
        Rule = NoRight,
        Status = patch.Mine == 0 ? Verdict.Fail : Verdict.Pass,
        Subject = new("footprint", Footprint: patch.Site),
        Provincial = patch.Mine == 0 ? patch.Plant == Plant.NoRightLarge : null,
        Why = patch.Mine != 0 ? new("在采矿权范围内", "in a right")
            : patch.SeenAs is { } first ? new($"在所有采矿权之外，10亩以上；与图斑{first}同一地点，沿用其预警", $"outside every right, more than 10 mu; the same site as footprint {first}, whose alert goes on")
            : patch.Plant == Plant.NoRightLarge ? new("在所有采矿权之外，10亩以上", "outside every right, more than 10 mu")
            : new("在所有采矿权之外，不足10亩", "outside every right, less than 10 mu"),
    };

    private static Verdict Beyond(City city, Patch patch) => new()
    {
        Rule = BeyondRight,
        Status = patch.Plant == Plant.Beyond ? Verdict.Fail : Verdict.Pass,
        Subject = new("footprint", Right: city.Mine(patch.Mine).Licence(city), Footprint: patch.Site),
        Why = patch.Plant switch
        {
            Plant.Beyond => new($"超出{city.Mine(patch.Mine).Name}的矿区范围", $"beyond the boundary of {city.Mine(patch.Mine).Name}"),
            Plant.BowTie => new("图斑自相交，修复后两瓣都在矿区范围内", "the ring crosses itself; repaired, both halves lie within the boundary"),
            Plant.Unclosed => new("多边形未闭合，闭合后在矿区范围内", "the ring is not closed; closed, it lies within the boundary"),
            Plant.Sliver => new("只超出细碎面积，不作预警", "beyond by a sliver only: raises nothing"),
            _ => new("在矿区范围内", "within the boundary"),
        },
        Trap = patch.Plant is Plant.Sliver or Plant.BowTie or Plant.Unclosed,
    };

    private static Verdict Crossed(Patch patch, string line)
    {
        var feature = patch.Feature?.Layer == line ? patch.Feature : null;
        var inHole = patch.Plant == Plant.InHole && line == "red-line";
        return new()
        {
            Rule = Lines,
            Status = feature is null ? Verdict.Pass : patch.Plant == Plant.Exception ? Verdict.Warn : Verdict.Fail,
            Subject = new("footprint", Footprint: patch.Site, Layer: line, Feature: feature?.Id),
            Why = inHole ? new("在红线图斑的空洞里，未占用", "in the hole of a red-line polygon: keeps off")
                : feature is null ? new("未占用", "keeps off")
                : patch.Plant == Plant.Exception ? new("在控制线内，但属规划规定的例外矿种（地热、矿泉水）", "inside the line, on a right for a mineral that the plan exempts (geothermal, mineral water)")
                : new("占用控制线", "covers the control line"),
            Trap = inHole,
        };
    }

    private static Verdict Without(string rule, string kind, int year) => new()
    {
        Rule = rule,
        Status = Verdict.NotEvaluable,
        Subject = new(kind),
        Missing = ["footprints"],
        Why = new($"{year}年没有图斑", $"there are no footprints of {year}"),
    };
}
