using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>No two rights lie in one place and level (矿业权重叠): rights above one another (上下叠置) are apart where their elevations (开采标高) are.</summary>
public sealed class SpaceRightOverlap : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.right-overlap", new("同一区域、同一标高范围内不得重叠设置矿业权", "No two rights lie in one place and level"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (HeldRights.Lacks(Info, input) is { } lacking)
        {
            return [lacking];
        }
        var held = HeldRights.Of(input).ToDictionary(pair => pair.Right.Licence, StringComparer.Ordinal);
        return held.Values.SelectMany(one =>
        {
            var others = one.Place.Others.Where(other => held.ContainsKey(other.Licence)).ToList();
            return others.Count == 0
                ? (IEnumerable<Finding>)[Alone(input, one.Right)]
                : others.Where(other => string.CompareOrdinal(one.Right.Licence, other.Licence) < 0).Select(other => Judge(input, one, held[other.Licence], other.SharedM2));
        });
    }

    private Finding Alone(CheckInput input, MiningRight right) => new FindingDraft(Info, input, new("right", Right: right.Licence))
    {
        Status = FindingStatus.Pass,
        Measured = 0,
        Limit = 0,
        Unit = "平方米",
        Citations = CitationsOf(input.Plan),
        Evidence = [right.Source],
        Message = new($"{Ground.NameOf(right).Zh}与其他矿业权不重叠。", $"{Ground.NameOf(right).En} shares no ground with another right."),
    }.Done();

    private Finding Judge(CheckInput input, (MiningRight Right, RightPlace Place) one, (MiningRight Right, RightPlace Place) other, decimal shared)
    {
        var both = new Text($"{Ground.NameOf(one.Right).Zh}与{Ground.NameOf(other.Right).Zh}平面重叠{Mu.Of(shared)}亩", $"{Ground.NameOf(one.Right).En} and {Ground.NameOf(other.Right).En} share {Mu.Of(shared)} mu");
        var (status, why) = OverlapThresholds.IsSliver(shared, Math.Min(one.Place.AreaM2, other.Place.AreaM2))
            ? (FindingStatus.Pass, new("，未达到计入的面积", ", too little to count"))
            : Permission(input, one.Right, other.Right) is { } permission
            ? (FindingStatus.Pass, new($"，属同一主体，符合规划规定的情形（{permission.Text}）", $", of one holder, as the plan allows ({permission.Text})"))
            : Levels(one.Right, other.Right);
        return new FindingDraft(Info, input, new("right", Right: one.Right.Licence, Layer: "mining-right", Feature: other.Right.Licence))
        {
            Status = status,
            Severity = status == FindingStatus.NotEvaluable ? Severity.M : Info.Severity,
            Measured = shared,
            Limit = 0,
            Unit = "平方米",
            Citations = CitationsOf(input.Plan),
            Evidence = [one.Right.Source, other.Right.Source],
            Missing = status == FindingStatus.NotEvaluable ? ["rights:开采标高"] : [],
            Message = new($"{both.Zh}{why.Zh}。", $"{both.En}{why.En}."),
        }.Done();
    }

    // Above one another they may touch.
    private static (FindingStatus Status, Text Why) Levels(MiningRight one, MiningRight other)
    {
        if (one is not { TopElevation: { } top, BottomElevation: { } bottom } || other is not { TopElevation: { } otherTop, BottomElevation: { } otherBottom })
        {
            return (FindingStatus.NotEvaluable, new("，登记的开采标高不全，不能判断是否上下错开", "; the register lacks elevations, so nobody can say whether they lie above one another"));
        }
        var (from, to) = (Math.Max(bottom, otherBottom), Math.Min(top, otherTop));
        return from < to
            ? (FindingStatus.Fail, new($"，标高{from:0.##}米至{to:0.##}米重叠，疑似重叠设置矿业权", $" at elevations from {from:0.##} m to {to:0.##} m: suspected rights in one place and level"))
            : (FindingStatus.Pass, new("，标高上下错开", ", one above the other"));
    }

    // A right to explore below or above its holder's own mine, where the plan speaks of it (深部或上部同一主体设置探矿权).
    private static RuleException? Permission(CheckInput input, MiningRight one, MiningRight other) =>
        one.Kind == other.Kind || one.Holder is null || one.Holder != other.Holder ? null
        : input.Plan.RightRules
            .Where(rule => rule.RightKind == "exploration")
            .SelectMany(rule => rule.Exceptions ?? [])
            .FirstOrDefault(exception => exception.Condition == "depth-or-upper-part"
                && !AreaRules.IsOneOf(input, one.Mineral, exception.ExcludedMinerals ?? []) && !AreaRules.IsOneOf(input, other.Mineral, exception.ExcludedMinerals ?? []));

    private static IReadOnlyList<Citation> CitationsOf(Plan plan) =>
        plan.RightRules.Where(rule => rule.Topic is "one-mine-one-right" or "one-per-block").Select(rule => rule.Citation).ToList() is { Count: > 0 } found ? found : DutyCitations.Of(plan, "inspection");
}
