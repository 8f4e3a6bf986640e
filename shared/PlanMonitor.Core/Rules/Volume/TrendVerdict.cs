using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>Holds a trend against what the plan wants.</summary>
internal static class TrendVerdict
{
    // 稳定 is read as 左右 is: within 5% of the base year.
    private const decimal KeepTolerance = 0.05m;

    /// <summary>A direction against the base year.</summary>
    public static FindingDraft Of(FindingDraft draft, CheckInput input, VolumeDirection direction, Trend trend, decimal before)
    {
        var basis = new Text($"基期（{input.Plan.Period.Base}年）产量{before:0.######}{trend.Unit}", $"the base year's {before:0.######} {trend.Unit}");
        if (direction is { Trend: "multiple-of-base", Multiple: { } multiple })
        {
            var wanted = before * multiple;
            return Against(With(draft, trend), input, direction.Mineral, trend, wanted, $"基期{multiple:0.##}倍即{wanted:0.######}{trend.Unit}", $"{multiple:0.##} times the base year, {wanted:0.######} {trend.Unit}");
        }
        var now = trend.Total.Sum;
        var holds = direction.Trend switch
        {
            "grow" => now >= before,
            "restrain" => now <= before,
            _ => before == 0 ? now == 0 : Math.Abs((now / before) - 1) <= KeepTolerance,
        };
        var word = direction.Trend switch
        {
            "grow" => new Text("规划要求增长", "the plan wants growth"),
            "restrain" => new Text("规划要求控制", "the plan wants restraint"),
            _ => new Text("规划要求保持稳定（以基期上下5%为准）", "the plan wants it steady, read as within 5% of the base year"),
        };
        // More reports can only add: a rise is proven by what is there, anything else only when all have reported.
        var incomplete = (Incomplete(trend) || (input.Rights is null && !holds)) && !(holds && direction.Trend == "grow") && !(!holds && direction.Trend == "restrain");
        return Measured(With(draft, trend), trend, before) with
        {
            Status = holds && !incomplete ? FindingStatus.Pass : FindingStatus.Warn,
            Severity = Severity.L,
            Missing = MissingOf(input, trend),
            Message = new(
                $"{input.Year}年{direction.Mineral}产量{now:0.######}{trend.Unit}，{basis.Zh}，{word.Zh}：{(incomplete ? "数据尚不完整" : holds ? "符合" : "不符")}。",
                $"Output of {direction.Mineral} in {input.Year}: {now:0.######} {trend.Unit}, {basis.En}; {word.En}: {(incomplete ? "the data is not complete yet" : holds ? "it does so" : "it does not")}."),
        };
    }

    /// <summary>A figure that output shall reach by the horizon year.</summary>
    public static FindingDraft Against(FindingDraft draft, CheckInput input, string mineral, Trend trend, decimal wanted, string zh, string en)
    {
        var reached = trend.Total.Sum >= wanted;
        var due = input.Year >= input.Plan.Period.Horizon;
        var complete = !Incomplete(trend) && input.Rights is not null;
        return Measured(With(draft, trend), trend, wanted) with
        {
            Status = reached ? FindingStatus.Pass : due && complete ? FindingStatus.Fail : FindingStatus.Warn,
            Severity = due ? Severity.M : Severity.L,
            Missing = MissingOf(input, trend),
            Message = reached
                ? new($"{input.Year}年{mineral}产量{trend.Total.Sum:0.######}{trend.Unit}，达到{zh}。", $"Output of {mineral} in {input.Year}: {trend.Total.Sum:0.######} {trend.Unit}, reaching {en}.")
                : due && complete
                    ? new($"{input.Year}年{mineral}产量{trend.Total.Sum:0.######}{trend.Unit}，疑似未达到{zh}。", $"Output of {mineral} in {input.Year}: {trend.Total.Sum:0.######} {trend.Unit}, suspected below {en}.")
                    : new(
                        $"{input.Year}年{mineral}产量{trend.Total.Sum:0.######}{trend.Unit}，尚未达到{zh}{(complete ? "" : "；数据尚不完整")}。",
                        $"Output of {mineral} in {input.Year}: {trend.Total.Sum:0.######} {trend.Unit}, not yet reaching {en}{(complete ? "" : "; the data is not complete yet")}."),
        };
    }

    private static bool Incomplete(Trend trend) => trend.Total.Uncountable.Count > 0 || trend.Total.Unreported.Count > 0 || trend.Total.Rejected.Count > 0;

    private static IEnumerable<string> MissingOf(CheckInput input, Trend trend) =>
    [
        .. trend.Total.Uncountable.Select(pair => pair.Field),
        .. trend.Total.Unreported.Select(licence => $"reports:{licence}"),
        .. trend.Total.Rejected.Count > 0 ? ["reports:rejected-rows"] : Array.Empty<string>(),
        .. input.Rights is null ? ["rights"] : Array.Empty<string>(),
    ];

    private static FindingDraft Measured(FindingDraft draft, Trend trend, decimal limit) =>
        draft with { Measured = trend.Total.Sum, Limit = limit, Unit = trend.Unit.Symbol, Basis = Quantities.Basis.NotSaid.Zh };

    private static FindingDraft With(FindingDraft draft, Trend trend) => draft with
    {
        Citations = trend.BaseCitation is null ? draft.Citations : [.. draft.Citations, trend.BaseCitation],
        Evidence = [.. draft.Evidence, .. trend.Total.Counted, .. trend.BaseEvidence],
    };
}
