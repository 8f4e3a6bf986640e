using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>What a finding about a total says.</summary>
internal static class VolumeText
{
    /// <param name="verdict">How it came out.</param>
    /// <param name="compared">How the figures alone compare.</param>
    /// <param name="year">Year.</param>
    /// <param name="limit">What it is held against.</param>
    /// <param name="figure">The figure that decides.</param>
    /// <param name="total">What was added up.</param>
    /// <param name="noData">True where nothing was reported at all.</param>
    public static Text Of(FindingStatus verdict, FindingStatus compared, int year, Limit limit, LimitFigure figure, OutputTotal total, bool noData)
    {
        var unit = figure.Amount.Unit.Symbol;
        var subject = new Text($"{year}年{limit.Region}{limit.Mineral}", $"{limit.Mineral} in {limit.Region} in {year}");
        var plan = new Text($"规划指标{figure.Amount.Value:0.######}{unit}", $"the plan's {figure.Amount.Value:0.######} {unit}");
        var output = new Text($"{subject.Zh}产量{total.Sum:0.######}{unit}", $"Output of {subject.En}: {total.Sum:0.######} {unit}");
        var floor = figure.Direction == "floor";
        if (verdict == FindingStatus.NotEvaluable)
        {
            return noData
                ? new($"{subject.Zh}没有年报数据，无法对照{plan.Zh}。", $"No output of {subject.En} was reported; it cannot be held against {plan.En}.")
                : new($"{subject.Zh}部分产量无法按{figure.Amount.Basis.Zh}口径计算，不能对照{plan.Zh}。", $"Some output of {subject.En} does not convert to the basis of {plan.En}; it cannot be held against it.");
        }
        return (verdict, compared, floor) switch
        {
            (FindingStatus.Pass, _, false) => new($"{output.Zh}，未超过{plan.Zh}。", $"{output.En}, within {plan.En}."),
            (FindingStatus.Pass, _, true) => new($"{output.Zh}，达到{plan.Zh}。", $"{output.En}, reaching {plan.En}."),
            (FindingStatus.Warn, FindingStatus.Pass, _) => new($"已填报的{output.Zh}，未超过{plan.Zh}；数据尚不完整，暂不能判定。", $"{output.En} as far as reported, within {plan.En}; the data is not complete yet."),
            (FindingStatus.Warn, _, false) => new($"{output.Zh}，超过{plan.Zh}，尚不判定为违反规划，请关注。", $"{output.En}, beyond {plan.En}; not judged a breach yet, to be watched."),
            (FindingStatus.Warn, _, true) => new($"{output.Zh}，尚未达到{plan.Zh}。", $"{output.En}, not yet reaching {plan.En}."),
            (_, _, false) => new($"{output.Zh}，疑似超过{plan.Zh}。", $"{output.En}, suspected over {plan.En}."),
            _ => new($"{output.Zh}，疑似低于{plan.Zh}。", $"{output.En}, suspected below {plan.En}."),
        };
    }
}
