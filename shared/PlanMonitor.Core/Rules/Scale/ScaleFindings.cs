using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>What the rules on scale do alike.</summary>
internal static class ScaleFindings
{
    /// <summary>The column that says whether a mine is new, expanded or renewed.</summary>
    public const string GrantField = "rights:登记类型";

    /// <summary>The findings about each right to mine that stands in the year; one that names the register where there is none.</summary>
    public static IEnumerable<Finding> OfRights(RuleInfo rule, CheckInput input, Func<MiningRight, IEnumerable<Finding>> judge) =>
        !input.Plan.Period.Contains(input.Year) ? [] : input.Rights is null ? [NoRegister(rule, input)] : input.Rights.Where(right => Stands(right, input.Year)).ByMineral(right => right.Mineral).SelectMany(judge);

    /// <summary>A right to mine whose licence is in force in a year, also where the mine does not produce.</summary>
    public static bool Stands(MiningRight right, int year) =>
        right.Kind == RightKind.Mining && right.Status is not (RightStatus.Closed or RightStatus.Expired)
        && (right.ValidFrom is not { } from || from.Year <= year) && (right.ValidTo is not { } to || to.Year >= year);

    /// <summary>True where a rule of the text is for a right's mineral; one without minerals is for all.</summary>
    public static bool IsFor(CheckInput input, ScaleRule rule, MiningRight right) =>
        rule.Minerals.Count == 0 || rule.MineralCodes.Any(code => input.Minerals.IsWithin(right.Mineral, code));

    /// <summary>A finding about a right in the making.</summary>
    public static FindingDraft Draft(RuleInfo rule, CheckInput input, MiningRight right, string? layer = null, string? feature = null) =>
        new(rule, input, new("right", right.MineralName, Right: right.Licence, Layer: layer, Feature: feature) { MineralCode = right.Mineral }) { Evidence = [right.Source] };

    /// <summary>The draft with what the scale amounts to against the plan's floors.</summary>
    public static FindingDraft Held(this FindingDraft draft, MiningRight right, FloorVerdict verdict, Text what) => draft with
    {
        Status = verdict.Status,
        Severity = verdict.Status is FindingStatus.NotEvaluable or FindingStatus.Warn ? Severity.M : draft.Severity,
        Measured = verdict.Decides.Measured,
        Limit = verdict.Decides.Floor.Value,
        Unit = verdict.Decides.Floor.Value is null ? null : Floor.PerYear(verdict.Decides.Floor.Unit)?.Symbol,
        Citations = verdict.Citations,
        Readings = verdict.Readings,
        Missing = verdict.Missing,
        Message = ScaleText.Of(right, verdict, what),
    };

    /// <summary>The finding, not evaluable and naming what is lacking.</summary>
    public static Finding Without(this FindingDraft draft, MiningRight right, Text what, params string[] missing) => (draft with
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = missing,
        Message = ScaleText.Without(right, what, missing),
    }).Done();

    /// <summary>The finding; where nobody knows whether the mine is new, one on new mines holds or cannot be said.</summary>
    public static Finding DoneForNew(this FindingDraft draft, MiningRight right, Text what) =>
        draft.Status is FindingStatus.Fail or FindingStatus.Warn && MineAges.Of(right, draft.Input.Plan) == MineAge.Unknown ? draft.Without(right, what, GrantField) : draft.Done();

    private static Finding NoRegister(RuleInfo rule, CheckInput input) => new FindingDraft(rule, input, new("register", Region: input.Plan.Adcode))
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = ["rights"],
        Message = new("没有采矿权登记数据，无法检查矿山规模。", "There is no register of mining rights, so the scale of mines cannot be checked."),
    }.Done();
}
