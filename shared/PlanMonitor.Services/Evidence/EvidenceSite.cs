using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks.Chains;

namespace PlanMonitor.Services.Evidence;

/// <summary>What is known of a finding's site and right over time.</summary>
internal static class EvidenceSite
{
    /// <summary>
    /// <c>site.json</c> with every footprint that was seen of the site (date, area, file, record), and <c>growth.json</c> with the area that footprints cover of the right at each date
    /// and the growth since the date before, in m² and 亩; each where the finding is about one.
    /// </summary>
    public static IReadOnlyList<(string Name, string Text)> Write(Finding finding, SiteBook book, IReadOnlyList<RightGrowth>? growth)
    {
        var files = new List<(string, string)>();
        if (finding.Subject.Footprint is { } site && book.HistoryOf(site) is { Count: > 0 } history)
        {
            files.Add(("site.json", CanonicalJson.Write(new { site, footprints = history })));
        }
        if (finding.Subject.Right is { } right && growth?.FirstOrDefault(each => each.Right == right) is { } own)
        {
            files.Add(("growth.json", CanonicalJson.Write(new { right, dates = own.Areas.Select((area, i) => Row(area, i == 0 ? null : new(own.Areas[i - 1], area))) })));
        }
        return files;
    }

    private static object Row(CoveredArea area, GrowthStep? step) =>
        new { area.Date, area.Year, area.AreaM2, AreaMu = Mu.Of(area.AreaM2), step?.GrowthM2, step?.GrowthMu };
}
