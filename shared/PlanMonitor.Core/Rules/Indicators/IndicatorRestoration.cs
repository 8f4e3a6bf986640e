using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Restorations;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>Area restored over the period (生态修复面积), in total and by project; 15 亩 are 1 公顷.</summary>
public sealed class IndicatorRestoration : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.restoration", new("矿山生态修复面积达到规划目标", "The area restored reaches the plan's figures"), Severity.H, Yearly: false, ["restoration"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Restoration.Any(IsArea);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        var rows = (input.Restoration ?? []).Where(row => row.Year >= input.Plan.Period.From && row.Year <= input.Year).ToList();
        var gaps = Gaps.Of(input, "restoration", rows.Select(row => row.Year));
        return input.Plan.Restoration.Where(IsArea)
            .GroupBy(work => (Key: work.Figure ?? work.Id, Region: work.RegionCode ?? input.Plan.Adcode))
            .Select(same => Judge(input, same.Key.Key, same.Key.Region, [.. same], rows, gaps));
    }

    // A project without an area is a milestone, which is for duty.project-milestone.
    private static bool IsArea(Restoration work) =>
        work.Value is null ? work.Kind != "project" : work.Unit is { } unit && Unit.Parse(unit).Value.Dimension == Dimension.Area;

    private Finding Judge(CheckInput input, string key, string region, IReadOnlyList<Restoration> works, List<RestoredArea> rows, IReadOnlyList<string> gaps)
    {
        var first = works[0];
        var total = works.Any(work => work.Kind != "project");
        var own = rows.Where(row => RegionCode.Within(row.Region, region))
            .Where(row => total ? LegacyRows.IsLegacy(input.Plan, row) != false : works.Any(work => LegacyRows.Names(input.Plan, work, row)))
            .ToList();
        var target = new Target(
            first.Id, key, first.Name, null, null, first.Region ?? input.Regions.Find(region)?.Name ?? region, region, Goals(works, own), works.Any(work => work.Nature == "binding"),
            PartialDate.LastDay(first.DueDate) ?? Target.Horizon(input.Plan), null, [.. works.SelectMany(work => (work.Also ?? []).Prepend(work.Citation))],
            [.. works.SelectMany(work => work.Readings ?? []).Distinct(StringComparer.Ordinal)]);
        var noun = total
            ? new Text($"{target.Region}历史遗留矿山治理面积", $"Area of legacy mines restored in {target.Region}")
            : new Text($"{first.Name}治理面积", $"Area restored by {first.Name}");
        if (target.Goals.Count == 0)
        {
            return Lacking(input, target, own).Done();
        }
        return Verdict.Of(Info, input, target, Count(input, target, own, total, rows.Count > 0, gaps), Wording.Total(input, noun)).Done();
    }

    private static IReadOnlyList<Goal> Goals(IReadOnlyList<Restoration> works, IReadOnlyList<RestoredArea> own)
    {
        var printed = works.Where(work => work.Value is not null).ToList();
        if (printed.Count > 0)
        {
            return Target.InOrder(printed.Select(work => new Goal(new(work.Value!.Value, Unit.Parse(work.Unit!).Value, Basis.None), Floor: true, work.Comparator == "about")).Distinct());
        }
        // A task that is set from above is not printed: what is due, as uploaded, stands for it.
        var (due, _) = LegacyRows.Due(own, Unit.Hectare);
        return due > 0 ? [new Goal(new(due, Unit.Hectare, Basis.None), Floor: true)] : [];
    }

    private FindingDraft Lacking(CheckInput input, Target target, IReadOnlyList<RestoredArea> own) => new FindingDraft(Info, input, target.Subject)
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Citations = target.Citations,
        Readings = target.Readings,
        Evidence = own.Select(row => row.Source),
        Missing = [input.Restoration is null ? "restoration" : "restoration:应治理面积"],
        Message = new(
            $"规划对{target.Region}{target.Name}没有印出面积，也没有上传应治理（任务）面积，无法检查。",
            $"The plan prints no area for {target.Name} in {target.Region}, and no area due was uploaded."),
    };

    private static Tally Count(CheckInput input, Target target, IReadOnlyList<RestoredArea> own, bool total, bool any, IReadOnlyList<string> gaps)
    {
        if (input.Restoration is null || !any)
        {
            return Tally.Nothing(input.Restoration is null ? ["restoration"] : [.. gaps]);
        }
        var unit = target.Goals[0].Amount.Unit;
        var sure = own.Where(row => !total || LegacyRows.IsLegacy(input.Plan, row) == true).ToList();
        var doubtful = own.Except(sure).ToList();
        return Tally.Sum(
            LegacyRows.Sum(sure.Select(row => row.Restored), unit), LegacyRows.Sum(doubtful.Select(row => row.Restored), unit),
            [.. own.Select(row => row.Source)], doubtful.Count > 0 ? [LegacyRows.KindField] : [], gaps);
    }
}
