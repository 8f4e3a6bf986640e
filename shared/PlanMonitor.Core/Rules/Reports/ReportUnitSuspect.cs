using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Reports;

/// <summary>
/// An output that looks as if its unit were mistaken (计量单位疑误): ten times or more the mine's last output or its licensed scale, a tenth or less of its last output,
/// a thousandth or less of its scale (吨 for 万吨), or less ore than concentrate. A jump that the licensed scale explains is only noted.
/// </summary>
public sealed class ReportUnitSuspect : IRule
{
    private const decimal Jump = 10m;
    private const decimal FarBelowScale = 1000m;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("report.unit-suspect", new("年报产量的计量单位不应有误", "The units of reported outputs are plausible"), Severity.M, Yearly: true, ["reports", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        var earlier = input.EarlierReports.Where(report => report.Year < input.Year && report.Output.Value > 0).ToLookup(report => (report.Licence, report.Mineral));
        return input.Reports.ByMineral(report => report.Mineral).Select(report => Judge(input, report, [.. earlier[(report.Licence, report.Mineral)].OrderByDescending(before => before.Year)]));
    }

    private Finding Judge(CheckInput input, MineYear report, IReadOnlyList<MineYear> earlier)
    {
        var now = report.Output;
        var last = earlier.FirstOrDefault(before => before.Output.Basis.Kind == now.Basis.Kind && before.Output.In(now.Unit).Ok);
        var before = last?.Output.In(now.Unit).Value;
        var right = input.RightOf(report.Licence);
        var scale = ScaleOf(right?.Scale, now);
        var draft = new FindingDraft(Info, input, new("report", report.MineralName, Right: report.Licence) { MineralCode = report.Mineral })
        {
            Severity = Severity.M,
            Citations = DutyCitations.Of(input.Plan, "statistics", "annual-report", "reserve-management", "annual-check", "inspection"),
            Evidence = [report.Source, .. new[] { last?.Source, scale is null ? null : right?.Source }.OfType<Source>()],
            Measured = now.Value,
            Limit = before?.Value ?? scale?.Value,
            Unit = now.Unit.Symbol,
            Basis = now.Basis.Zh,
        };
        if (Mill(report) is { } mill)
        {
            return (draft with
            {
                Status = FindingStatus.Fail,
                Limit = mill.Value,
                Message = new(
                    $"{report.MineName}{input.Year}年{report.MineralName}采出矿量{now}，少于精矿产量{report.Concentrate}，计量单位疑似有误，请核实。",
                    $"{report.MineName} reported {now} of ore and {report.Concentrate} of concentrate for {input.Year}: less ore than concentrate, the unit is suspected wrong."),
            }).Done();
        }
        var (ofLast, ofScale) = (before is null ? null : (decimal?)now.Value / before.Value, scale is null ? null : (decimal?)now.Value / scale.Value);
        if (now.Value > 0 && ofLast is null && ofScale is null)
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Missing = [$"reports:{input.Year - 1}", input.Rights is null ? "rights" : "rights:生产规模"],
                Message = new(
                    $"{report.MineName}没有可比的往年{report.MineralName}产量，也没有可比的证载生产规模，无法判断计量单位是否有误。",
                    $"{report.MineName} has neither an earlier output of {report.MineralName} nor a licensed scale to compare with, so its unit cannot be checked."),
            }).Done();
        }
        var jumps = now.Value > 0 && (ofLast >= Jump || ofLast * Jump <= 1);
        var offScale = now.Value > 0 && (ofScale >= Jump || ofScale * FarBelowScale <= 1);
        // The scale vouches for a mine that grew or shrank: within it, the jump may well be true.
        var (status, severity) = offScale || (jumps && ofScale is null) ? (FindingStatus.Fail, Severity.M) : jumps ? (FindingStatus.Warn, Severity.L) : (FindingStatus.Pass, Severity.M);
        return (draft with
        {
            Status = status,
            Severity = severity,
            Limit = offScale && !jumps ? scale!.Value : draft.Limit,
            Message = Say(input, report, jumps ? (last!.Year, before!, ofLast!.Value) : null, offScale || status == FindingStatus.Warn ? (scale!, ofScale!.Value) : null, status),
        }).Done();
    }

    private static Text Say(CheckInput input, MineYear report, (int Year, Quantity Amount, decimal Times)? last, (Quantity Amount, decimal Times)? scale, FindingStatus status)
    {
        var head = new Text($"{report.MineName}{input.Year}年{report.MineralName}产量{report.Output}", $"{report.MineName} reported {report.Output} of {report.MineralName} for {input.Year}");
        if (report.Output.Value == 0)
        {
            return new($"{head.Zh}，不涉及计量单位。", $"{head.En}, which has no unit to mistake.");
        }
        if (status == FindingStatus.Pass)
        {
            return new($"{head.Zh}，与往年产量、证载规模相比没有数量级上的出入。", $"{head.En}, of the same order as before or as its licensed scale.");
        }
        var (zh, en) = (new List<string>(), new List<string>());
        if (last is { } before)
        {
            zh.Add($"为{before.Year}年{before.Amount}的{before.Times:0.######}倍");
            en.Add($"{before.Times:0.######} times the {before.Amount} of {before.Year}");
        }
        if (scale is { } licensed)
        {
            zh.Add($"为证载规模{licensed.Amount}的{licensed.Times:0.######}倍");
            en.Add($"{licensed.Times:0.######} times its licensed scale of {licensed.Amount}");
        }
        return status == FindingStatus.Warn
            ? new($"{head.Zh}，{string.Join("，", zh)}，变化较大，请核实计量单位。", $"{head.En}, {string.Join(", ", en)}: a large change, please check the unit.")
            : new($"{head.Zh}，{string.Join("，", zh)}，计量单位疑似有误，请核实。", $"{head.En}, {string.Join(", ", en)}: the unit is suspected wrong, please check.");
    }

    // Concentrate of bought ore weighs against what the mill was fed.
    private static Quantity? Mill(MineYear report) =>
        report.Output.Basis.Kind is BasisKind.RawOre && report.Concentrate is { Value: > 0 } concentrate
        && concentrate.In(report.Output.Unit).TryGet(out var same, out _) && same.Value > report.Output.Value && !(report.Fed?.In(same.Unit) is { Ok: true } fed && fed.Value.Value >= same.Value)
            ? same
            : null;

    private static Quantity? ScaleOf(Quantity? scale, Quantity output) =>
        scale is { Value: > 0 } && scale.Unit.Dimension is Dimension.MassPerYear or Dimension.VolumePerYear && output.Basis.Kind is BasisKind.RawOre or BasisKind.RawCoal or BasisKind.Stone
        && Unit.Parse(scale.Unit.Symbol.Replace("/年", "", StringComparison.Ordinal)).TryGet(out var unit, out _)
        && new Quantity(scale.Value, unit, output.Basis).In(output.Unit).TryGet(out var year, out _)
            ? year
            : null;
}
