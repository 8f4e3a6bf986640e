using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Show;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Labels that disagree: nature of one quantity, a mineral in two policies, output to stay and to grow.</summary>
internal static class LabelLint
{
    public static IEnumerable<LintIssue> Find(Plan plan) =>
        Natures(plan)
            .Concat(Policies(plan, plan.Minerals.Exploration, new("勘查", "exploration")))
            .Concat(Policies(plan, plan.Minerals.Mining, new("开采", "mining")))
            .Concat(Trends(plan));

    private static IEnumerable<LintIssue> Natures(Plan plan)
    {
        foreach (var group in LintItems.SameQuantity(LintItems.Planned(plan).Where(item => item.Nature != "not-said")))
        {
            if (group.FirstOrDefault(item => item.Nature != group[0].Nature) is { } other)
            {
                yield return LintIssue.Of(
                    "plan.lint-label-nature", "M", plan.Id, [group[0].Id, other.Id], [group[0].Shown, other.Shown], null,
                    ("name", group[0].Name), ("one", PlanWords.Both(group[0].Nature)), ("other", PlanWords.Both(other.Nature)));
            }
        }
    }

    // A condition (可耕地的, 湿地) may set the two apart, so only bare entries contradict each other.
    private static IEnumerable<LintIssue> Policies(Plan plan, MineralGroups groups, Text activity) =>
        from favoured in groups.Key
        from barred in groups.Restricted.Concat(groups.Prohibited)
        where favoured.Code == barred.Code && favoured.Condition is null && barred.Condition is null
        select LintIssue.Of(
            "plan.lint-label-policy", "M", plan.Id, [favoured.Name, barred.Name, activity.En],
            [LintFigure.Printed(null, null, favoured.Citation), LintFigure.Printed(null, null, barred.Citation)], null,
            ("mineral", favoured.Name), ("activity", activity));

    private static IEnumerable<LintIssue> Trends(Plan plan) =>
        from keep in plan.VolumeDirections
        from change in plan.VolumeDirections
        where keep.MineralCode == change.MineralCode && Contradict(keep, change)
        select LintIssue.Of(
            "plan.lint-label-trend", "M", plan.Id, [keep.Id, change.Id],
            [LintFigure.Printed(keep.Multiple, null, keep.Citation), LintFigure.Printed(change.Multiple, change.Multiple is null ? null : "倍", change.Citation)], null,
            ("mineral", keep.Mineral), ("one", keep.Text), ("other", change.Text));

    // Growth here and restraint there may be about large and small mines; a multiple of the base year is about all of them.
    private static bool Contradict(VolumeDirection one, VolumeDirection other) => one.Trend switch
    {
        "keep" => other is { Trend: "multiple-of-base", Multiple: not 1 },
        "restrain" => other is { Trend: "multiple-of-base", Multiple: > 1 },
        _ => false,
    };
}
