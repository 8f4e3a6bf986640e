using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>
/// What mines newly disturb in a year minus what they restore in it must not grow (不欠新账, 动态平衡, 负增长): in total where the plan makes it a duty of
/// authorities, for each mine where it is a demand on mines. A sum is judged only when it is complete: what a mine did not report may turn it either way.
/// </summary>
public sealed class DutyDisturbanceBalance : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "duty.disturbance-balance", new("新增损毁面积不得超过治理面积", "No more land is disturbed than is restored"), Severity.M, Yearly: true, ["disturbance", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => BalanceDemand.Of(plan).Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        !input.Plan.Period.Contains(input.Year) ? [] : BalanceDemand.Of(input.Plan).SelectMany(demand => demand.PerMine ? Mines(input, demand) : [Total(input, demand)]);

    private IEnumerable<Finding> Mines(CheckInput input, BalanceDemand demand)
    {
        var rows = OfYear(input).ToLookup(row => row.Licence, StringComparer.Ordinal);
        var licences = rows.Select(group => group.Key).Concat(Active(input)).Distinct(StringComparer.Ordinal).ToList();
        return licences.Count == 0
            ? [Judge(input, demand, new("total", Region: input.Plan.Adcode), [], ["disturbance"], complete: false)]
            : licences.Select(licence => Judge(
                input, demand, new("right", Right: licence), [.. rows[licence]], rows.Contains(licence) ? [] : [input.Disturbance is null ? "disturbance" : $"disturbance:{licence}"], complete: true));
    }

    private Finding Total(CheckInput input, BalanceDemand demand)
    {
        var rows = OfYear(input).ToList();
        if (rows.Count == 0)
        {
            return Judge(input, demand, new("total", Region: input.Plan.Adcode), [], ["disturbance"], complete: false);
        }
        var silent = Active(input).Except(rows.Select(row => row.Licence), StringComparer.Ordinal).Select(licence => $"disturbance:{licence}").ToList();
        string[] rejected = input.Rejected.Any(row => row.Kind == "disturbance") ? ["disturbance:rejected-rows"] : [];
        return Judge(
            input, demand, new("total", Region: input.Plan.Adcode), rows, [.. silent, .. rejected, .. input.Rights is null ? ["rights"] : Array.Empty<string>()],
            complete: silent.Count == 0 && rejected.Length == 0);
    }

    private Finding Judge(CheckInput input, BalanceDemand demand, Subject subject, List<DisturbedLand> rows, IReadOnlyList<string> missing, bool complete)
    {
        decimal? net = rows.Count == 0 ? null : rows.Sum(row => Base(row.Disturbed) - Base(row.Restored)) / Unit.Hectare.Factor;
        var (status, severity) = Verdict(demand, net, complete, input);
        return new FindingDraft(Info, input, subject with { Feature = demand.Id })
        {
            Status = status,
            Severity = severity,
            Measured = net,
            Limit = net is null ? null : demand.Limit,
            Unit = net is null ? null : Unit.Hectare.Symbol,
            Citations = [demand.Citation],
            Readings = demand.Readings,
            Evidence = [.. rows.Select(row => row.Source), .. subject.Right is null ? input.Rejected.Where(row => row.Kind == "disturbance").Select(row => row.Source) : Array.Empty<Source>()],
            Missing = missing,
            Message = Say(input, demand, subject.Right, net, status, complete),
        }.Done();
    }

    private (FindingStatus Status, Severity Severity) Verdict(BalanceDemand demand, decimal? net, bool complete, CheckInput input) => net switch
    {
        null => (FindingStatus.NotEvaluable, Info.Severity),
        var some when !complete => (FindingStatus.Warn, some > demand.Limit ? Info.Severity : Severity.L),
        var some when some < demand.Limit || (some == demand.Limit && !demand.Strict) => (FindingStatus.Pass, Info.Severity),
        var some when some == demand.Limit => (FindingStatus.Warn, Severity.L),
        _ => (demand.Due?.Year > input.Year ? FindingStatus.Warn : FindingStatus.Fail, demand.Due?.Year > input.Year ? Severity.L : Info.Severity),
    };

    private static Text Say(CheckInput input, BalanceDemand demand, string? licence, decimal? net, FindingStatus status, bool complete)
    {
        var who = licence is null
            ? new Text($"{input.Regions.Find(input.Plan.Adcode)?.Name ?? input.Plan.Adcode}矿山", $"the mines of {input.Regions.Find(input.Plan.Adcode)?.Name ?? input.Plan.Adcode}")
            : new(input.RightOf(licence) is { } right ? $"{right.MineName}（{licence}）" : licence, input.RightOf(licence) is { } known ? $"{known.MineName} ({licence})" : licence);
        if (net is null)
        {
            return new($"没有{input.Year}年的损毁与治理面积，无法判断{who.Zh}的损毁与治理是否平衡。", $"Without the areas disturbed and restored in {input.Year} nobody can say how they balance for {who.En}.");
        }
        var sum = new Text($"{input.Year}年{who.Zh}新增损毁面积减去治理面积为{net:0.######}公顷", $"In {input.Year} {who.En} disturbed {net:0.######} 公顷 net of what was restored");
        var verdict = !complete ? new Text("，数据尚不齐全，暂不判定", ", not complete yet")
            : status == FindingStatus.Pass ? new("，没有增加", ": no growth")
            : net == demand.Limit ? new("，持平，没有达到负增长", ": level, where a decrease is wanted")
            : status == FindingStatus.Warn ? new($"，仍在增加；规划要求到{demand.Due:yyyy}年实现平衡", $": growing; the plan wants a balance by {demand.Due:yyyy}")
            : new("，疑似欠新账", ": suspected new debt of restoration");
        return new($"{sum.Zh}{verdict.Zh}。", $"{sum.En}{verdict.En}.");
    }

    private static IEnumerable<DisturbedLand> OfYear(CheckInput input) => (input.Disturbance ?? []).Where(row => row.Year == input.Year);

    private static IEnumerable<string> Active(CheckInput input) => (input.Rights ?? []).Where(right => right.IsActiveIn(input.Year)).Select(right => right.Licence);

    // In thirds of a square metre, the base of areas: 亩 and 公顷 divide into one another only with a remainder, and equal areas must cancel out.
    private static decimal Base(Quantity area) => area.Value * area.Unit.Factor;
}
