using PlanMonitor.Core.Findings;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>Mines that were first licensed in the period (新建矿山), and how many of them are green.</summary>
internal static class NewMines
{
    private const string FirstGranted = "rights:首次发证日期";

    /// <summary>The mines on the lists at the end of the year, or on the day of the check where that is earlier.</summary>
    public static IReadOnlyList<GreenMine> Listed(CheckInput input)
    {
        var end = new DateOnly(input.Year, 12, 31);
        var day = input.AsOf < end ? input.AsOf : end;
        return [.. (input.GreenList ?? []).Where(mine => mine.IsListedOn(day)).OrderBy(mine => mine.Licence, StringComparer.Ordinal).ThenBy(mine => mine.Level)];
    }

    /// <summary>The share of new mines that are on a list of green mines.</summary>
    public static FindingDraft Judge(RuleInfo rule, CheckInput input, Target target)
    {
        var wording = Wording.AtEnd(input, new($"{target.Region}规划期内新建矿山列入绿色矿山名录的比例", $"Share of new mines in {target.Region} on a list of green mines"));
        if (input.Rights is null || input.GreenList is null)
        {
            string[] missing = [.. input.GreenList is null ? ["greenlist"] : Array.Empty<string>(), .. input.Rights is null ? ["rights"] : Array.Empty<string>()];
            return Verdict.Of(rule, input, target, Tally.Nothing(missing), wording);
        }
        var held = CountedRights.Of(input, target);
        var fresh = held.Where(right => IsNew(input, right) == true).ToList();
        var doubtful = held.Where(right => IsNew(input, right) is null).ToList();
        var listed = Listed(input).ToLookup(mine => mine.Licence, StringComparer.Ordinal);
        var green = fresh.Where(right => listed.Contains(right.Licence)).ToList();
        // A mine that may or may not be new only matters where it is not green.
        var open = doubtful.Count(right => !listed.Contains(right.Licence));
        List<Sources.Source> evidence = [.. fresh.Select(right => right.Source), .. green.SelectMany(right => listed[right.Licence]).Select(mine => mine.Source)];
        string[] gaps = [.. open > 0 ? [FirstGranted] : Array.Empty<string>(), .. Gaps.Rejected(input, "greenlist"), .. Gaps.Rejected(input, "rights")];
        if (fresh.Count == 0)
        {
            return gaps.Length > 0 ? Verdict.Of(rule, input, target, Tally.Nothing(gaps), wording) : None(rule, input, target);
        }
        var (least, most) = (Tally.Percent(green.Count, fresh.Count + open), Tally.Percent(green.Count, fresh.Count));
        var verdict = Verdict.Of(rule, input, target, new(most, least, Gaps.Rejected(input, "greenlist").Count > 0 ? 100 : most, evidence, gaps), wording);
        List<string> names = [.. fresh.Where(right => !listed.Contains(right.Licence)).Select(right => right.MineName).Order(StringComparer.Ordinal)];
        var some = string.Join('、', names.Take(5));
        return names.Count == 0 ? verdict : verdict with
        {
            Message = new(
                $"{verdict.Message.Zh}尚未列入的有{names.Count}个：{some}{(names.Count > 5 ? "等" : "")}。",
                $"{verdict.Message.En} {names.Count} not listed: {some}{(names.Count > 5 ? " and others" : "")}."),
        };
    }

    private static FindingDraft None(RuleInfo rule, CheckInput input, Target target) => new(rule, input, target.Subject)
    {
        Status = FindingStatus.Pass,
        Severity = Severity.M,
        Citations = target.Citations,
        Readings = target.Readings,
        Message = new($"截至{input.Year}年底，{target.Region}规划期内没有新建矿山。", $"By the end of {input.Year} no mine in {target.Region} was first licensed in the period."),
    };

    // Without the day of the first licence: a renewal or change continues an older one, and a licence older than the period is none of its new mines.
    private static bool? IsNew(CheckInput input, MiningRight right)
    {
        var granted = right.FirstGranted ?? (right.Grant == GrantKind.New ? right.ValidFrom : null);
        return granted is { } day ? day.Year >= input.Plan.Period.From && day.Year <= input.Year
            : right.Grant is GrantKind.Renewal or GrantKind.Change or GrantKind.Expansion || right.ValidFrom?.Year < input.Plan.Period.From ? false
            : null;
    }
}
