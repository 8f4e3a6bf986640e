using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Which zones of the list a stated total speaks of, by the words of its scope.</summary>
internal static class ZoneScope
{
    private static readonly string[] UpperWords = ["上级", "省级", "国家级"];
    private static readonly string[] OwnWords = ["市级", "补充", "本级"];

    /// <summary>
    /// The zones that a total counts, in each way its words can be read; empty where they do not tell: a district by name, a level
    /// (落实省级 may or may not take in the national ones), or all of the type where it is the greatest statement on the whole.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Zone>> Listed(Plan plan, ZoneTotal total)
    {
        var listed = plan.Zones.Where(zone => zone.Type == total.Type).ToList();
        if (RegionIn(plan, total.Scope) is { } region && region != plan.Adcode)
        {
            return [[.. listed.Where(zone => zone.RegionCodes.Any(code => RegionCode.Within(code, region)))]];
        }
        if (total.Criterion is not (null or "level"))
        {
            return [];
        }
        var (isUpper, isOwn) = (UpperWords.Any(total.Scope.Contains), OwnWords.Any(total.Scope.Contains));
        if (!isUpper && !isOwn)
        {
            return IsWhole(plan, total) ? [listed] : [];
        }
        // Without any level in the list nothing can be told.
        if (isUpper == isOwn || listed.All(zone => zone.Level is null))
        {
            return [];
        }
        var saysCity = listed.Any(zone => zone.Level == "city");
        var own = listed.Where(zone => saysCity ? zone.Level == "city" : zone.Level is null).ToList();
        return isOwn ? [own] : [[.. listed.Where(zone => zone.Level == "province")], [.. listed.Except(own)]];
    }

    private static bool IsWhole(Plan plan, ZoneTotal total) =>
        total is { PartOf: null, Criterion: null }
        && plan.ZoneTotals.Where(other => other.Type == total.Type && other is { PartOf: null, Criterion: null } && RegionIn(plan, other.Scope) is null)
            .All(other => (other.Count ?? 0) <= (total.Count ?? 0));

    // A scope that begins with a district is about that district: 振安区, 元宝区（未单独划定…）.
    private static string? RegionIn(Plan plan, string scope) =>
        RegionCatalogue.BuiltIn.With(plan.Regions).All.Where(region => scope.StartsWith(region.Name, StringComparison.Ordinal)).Select(region => region.Code).FirstOrDefault();
}
