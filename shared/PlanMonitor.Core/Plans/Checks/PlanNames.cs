using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Plans;

/// <summary>Looks up every mineral and region of a plan, fills in the codes, and refuses names that are unknown or regions outside the plan's own.</summary>
internal sealed class PlanNames(MineralCatalogue minerals, RegionCatalogue regions, string adcode, PlanFindings findings)
{
    public Plan Fill(Plan plan)
    {
        if (regions.Find(adcode) is null)
        {
            findings.Add("plan.region-unknown", "/adcode", adcode);
        }
        return plan with
        {
            Indicators = Each(plan.Indicators, "indicators", (x, at) => x with { MineralCode = Mineral(x.Mineral, at + "/mineral"), RegionCode = Region(x.Region, at + "/region") }),
            VolumeControls = Each(plan.VolumeControls, "volumeControls", (x, at) => x with { MineralCode = Mineral(x.Mineral, at + "/mineral"), RegionCode = Region(x.Region, at + "/region") }),
            VolumeDirections = Each(plan.VolumeDirections, "volumeDirections", (x, at) => x with { MineralCode = Mineral(x.Mineral, at + "/mineral") }),
            MinimumScales = Each(plan.MinimumScales, "minimumScales", (x, at) => x with { MineralCode = Mineral(x.Mineral, at + "/mineral") }),
            ScaleRules = Each(plan.ScaleRules, "scaleRules", (x, at) => x with { MineralCodes = Minerals(x.Minerals, at + "/minerals") }),
            Restoration = Each(plan.Restoration, "restoration", (x, at) => x with { RegionCode = Region(x.Region, at + "/region") }),
            Minerals = new(Groups(plan.Minerals.Exploration, "/minerals/exploration"), Groups(plan.Minerals.Mining, "/minerals/mining")),
            Zones = Each(plan.Zones, "zones", (x, at) => x with { MineralCodes = Minerals(x.Minerals, at + "/minerals"), RegionCodes = Regions(x.Regions, at + "/regions") }),
            SpatialRules = Each(plan.SpatialRules, "spatialRules", (x, at) => x with { MineralCodes = Minerals(x.Minerals, at + "/minerals"), Exceptions = Exceptions(x.Exceptions, at) }),
            RightRules = Each(plan.RightRules, "rightRules", (x, at) => x with
            {
                MineralCodes = Minerals(x.Minerals, at + "/minerals"),
                RegionCode = Region(x.Region, at + "/region"),
                Exceptions = x.Exceptions is null ? null : Exceptions(x.Exceptions, at),
            }),
            Requirements = Each(plan.Requirements, "requirements", (x, at) => x with { MineralCodes = Minerals(x.Minerals, at + "/minerals") }),
            Projects = Each(plan.Projects, "projects", (x, at) => x with { MineralCodes = Minerals(x.Minerals, at + "/minerals"), RegionCodes = Regions(x.Regions, at + "/regions") }),
            BasePeriod = Each(plan.BasePeriod, "basePeriod", (x, at) => x with { MineralCode = Mineral(x.Mineral, at + "/mineral"), RegionCode = Region(x.Region, at + "/region") }),
        };
    }

    private MineralGroups Groups(MineralGroups groups, string at) => new(
        Each(groups.Key, at[1..] + "/key", (x, place) => x with { Code = Mineral(x.Name, place + "/name") }),
        Each(groups.Restricted, at[1..] + "/restricted", (x, place) => x with { Code = Mineral(x.Name, place + "/name") }),
        Each(groups.Prohibited, at[1..] + "/prohibited", (x, place) => x with { Code = Mineral(x.Name, place + "/name") }));

    private List<RuleException> Exceptions(IReadOnlyList<RuleException> exceptions, string at) => Each(exceptions, at[1..] + "/exceptions", (x, place) =>
    {
        Minerals(x.Minerals, place + "/minerals");
        Minerals(x.ExcludedMinerals, place + "/excludedMinerals");
        return x;
    });

    private List<string> Minerals(IReadOnlyList<string>? names, string at) =>
        names is null ? [] : [.. names.Select((name, i) => Mineral(name, $"{at}/{i}")).OfType<string>()];

    private List<string> Regions(IReadOnlyList<string> names, string at) => [.. names.Select((name, i) => Region(name, $"{at}/{i}")).OfType<string>()];

    private string? Mineral(string? name, string at)
    {
        if (name is null)
        {
            return null;
        }
        if (minerals.Find(name) is { } mineral)
        {
            return mineral.Code;
        }
        findings.Add("plan.mineral-unknown", at, name);
        return null;
    }

    private string? Region(string? name, string at)
    {
        if (name is null)
        {
            return null;
        }
        if (regions.Find(name) is not { } region)
        {
            findings.Add("plan.region-unknown", at, name);
            return null;
        }
        if (!RegionCatalogue.IsWithin(region.Code, adcode))
        {
            findings.Add("plan.region-outside", at, name, ("code", region.Code), ("adcode", adcode));
        }
        return region.Code;
    }

    private static List<T> Each<T>(IReadOnlyList<T> items, string section, Func<T, string, T> fill) => [.. items.Select((item, i) => fill(item, $"/{section}/{i}"))];
}
