using PlanMonitor.Core.Findings;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>Green mines (绿色矿山): how many are on the lists, and that all mines first licensed in the period are.</summary>
public sealed class IndicatorGreenMine : IRule
{
    private const string NewShare = "green-mine.new-share";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.green-mine", new("绿色矿山建设达到规划目标", "Green mines are built as planned"), Severity.M, Yearly: false, ["greenlist", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "green-mine") || plan.Requirements.Any(IsOnNewMines);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : Target.Of(input.Plan, "green-mine").Concat(OnNewMines(input)).Select(target => target.Key == NewShare
            ? NewMines.Judge(Info, input, target).Done()
            : Verdict.Of(Info, input, target, Count(input, target), Wording.AtEnd(input, Noun(target))).Done());

    private static bool IsOnNewMines(Requirement requirement) => requirement is { Topic: "green-mine", MinesKind: "new", ReadAs: not null };

    private static IEnumerable<Target> OnNewMines(CheckInput input)
    {
        var plan = input.Plan;
        var all = plan.Requirements.Where(IsOnNewMines).ToList();
        return all is not [var first, ..] || plan.Indicators.Any(indicator => indicator.Figure == NewShare) ? []
            :
            [
                new(
                    first.Id, NewShare, "新建矿山绿色矿山比例", null, null, input.Regions.Find(plan.Adcode)?.Name ?? plan.Adcode, plan.Adcode,
                    [new Goal(new(first.ReadAs!.Value, Quantities.Unit.Parse(first.ReadAs.Unit).Value, Quantities.Basis.None), Floor: true)], Binding: false, Target.Horizon(plan), null,
                    [.. all.Select(each => each.Citation)], [.. all.SelectMany(each => each.Readings ?? []).Distinct(StringComparer.Ordinal)]),
            ];
    }

    private static Tally Count(CheckInput input, Target target)
    {
        if (input.GreenList is null)
        {
            return Tally.Nothing("greenlist");
        }
        GreenLevel[] levels = target.Key.Split('.', ':') is [_, var word, ..] ? word switch
        {
            "national" => [GreenLevel.National],
            "province" => [GreenLevel.Provincial],
            "city" => [GreenLevel.City],
            _ => [GreenLevel.National, GreenLevel.Provincial],
        } : [GreenLevel.National, GreenLevel.Provincial];
        var listed = NewMines.Listed(input).Where(mine => levels.Contains(mine.Level)).ToList();
        return Tally.Sum(listed.DistinctBy(mine => mine.Licence).Count(), 0, [.. listed.Select(mine => mine.Source)], [], Gaps.Rejected(input, "greenlist"));
    }

    private static Messages.Text Noun(Target target) => target.Key.Split('.', ':') is [_, "national" or "province" or "city", ..]
        ? new($"{target.Region}列入名录的绿色矿山数量", $"Green mines on the list in {target.Region}")
        : new($"{target.Region}列入国家级、省级名录的绿色矿山数量", $"Green mines on the national and provincial lists in {target.Region}");
}
