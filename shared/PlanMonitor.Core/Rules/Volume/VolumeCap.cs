using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

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
        if (limit.Figures.Count > 0)
        {
            return VolumeVerdict.Of(draft, input, limit, limit.Figures, OutputTotal.Of(input, limit, limit.Figures[0].Amount)).Done();
        }
        var quotas = HandedDown.To(input, limit);
        draft = draft with { Evidence = quotas.Select(quota => quota.Source) };
        return quotas.Count == 0 ? NoQuota(draft, input, limit).Done()
            : HandedDown.Sum(quotas) is not { } cap ? MixedUnits(draft, input, limit).Done()
            : VolumeVerdict.Of(draft, input, limit, [new(cap, "cap", limit.Binding, EndOfPeriod: false, limit.Citations[0])], OutputTotal.Of(input, limit, cap)).Done();
    }

    private static FindingDraft NoQuota(FindingDraft draft, CheckInput input, Limit limit) => draft with
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = ["quotas"],
        Message = new(
            $"{limit.Region}{limit.Mineral}开采总量由{limit.SetBy?.Authority}下达，{input.Year}年指标尚未录入，无法检查。",
            $"The cap on {limit.Mineral} in {limit.Region} is handed down each year; the quota of {input.Year} has not been uploaded."),
    };

    private static FindingDraft MixedUnits(FindingDraft draft, CheckInput input, Limit limit) => draft with
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = ["quotas:unit"],
        Message = new(
            $"{limit.Region}{limit.Mineral}{input.Year}年各批指标的计量单位不能换算，无法合计检查。",
            $"The quotas on {limit.Mineral} in {limit.Region} for {input.Year} are in units that do not convert into each other, so they cannot be added up."),
    };
}
