using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>A report whose basis differs from that of the limit is refused, with the fields that would make it comparable (口径一致).</summary>
public sealed class VolumeBasis : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.basis", new("产量口径与控制指标一致", "Output is counted as the cap is counted"), Severity.M, Yearly: true, ["reports"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Limit.Of(plan).Any(limit => limit.Figures.Count > 0);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        input.Plan.Period.Contains(input.Year)
            ? from limit in Limit.Of(input.Plan)
              where limit.Figures.Count > 0
              from report in input.Reports
              where input.Minerals.IsWithin(report.Mineral, limit.MineralCode) && RegionCode.Within(report.Region, limit.RegionCode)
              group limit by report into limits
              select Judge(input, limits.Key, [.. limits])
            : [];

    private Finding Judge(CheckInput input, Core.Reports.MineYear report, IReadOnlyList<Limit> limits)
    {
        var missing = limits.SelectMany(limit => OutputInBasis.Of(report, limit.Figures[0].Amount).Missing).Distinct(StringComparer.Ordinal).ToList();
        var basis = limits[0].Figures[0].Amount.Basis;
        return new FindingDraft(Info, input, new("report", report.MineralName, Right: report.Licence) { MineralCode = report.Mineral })
        {
            Status = missing.Count == 0 ? FindingStatus.Pass : FindingStatus.NotEvaluable,
            Measured = missing.Count == 0 ? OutputInBasis.Of(report, limits[0].Figures[0].Amount).Amount?.Value : null,
            Unit = limits[0].Figures[0].Amount.Unit.Symbol,
            Basis = basis.Zh,
            Citations = [.. limits.SelectMany(limit => limit.Citations)],
            Evidence = [report.Source],
            Missing = missing,
            Readings = limits.SelectMany(limit => limit.Readings),
            Message = missing.Count == 0
                ? new($"{report.MineName}的{report.MineralName}产量可按{basis.Zh}口径计入总量。", $"The output of {report.MineralName} of {report.MineName} counts towards the total.")
                : MissingText.Sentence($"{report.MineName}的{report.MineralName}产量与控制指标（{basis.Zh}）口径不同", $"The output of {report.MineralName} of {report.MineName} is counted on another basis than the cap", missing),
        }.Done();
    }
}
