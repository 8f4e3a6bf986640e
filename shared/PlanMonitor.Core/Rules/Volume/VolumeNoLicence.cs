using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>Output of a mine that may not produce: licence expired, suspended, closed, never built, for exploration only, or not in the register (无证开采, 以采代探).</summary>
public sealed class VolumeNoLicence : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.no-licence", new("无有效采矿许可不得开采", "No output without a licence in force"), Severity.H, Yearly: true, ["reports", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : input.Rights is null ? [VolumeFindings.NoRegister(Info, input)]
        : input.Reports.GroupBy(report => report.Licence, StringComparer.Ordinal).Select(reports => Judge(input, input.RightOf(reports.Key), [.. reports]));

    private Finding Judge(CheckInput input, MiningRight? right, IReadOnlyList<MineYear> reports)
    {
        var first = reports.OrderBy(report => report.Mineral, StringComparer.Ordinal).First();
        var produced = reports.FirstOrDefault(report => report.Output.Value > 0);
        var (status, severity, why) = produced is null ? (FindingStatus.Pass, Severity.H, null) : Judge(right, input.Year);
        return new FindingDraft(Info, input, new("right", Right: first.Licence))
        {
            Status = status,
            Severity = severity,
            Measured = produced?.Output.Value,
            Unit = produced?.Output.Unit.Symbol,
            Basis = produced?.Output.Basis.Zh,
            Citations = VolumeFindings.OnMines(input.Plan),
            Evidence = [.. reports.Select(report => report.Source), .. right is null ? Array.Empty<Sources.Source>() : [right.Source]],
            Message = why is null
                ? new($"{first.MineName}{input.Year}年的产量有有效采矿许可，或没有产量。", $"{first.MineName} had a licence in force in {input.Year}, or no output.")
                : new(
                    $"{first.MineName}（{first.Licence}）{why.Zh}，{input.Year}年填报产量{produced!.Output}，疑似无有效许可开采。",
                    $"{first.MineName} ({first.Licence}) {why.En}, yet reported {produced.Output} for {input.Year}: suspected mining without a licence in force."),
        }.Done();
    }

    // Expired within the year: what was mined before that day was allowed, and an annual figure does not say when it was mined.
    private static (FindingStatus Status, Severity Severity, Text? Why) Judge(MiningRight? right, int year) => right switch
    {
        null => (FindingStatus.Fail, Severity.H, new("不在采矿权登记之中", "is not in the register")),
        { Kind: RightKind.Exploration } => (FindingStatus.Fail, Severity.H, new("仅有探矿权", "has a right to explore only")),
        { Status: RightStatus.Closed } => (FindingStatus.Fail, Severity.H, new("已关闭或注销", "is closed")),
        { Status: RightStatus.NeverBuilt } => (FindingStatus.Fail, Severity.H, new("登记为未建", "was never built")),
        { Status: RightStatus.Suspended } => (FindingStatus.Fail, Severity.H, new("登记为停产", "is suspended")),
        { ValidTo: { } end } when end.Year == year => right.Status == RightStatus.Expired
            ? (FindingStatus.Warn, Severity.M, new($"许可证于{end:yyyy-MM-dd}到期", $"had a licence until {end:yyyy-MM-dd} only"))
            : (FindingStatus.Pass, Severity.H, null),
        { ValidTo: { } end } when end.Year < year => (FindingStatus.Fail, Severity.H, new($"许可证已于{end:yyyy-MM-dd}到期", $"had a licence until {end:yyyy-MM-dd}")),
        { Status: RightStatus.Expired, ValidTo: null } => (FindingStatus.Fail, Severity.H, new("许可证已过期", "has an expired licence")),
        { ValidFrom: { } start } when start.Year > year => (FindingStatus.Fail, Severity.H, new($"许可证自{start:yyyy-MM-dd}起才有效", $"has a licence from {start:yyyy-MM-dd} only")),
        _ => (FindingStatus.Pass, Severity.H, null),
    };
}
