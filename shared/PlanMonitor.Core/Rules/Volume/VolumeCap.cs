using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quotas;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>Yearly output of a mineral in a region against its cap or target (开采总量控制).</summary>
public sealed class VolumeCap : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.cap", new("年开采总量不得超过控制指标", "Yearly output stays within its cap"), Severity.H, Yearly: true, ["reports", "rights", "quotas"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Limit.Of(plan).Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        input.Plan.Period.Contains(input.Year) ? Limit.Of(input.Plan).Select(limit => Judge(input, limit)) : [];

    private Finding Judge(CheckInput input, Limit limit)
    {
        var draft = new FindingDraft(Info, input, new(limit.SubjectKind, limit.Mineral, limit.Region)) { Citations = limit.Citations, Readings = limit.Readings };
        var figures = limit.Figures.Count > 0 ? limit.Figures : Handed(input, limit);
        if (figures.Count == 0)
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Severity = Severity.M,
                Missing = ["quotas"],
                Message = new(
                    $"{limit.Region}{limit.Mineral}开采总量由{limit.SetBy?.Authority}下达，{input.Year}年指标尚未录入，无法检查。",
                    $"The cap on {limit.Mineral} in {limit.Region} is handed down each year; the quota of {input.Year} has not been uploaded."),
            }).Done();
        }
        return VolumeVerdict.Of(draft, input, limit, figures, OutputTotal.Of(input, limit, figures[0].Amount)).Done();
    }

    // Where the plan names who sets the cap, the quota of the year for the region is the cap.
    private static IReadOnlyList<LimitFigure> Handed(CheckInput input, Limit limit)
    {
        var quotas = input.Quotas
            .Where(quota => quota.Region == limit.RegionCode && quota.Scope != QuotaScope.Mine && input.Minerals.IsWithin(quota.Mineral, limit.MineralCode))
            .ToList();
        if (quotas.Count == 0)
        {
            return [];
        }
        var unit = quotas[0].Amount.Unit;
        var sum = quotas.Sum(quota => quota.Amount.In(unit).TryGet(out var same, out _) ? same.Value : 0);
        return [new(new(sum, unit, quotas[0].Amount.Basis), "cap", Binding: true, EndOfPeriod: false, limit.Citations[0])];
    }
}
