using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Reports;

/// <summary>
/// A year's reserves add up (储量年报勾稽关系): opening - mined - lost + changes = closing, and the opening figure is the closing one of the year before.
/// Rounding is allowed for: half of the last place for each figure.
/// </summary>
public sealed class ReportIdentity : IRule
{
    private const int MostNamed = 100;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("report.identity", new("储量年报各数应当平衡，并与上年衔接", "Reserves add up and go on from the year before"), Severity.M, Yearly: true, ["reserves", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        var rows = (input.Reserves ?? []).Where(row => row.Year == input.Year).ToList();
        var before = (input.Reserves ?? []).Where(row => row.Year == input.Year - 1).ToLookup(row => (row.Licence, row.Mineral));
        return Absent(input, rows).Concat(rows.ByMineral(row => row.Mineral).Select(row => Judge(input, row, before[(row.Licence, row.Mineral)].FirstOrDefault())));
    }

    private Finding Judge(CheckInput input, ReserveYear row, ReserveYear? before)
    {
        var name = input.RightOf(row.Licence)?.MineName ?? row.Licence;
        var head = new Text($"{name}{input.Year}年{row.MineralName}", $"{name}, {row.MineralName}, {input.Year}: ");
        var draft = new FindingDraft(Info, input, new("reserves", row.MineralName, Right: row.Licence) { MineralCode = row.Mineral })
        {
            Severity = Severity.M,
            Citations = DutyCitations.Of(input.Plan, "reserve-management", "statistics", "annual-report", "annual-check", "inspection"),
            Evidence = before is null ? [row.Source] : [row.Source, before.Source],
            Unit = row.Opening.Unit.Symbol,
            Basis = row.Opening.Basis.Zh,
        };
        if (ReserveBalance.Of(row) is not { } balance || (before is not null && !before.Closing.In(row.Opening.Unit).Ok))
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Missing = ["reserves:计量单位"],
                Message = new($"{head.Zh}储量年报各数的计量单位不能换算，无法核对。", $"{head.En}the units of its reserves do not convert into each other."),
            }).Done();
        }
        var unit = row.Opening.Unit;
        var off = balance.Closing - balance.Expected;
        var adds = Math.Abs(off) <= balance.Tolerance;
        string[] blank = [.. balance.Lost is null ? ["reserves:损失量"] : Array.Empty<string>(), .. balance.Explored is null ? ["reserves:勘查增减"] : Array.Empty<string>(), .. balance.Recalculated is null ? ["reserves:重算增减"] : Array.Empty<string>()];
        var last = before?.Closing.In(unit).Value.Value;
        // Both figures are one number: they differ where one year is printed to fewer places than the other.
        var goesOn = last is null || Math.Abs(balance.Opening - last.Value) <= Math.Max(balance.Step, ReserveBalance.StepOf(before!, unit)) / 2;
        var open = !adds && blank.Length > 0;
        return (draft with
        {
            Status = !goesOn || (!adds && !open) ? FindingStatus.Fail : open ? FindingStatus.Warn : FindingStatus.Pass,
            Measured = goesOn || !adds ? balance.Closing : balance.Opening,
            Limit = goesOn || !adds ? balance.Expected : last,
            Missing = open ? blank : [],
            Message = Say(head, balance, unit.Symbol, off, adds, open, goesOn, last, input.Year - 1),
        }).Done();
    }

    private static Text Say(Text head, ReserveBalance balance, string unit, decimal off, bool adds, bool open, bool goesOn, decimal? last, int year)
    {
        var sum = adds
            ? new Text($"储量年报平衡（差{off:0.######}{unit}，舍入允许{balance.Tolerance:0.######}{unit}）", $"its reserves add up (off by {off:0.######} {unit}, rounding allows {balance.Tolerance:0.######} {unit})")
            : new Text(
                $"年末保有{balance.Closing:0.######}{unit}，按年初、采出、损失和增减推算为{balance.Expected:0.######}{unit}，相差{off:0.######}{unit}（舍入允许{balance.Tolerance:0.######}{unit}）{(open ? "，损失量或增减量未填，暂不能判定" : "，数据疑似有误")}",
                $"closing reserves are {balance.Closing:0.######} {unit} where opening, mined, lost and changes give {balance.Expected:0.######} {unit}, off by {off:0.######} {unit} (rounding allows {balance.Tolerance:0.######} {unit}){(open ? "; losses or changes are left blank, so it is not judged" : ", suspected wrong")}");
        var on = last is null ? new Text($"；没有{year}年储量年报，未核对年初数", $"; there are no reserves of {year} to hold the opening figure against")
            : goesOn ? new Text("", "")
            : new Text($"；年初保有{balance.Opening:0.######}{unit}与{year}年末{last:0.######}{unit}不一致，疑似有误", $"; the opening {balance.Opening:0.######} {unit} is not the closing {last:0.######} {unit} of {year}, suspected wrong");
        return new($"{head.Zh}{sum.Zh}{on.Zh}。", $"{head.En}{sum.En}{on.En}.");
    }

    private IEnumerable<Finding> Absent(CheckInput input, List<ReserveYear> rows)
    {
        var given = rows.Select(row => row.Licence).ToHashSet(StringComparer.Ordinal);
        List<MiningRight> silent = rows.Count == 0 ? [] : [.. (input.Rights ?? []).Where(right => right.IsActiveIn(input.Year) && !given.Contains(right.Licence)).OrderBy(right => right.Licence, StringComparer.Ordinal)];
        if (rows.Count > 0 && silent.Count == 0)
        {
            return [];
        }
        return [new FindingDraft(Info, input, new("register", Region: input.Plan.Adcode))
        {
            Status = FindingStatus.NotEvaluable,
            Severity = Severity.M,
            Citations = DutyCitations.Of(input.Plan, "reserve-management", "statistics", "annual-report", "annual-check", "inspection"),
            Missing = rows.Count == 0 ? [input.Reserves is null ? "reserves" : $"reserves:{input.Year}"] : silent.Take(MostNamed).Select(right => $"reserves:{right.Licence}"),
            Message = rows.Count == 0
                ? new($"没有{input.Year}年储量年报数据，无法核对储量。", $"No reserves were uploaded for {input.Year}, so they cannot be checked.")
                : new($"有{silent.Count}个有效采矿权没有{input.Year}年储量年报数据，未能核对。", $"Active rights without reserves for {input.Year}: {silent.Count}; they were not checked."),
        }.Done()];
    }
}
