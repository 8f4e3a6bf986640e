using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>How much of a cap is used up while the year still runs, and whether it will last (开采总量预警): by months and quarters where there are any.</summary>
public sealed class VolumeEarlyWarning : IRule
{
    private const int December = 12;

    // Ten times the cap: what is beyond is not worth a figure.
    private const decimal MostShare = 10;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.early-warning", new("本年度开采总量进度预警", "The running year's output and pace against its cap"), Severity.M, Yearly: true, ["progress", "reports", "quotas", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Limit.Of(plan).Any(limit => limit.SetBy is not null || limit.Figures.Any(IsCap));

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) || input.AsOf > new DateOnly(input.Year, December, 31) ? []
        : from limit in Limit.Of(input.Plan)
          let cap = limit.Figures.FirstOrDefault(IsCap)?.Amount ?? (limit.Figures.Count == 0 ? HandedDown.Sum(HandedDown.To(input, limit)) : null)
          where cap is not null || limit.SetBy is not null
          select Judge(input, limit, cap).Done();

    private static bool IsCap(LimitFigure figure) => figure.Direction is "cap" or "about" && !figure.EndOfPeriod;

    private FindingDraft Judge(CheckInput input, Limit limit, Quantity? cap)
    {
        var draft = new FindingDraft(Info, input, new(limit.SubjectKind, limit.Mineral, limit.Region)) { Citations = limit.Citations, Readings = limit.Readings };
        if (cap is null)
        {
            return Lacks(draft, input, limit, ["quotas"]);
        }
        draft = draft with { Limit = cap.Value, Unit = cap.Unit.Symbol, Basis = cap.Basis.Zh };
        if (YearSoFar.Of(input, limit, cap) is { } paced)
        {
            return Judge(draft with { Evidence = paced.Counted, Measured = paced.Sum }, input, limit, cap, paced.Sum, paced);
        }
        var total = OutputTotal.Of(input, limit, cap);
        return total.Counted.Count == 0
            ? Lacks(draft, input, limit, ["progress"])
            : Judge(draft with { Evidence = total.Counted, Measured = total.Sum }, input, limit, cap, total.Sum, null);
    }

    private static FindingDraft Judge(FindingDraft draft, CheckInput input, Limit limit, Quantity cap, decimal sum, YearSoFar? paced)
    {
        var shares = input.Plan.EarlyWarning ?? EarlyWarningShares.Usual;
        // Of nothing any output is more than all.
        var share = cap.Value == 0 ? (sum > 0 ? MostShare : 0) : Math.Min(sum / cap.Value, MostShare);
        var reached = shares.Steps.LastOrDefault(step => share * 100 >= step);
        var tooFast = paced is not null && paced.Projected > cap.Value;
        var missing = paced?.Missing ?? [];
        var status = reached > 0 || tooFast ? FindingStatus.Warn : missing.Count > 0 ? FindingStatus.NotEvaluable : FindingStatus.Pass;
        var percent = share == MostShare ? new Text($"{MostShare * 100:0}%以上", $"more than {MostShare * 100:0}%") : new Text($"{share * 100:0.##}%", $"{share * 100:0.##}%");
        var pace = paced is null
            ? new Text("；没有月报或季报，不推算全年", "; no months or quarters were reported, so the year is not extrapolated")
            : new Text(
                $"（截至{paced.Through}月）；按各矿已报月份的平均产量推算全年{paced.Projected:0.######}{cap.Unit}",
                $" (to month {paced.Through}); at each mine's mean of the months reported, the year would come to {paced.Projected:0.######} {cap.Unit}");
        var (zh, en) = (status, reached >= 100) switch
        {
            (FindingStatus.Pass, _) => ("进度正常", "within its pace"),
            (FindingStatus.NotEvaluable, _) => ($"部分数据无法换算，缺少：{MissingText.All(missing).Zh}", $"some data does not convert; missing: {MissingText.All(missing).En}"),
            (_, true) => ("指标已用完，疑似超出", "the cap is used up"),
            _ when reached > 0 => ($"已达{reached:0.##}%预警线", $"past the warning line of {reached:0.##}%"),
            _ => ("按此进度将超过指标", "at this pace it will be passed"),
        };
        return draft with
        {
            Status = status,
            Severity = reached >= shares.Steps[^1] || reached >= 100 ? Severity.M : Severity.L,
            Missing = missing,
            Message = new(
                $"{input.Year}年{limit.Region}{limit.Mineral}产量{sum:0.######}{cap.Unit}{pace.Zh}；已用指标{cap}的{percent.Zh}：{zh}。",
                $"Output of {limit.Mineral} in {limit.Region} in {input.Year}: {sum:0.######} {cap.Unit}{pace.En}; {percent.En} of {cap} are used: {en}."),
        };
    }

    private static FindingDraft Lacks(FindingDraft draft, CheckInput input, Limit limit, string[] missing) => draft with
    {
        Status = FindingStatus.NotEvaluable,
        Missing = missing,
        Message = MissingText.Sentence($"{input.Year}年{limit.Region}{limit.Mineral}的开采进度无法判断", $"The pace of {limit.Mineral} in {limit.Region} in {input.Year} cannot be said", missing),
    };
}
