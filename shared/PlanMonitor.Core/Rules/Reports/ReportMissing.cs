using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Reports;

/// <summary>
/// Every mine that may produce has reported for the year (年报填报). The public disclosure is due on 31 March of the year after
/// (notice on the disclosure of mining-right holders, 2023).
/// </summary>
public sealed class ReportMissing : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("report.missing", new("有效采矿权均须填报年度报告", "Every active right reports for the year"), Severity.M, Yearly: true, ["rights", "reports"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        if (input.Rights is null)
        {
            return [new FindingDraft(Info, input, new("register", Region: input.Plan.Adcode))
            {
                Status = FindingStatus.NotEvaluable,
                Missing = ["rights"],
                Message = new("没有采矿权登记数据，无法判断哪些矿山应报未报。", "There is no register of mining rights, so nobody can say which mines should have reported."),
            }.Done()];
        }
        var reports = input.Reports.ToLookup(report => report.Licence, StringComparer.Ordinal);
        return input.Rights.Where(right => right.IsActiveIn(input.Year)).ByMineral(right => right.Mineral).Select(right => Judge(input, right, [.. reports[right.Licence].Select(report => report.Source)]));
    }

    private Finding Judge(CheckInput input, MiningRight right, IReadOnlyList<Sources.Source> reported)
    {
        var due = new DateOnly(input.Year + 1, 3, 31);
        var (status, severity) = reported.Count > 0 ? (FindingStatus.Pass, Severity.M)
            : input.AsOf >= due ? (FindingStatus.Fail, Severity.M)
            : (FindingStatus.Warn, Severity.L);
        return new FindingDraft(Info, input, new("right", right.MineralName, Right: right.Licence) { MineralCode = right.Mineral })
        {
            Status = status,
            Severity = severity,
            Citations = DutyCitations.Of(input.Plan, "statistics", "disclosure", "annual-check", "inspection"),
            Evidence = [right.Source, .. reported],
            Missing = reported.Count > 0 ? [] : [$"reports:{right.Licence}"],
            Message = reported.Count > 0
                ? new($"{right.MineName}已填报{input.Year}年度报告。", $"{right.MineName} has reported for {input.Year}.")
                : new($"{right.MineName}（{right.Licence}）尚未填报{input.Year}年度报告，截止日期{due:yyyy-MM-dd}。", $"{right.MineName} ({right.Licence}) has not reported for {input.Year}; due {due:yyyy-MM-dd}."),
        }.Done();
    }
}
