using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>What a finding about a scale says.</summary>
internal static class ScaleText
{
    /// <summary>新建（改扩建）矿山最低开采规模.</summary>
    public static Text New { get; } = new("新建（改扩建）矿山最低开采规模", "least scale of new and expanded mines");

    /// <param name="right">The right.</param>
    /// <param name="verdict">What its scale amounts to.</param>
    /// <param name="what">What the plan calls the floor.</param>
    public static Text Of(MiningRight right, FloorVerdict verdict, Text what)
    {
        var floor = verdict.Decides.Floor;
        if (verdict.Status == FindingStatus.NotEvaluable)
        {
            return floor.Mark == "blank"
                ? new($"{right.MineName}：规划表内该栏为空，含义没有说明，不能判定是否达到{what.Zh}。", $"{right.MineName}: the cell of the plan's table is blank and what that means is not said; the {what.En} cannot be judged.")
                : Without(right, what, verdict.Missing);
        }
        if (floor.Value is not { } least)
        {
            return floor.Mark == "below"
                ? new($"{right.MineName}：规划对{Size(floor).Zh}矿山只印上限，没有{what.Zh}要求。", $"{right.MineName}: for {Size(floor).En}mines the plan prints an upper figure only and sets no {what.En}.")
                : new($"{right.MineName}：规划没有对此规定{what.Zh}。", $"{right.MineName}: the plan sets no {what.En} for it.");
        }
        var unit = Floor.PerYear(floor.Unit)?.Symbol;
        var (zh, en) = ($"{right.MineName}生产规模{verdict.Decides.Measured:0.############}{unit}", $"{right.MineName}: a scale of {verdict.Decides.Measured:0.############} {unit}");
        var (limitZh, limitEn) = ($"规划规定的{what.Zh}{least:0.######}{unit}", $"the plan's {what.En} of {least:0.######} {unit}");
        return verdict.Status switch
        {
            FindingStatus.Pass => new($"{zh}，达到{limitZh}。", $"{en} reaches {limitEn}."),
            FindingStatus.Warn => new($"{zh}，低于{limitZh}，尚不判定为不符合，请核实。", $"{en} is below {limitEn}; not judged a breach yet, to be checked."),
            _ => new($"{zh}，疑似低于{limitZh}。", $"{en} is suspected below {limitEn}."),
        };
    }

    /// <summary>What cannot be held against the plan, and what is lacking.</summary>
    public static Text Without(MiningRight right, Text what, IEnumerable<string> missing) =>
        MissingText.Sentence($"{right.MineName}无法对照规划的{what.Zh}", $"{right.MineName} cannot be held against the plan's {what.En}", missing.Order(StringComparer.Ordinal));

    private static Text Size(Floor floor) => floor.Class is { } size ? new(size.Zh(), size.En() + " ") : new("", "");
}
