using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Which zones of the list a stated total speaks of, by the words of its scope.</summary>
internal static class ZoneScope
{
    private static readonly string[] UpperWords = ["上级", "省级", "国家级"];
    private static readonly string[] OwnWords = ["市级", "补充", "本级"];

    /// <summary>
    /// The zones that a total counts, or null where its words do not tell: a district by name, a level, or all of the type
    /// where it is the greatest statement on the whole.
    /// </summary>
    public static IReadOnlyList<Zone>? Listed(Plan plan, ZoneTotal total)
    {
        var listed = plan.Zones.Where(zone => zone.Type == total.Type).ToList();
        if (RegionIn(total.Scope) is { } region && region != plan.Adcode)
        {
            return [.. listed.Where(zone => zone.RegionCodes.Any(code => RegionCode.Within(code, region)))];
        }
        if (total.Criterion is null or "level")
        {
            if (LevelsOf(total.Scope) is { } levels)
            {
                // Without any level in the list nothing can be told.
                return listed.Any(zone => zone.Level is not null) ? [.. listed.Where(zone => levels.Contains(zone.Level))] : null;
            }
            return IsWhole(plan, total) ? listed : null;
        }
        return null;
    }

    private static bool IsWhole(Plan plan, ZoneTotal total) =>
        total is { PartOf: null, Criterion: null }
        && plan.ZoneTotals.Where(other => other.Type == total.Type && other is { PartOf: null, Criterion: null } && RegionIn(other.Scope) is null)
            .All(other => (other.Count ?? 0) <= (total.Count ?? 0));

    private static string?[]? LevelsOf(string scope)
    {
        var upper = UpperWords.Where(scope.Contains).ToList();
        if (OwnWords.Any(scope.Contains))
        {
            return upper.Count > 0 ? null : ["city", null];
        }
        return upper switch
        {
            [] => null,
            ["省级"] => ["province"],
            ["国家级"] => ["national"],
            _ => ["national", "province"],
        };
    }

    // A scope that begins with a district is about that district: 振安区, 元宝区（未单独划定…）.
    private static string? RegionIn(string scope) =>
        RegionCatalogue.BuiltIn.All.Where(region => scope.StartsWith(region.Name, StringComparison.Ordinal)).Select(region => region.Code).FirstOrDefault();
}
