using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Reports;

/// <summary>A mine that reports no output while footprints (图斑) within its own right show that ground was broken in the year (疑似瞒报产量).</summary>
public sealed class ReportSilent : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("report.silent", new("填报零产量的矿山不应有新增开采图斑", "A mine that reports no output shows no new activity from above"), Severity.M, Yearly: true, ["reports", "footprints", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        var sites = (input.Footprints ?? [])
            .Where(site => site.Facts.Right is not null && site.Facts.InRightM2 > 0 && !OverlapThresholds.IsSliver(site.Facts.InRightM2, site.Facts.AreaM2))
            .ToLookup(site => site.Facts.Right!, StringComparer.Ordinal);
        var growth = (input.Growth ?? []).ToDictionary(each => each.Right, StringComparer.Ordinal);
        return input.Reports.GroupBy(report => report.Licence, StringComparer.Ordinal)
            .Where(reports => reports.All(report => report.Output.Value == 0))
            .Select(reports => Judge(input, [.. reports.OrderBy(report => report.Mineral, StringComparer.Ordinal)], [.. sites[reports.Key].OrderBy(site => site.Id, StringComparer.Ordinal)], growth.GetValueOrDefault(reports.Key)));
    }

    private Finding Judge(CheckInput input, IReadOnlyList<MineYear> reports, IReadOnlyList<Site> sites, RightGrowth? growth)
    {
        var (first, right) = (reports[0], input.RightOf(reports[0].Licence));
        var draft = new FindingDraft(Info, input, new("right", Right: first.Licence))
        {
            Severity = Severity.M,
            Citations = DutyCitations.Of(input.Plan, "remote-sensing", "annual-check", "inspection"),
            Evidence = [.. reports.Select(report => report.Source), .. sites.Select(site => site.Source)],
        };
        if (Lacks(input, right) is { } missing)
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Missing = [missing],
                Message = MissingText.Sentence($"{first.MineName}填报{input.Year}年零产量，无法与图斑核对", $"{first.MineName} reported no output for {input.Year}; it cannot be held against footprints", missing),
            }).Done();
        }
        var area = sites.Sum(site => site.Facts.InRightM2);
        // An earlier image from before the year leaves open in which year the ground was broken, unless two images of the year show it growing.
        var within = sites.Where(site => site.From?.Year >= input.Year && !(site.To?.Year > input.Year)).ToList();
        var status = sites.Count == 0 ? FindingStatus.Pass : within.Count > 0 || growth?.Within(input.Year) is { IsSliver: false } ? FindingStatus.Fail : FindingStatus.Warn;
        return (draft with
        {
            Status = status,
            Measured = area,
            Unit = "平方米",
            Missing = status == FindingStatus.Warn && sites.Any(site => site.From is null) ? ["footprints:前时相"] : [],
            Message = Say(input, first, sites, area, growth?.Into(input.Year), status),
        }).Done();
    }

    private static string? Lacks(CheckInput input, MiningRight? right) =>
        input.Footprints is null ? "footprints" : input.Rights is null ? "rights" : right?.Boundary is null ? "rights:矿区范围" : null;

    private static Text Say(CheckInput input, MineYear first, IReadOnlyList<Site> sites, decimal area, GrowthStep? step, FindingStatus status)
    {
        var names = string.Join('、', sites.Take(5).Select(site => site.Facts.Footprint)) + (sites.Count > 5 ? "等" : "");
        var grown = step?.Said ?? new("", "");
        var found = new Text($"矿区范围内有图斑{sites.Count}个（{names}），面积{Mu.Of(area):0.##}亩{grown.Zh}", $"footprints within its right: {sites.Count} ({names}), {Mu.Of(area):0.##} 亩{grown.En}");
        return status switch
        {
            FindingStatus.Pass => new($"{first.MineName}填报{input.Year}年零产量，矿区范围内没有新增图斑。", $"{first.MineName} reported no output for {input.Year}, and no footprint lies within its right."),
            FindingStatus.Warn => new($"{first.MineName}填报{input.Year}年零产量，{found.Zh}，前后时相不能确定在当年，请核实。", $"{first.MineName} reported no output for {input.Year}; {found.En}; the images do not show that it was this year, to be checked."),
            _ => new($"{first.MineName}填报{input.Year}年零产量，{found.Zh}，疑似瞒报产量。", $"{first.MineName} reported no output for {input.Year}; {found.En}: output is suspected to be concealed."),
        };
    }
}
