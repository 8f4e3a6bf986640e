using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Reserves;

namespace PlanMonitor.Core.Rules.Reports;

/// <summary>
/// Reserves that changed by more than the plan allows without a reviewed report (资源储量重大变化). What mining takes is no such change: explored and recalculated
/// amounts of the year count against the opening figure. Whether a change reaches the size of a medium deposit is not judged, the plan prints no sizes.
/// </summary>
public sealed class ReportReserveChange : IRule
{
    private const string Explored = "reserves:勘查增减";
    private const string Recalculated = "reserves:重算增减";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("report.reserve-change", new("资源储量重大变化须编制储量报告并评审备案", "Large changes of reserves need a reviewed report"), Severity.M, Yearly: true, ["reserves", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Limits(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year) || Limits(input.Plan).FirstOrDefault() is not { } limit)
        {
            return [];
        }
        var rows = (input.Reserves ?? []).Where(row => row.Year == input.Year).ToList();
        return rows.Count == 0 ? [NoRows(input, limit)] : rows.ByMineral(row => row.Mineral).Select(row => Judge(input, limit, row));
    }

    private static IEnumerable<Requirement> Limits(Plan plan) => plan.Requirements.Where(requirement => requirement is { Topic: "reserve", Unit: "%", Value: not null, Comparator: ">" or ">=" });

    private Finding NoRows(CheckInput input, Requirement limit) => new FindingDraft(Info, input, new("register", Region: input.Plan.Adcode))
    {
        Status = FindingStatus.NotEvaluable,
        Citations = [limit.Citation],
        Missing = [input.Reserves is null ? "reserves" : $"reserves:{input.Year}"],
        Message = new($"没有{input.Year}年储量年报数据，无法判断资源储量是否有重大变化。", $"No reserves were uploaded for {input.Year}, so large changes of them cannot be seen."),
    }.Done();

    private Finding Judge(CheckInput input, Requirement limit, ReserveYear row)
    {
        var name = input.RightOf(row.Licence)?.MineName ?? row.Licence;
        var draft = new FindingDraft(Info, input, new("reserves", row.MineralName, Right: row.Licence) { MineralCode = row.Mineral })
        {
            Citations = [limit.Citation],
            Evidence = [row.Source],
            Limit = limit.Value,
            Unit = limit.Unit,
        };
        var balance = ReserveBalance.Of(row);
        string[] missing = balance is null ? ["reserves:计量单位"]
            : balance.Explored is null && balance.Recalculated is null ? [Explored, Recalculated]
            : balance.Opening <= 0 ? ["reserves:年初保有"]
            : [];
        if (missing.Length > 0)
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Missing = missing,
                Message = MissingText.Sentence($"{name}{input.Year}年{row.MineralName}资源储量的变化量无法计算", $"How far the reserves of {row.MineralName} of {name} changed in {input.Year} cannot be said", missing),
            }).Done();
        }
        var change = (balance!.Explored ?? 0) + (balance.Recalculated ?? 0);
        var share = decimal.Round(Math.Abs(change) / balance.Opening * 100, 6, MidpointRounding.AwayFromZero);
        var over = limit.Comparator == ">" ? share > limit.Value : share >= limit.Value;
        return (draft with
        {
            Status = over ? FindingStatus.Fail : FindingStatus.Pass,
            Measured = share,
            Message = Say(name, input.Year, row, change, share, limit.Value!.Value, over),
        }).Done();
    }

    private static Text Say(string name, int year, ReserveYear row, decimal change, decimal share, decimal limit, bool over)
    {
        var head = new Text(
            $"{name}{year}年{row.MineralName}资源储量经勘查、重算增减{change:0.######}{row.Opening.Unit}，为年初的{share:0.######}%",
            $"Exploration and recalculation changed the reserves of {row.MineralName} of {name} in {year} by {change:0.######} {row.Opening.Unit}, {share:0.######}% of the opening figure");
        return over
            ? new($"{head.Zh}，超过{limit:0.######}%，须编制储量报告申请评审备案，疑似重大变化，请核实是否已备案。", $"{head.En}: over {limit:0.######}%, a suspected large change that needs a reviewed report; please check that there is one.")
            : new($"{head.Zh}，未超过{limit:0.######}%。", $"{head.En}, within {limit:0.######}%.");
    }
}
