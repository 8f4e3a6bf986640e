using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>
/// Mines (矿山数量) and rights (矿业权数量) at the end of the period. The key of the indicator says which: mine-count, mine-count.small, right-count.exploration ...
/// </summary>
public sealed class IndicatorMineCount : IRule
{
    private const string Size = "rights:矿山规模";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.mine-count", new("矿山、矿业权数量符合规划控制数", "The number of mines and rights is as planned"), Severity.M, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category is "mine-count" or "right-count");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : Target.Of(input.Plan, "mine-count", "right-count").Select(target => Verdict.Of(Info, input, target, Count(input, target), Wording.AtEnd(input, Noun(target))).Done());

    private static Tally Count(CheckInput input, Target target)
    {
        if (input.Rights is null)
        {
            return Tally.Nothing("rights");
        }
        var held = CountedRights.Of(input, target, Word(target) == "exploration" ? RightKind.Exploration : RightKind.Mining);
        var size = SizeClasses.Of(Word(target));
        var counted = held.Where(right => size is null || right.SizeClass == size).ToList();
        var doubtful = size is null ? 0 : held.Count(right => right.SizeClass is null);
        return held.Count > 0 && doubtful == held.Count
            ? Tally.Nothing(Size) with { Evidence = [.. held.Select(right => right.Source)] }
            : Tally.Sum(counted.Count, doubtful, [.. counted.Select(right => right.Source)], doubtful > 0 ? [Size] : [], Gaps.Rejected(input, "rights"));
    }

    // mine-count.small:base is about small mines.
    private static string? Word(Target target) => target.Key.Split(':')[0].Split('.') is [_, var word, ..] ? word : null;

    private static Text Noun(Target target) => (target.Key.Split('.', ':')[0], Word(target)) switch
    {
        ("right-count", "exploration") => new($"{target.Region}{target.Mineral}探矿权数量", $"Exploration rights in {target.Region}"),
        ("right-count", _) => new($"{target.Region}{target.Mineral}采矿权数量", $"Mining rights in {target.Region}"),
        (_, "small") => new($"{target.Region}{target.Mineral}小型及以下矿山数量", $"Small mines in {target.Region}"),
        (_, "medium") => new($"{target.Region}{target.Mineral}中型矿山数量", $"Medium mines in {target.Region}"),
        (_, "large") => new($"{target.Region}{target.Mineral}大型矿山数量", $"Large mines in {target.Region}"),
        _ => new($"{target.Region}{target.Mineral}矿山数量", $"Mines in {target.Region}"),
    };
}
