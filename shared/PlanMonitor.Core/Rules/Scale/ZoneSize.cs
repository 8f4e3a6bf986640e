using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The size of a mine (矿山规模) that lies in a zone against the size that the plan asks there.</summary>
internal static class ZoneSize
{
    /// <param name="draft">The finding in the making.</param>
    /// <param name="right">A right in the zone.</param>
    /// <param name="type">Type of zone.</param>
    /// <param name="rules">What is asked, at least one rule with a size.</param>
    public static Finding Judge(FindingDraft draft, MiningRight right, string type, IReadOnlyList<ScaleRule> rules)
    {
        var what = new Text($"{LayerKind.Zh(type)}内矿山规模要求", $"size of mines in a zone ({type})");
        if (right.SizeClass is not { } size)
        {
            return draft.Without(right, what, "rights:矿山规模");
        }
        var strictest = rules.OrderByDescending(rule => SizeClasses.Of(rule.SizeClass)).ThenByDescending(IsFirm).First();
        var asked = SizeClasses.Of(strictest.SizeClass)!.Value;
        var (zh, en) = ($"{right.MineName}位于{LayerKind.Zh(type)}，矿山规模为{size.Zh()}", $"{right.MineName} lies in a zone ({type}) and is a {size.En()} mine");
        var demand = new Text(asked == SizeClass.Large ? "达到大型" : $"达到{asked.Zh()}以上", asked == SizeClass.Large ? "large mines there" : $"at least {asked.En()} mines there");
        return (size >= asked
            ? draft with { Status = FindingStatus.Pass, Message = new($"{zh}，符合规划{demand.Zh}的要求。", $"{en}, as the plan asks ({demand.En}).") }
            : IsFirm(strictest)
                ? draft with { Status = FindingStatus.Fail, Message = new($"{zh}，疑似不符合规划{demand.Zh}的要求。", $"{en}; the plan asks for {demand.En}: suspected breach.") }
                : draft with
                {
                    Status = FindingStatus.Warn,
                    Severity = Severity.M,
                    Message = strictest.Strength == "in-principle-required"
                        ? new($"{zh}；规划原则上要求{demand.Zh}，请核实。", $"{en}; the plan asks in principle for {demand.En}: to be checked.")
                        : new($"{zh}；规划的导向是{demand.Zh}，请核实。", $"{en}; the plan leans towards {demand.En}: to be checked."),
                }).DoneForNew(right, what);
    }

    // 原则上, or a picture of what the zone shall become (形成以大中型矿山为主体的开发格局): no floor for each mine.
    private static bool IsFirm(ScaleRule rule) => rule is { Strength: "required" or "prohibited", Comparator: ">=" or ">" or "=" };
}
