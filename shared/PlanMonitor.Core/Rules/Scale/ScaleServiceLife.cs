using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>How long a new mine must last by its size (矿山最低服务年限): the designed years, else reserves over scale.</summary>
public sealed class ScaleServiceLife : IRule
{
    private static readonly Text What = new("矿山最低服务年限", "least service life");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.service-life", new("新建矿山达到最低服务年限", "New mines last as long as the plan asks"), Severity.M, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.ServiceLife.Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => ScaleFindings.OfRights(Info, input, right =>
        // A mine that was expanded or put together is no 新建矿山: it was producing.
        right.Grant is not (GrantKind.Expansion or GrantKind.Integration) && MineAges.Concerns("new", right, input.Plan) ? Judge(input, right) : []);

    private IEnumerable<Finding> Judge(CheckInput input, MiningRight right)
    {
        var lives = input.Plan.ServiceLife.Where(life => right.SizeClass is not { } size || SizeClasses.Of(life.SizeClass) == size).OrderBy(life => life.Years).ToList();
        if (lives.Count == 0)
        {
            yield break;
        }
        var draft = ScaleFindings.Draft(Info, input, right) with { Citations = [.. lives.Select(life => life.Citation)] };
        var sizeMissing = right.SizeClass is null ? new[] { "rights:矿山规模" } : [];
        if ((right.ServiceYears ?? Estimate(right)) is not { } years)
        {
            yield return draft.Without(right, What, ["rights:设计服务年限", .. sizeMissing]);
            yield break;
        }
        var statuses = lives.ConvertAll(life => Compare(input, right, years, life.Years));
        if (statuses.Distinct().Count() > 1)
        {
            yield return draft.Without(right, What, sizeMissing);
            yield break;
        }
        var (status, limit) = (statuses[0], statuses[0] == FindingStatus.Pass ? lives[^1].Years : lives[0].Years);
        yield return (draft with { Status = status, Measured = decimal.Round(years, 6), Limit = limit, Unit = "年", Message = Of(right, status, years, limit) }).DoneForNew(right, What);
    }

    // What is left of the reserves may be less than what the mine began with: only where the years already mined do not make up for it is it too little.
    private static FindingStatus Compare(CheckInput input, MiningRight right, decimal years, decimal least)
    {
        var mined = right.ServiceYears is null && (right.FirstGranted ?? right.ValidFrom) is { } begin ? Math.Max(0, input.Year - begin.Year) : 0;
        return years >= least ? FindingStatus.Pass : years + mined >= least ? FindingStatus.Warn : FindingStatus.Fail;
    }

    private static decimal? Estimate(MiningRight right) =>
        right is { Reserve: { } reserve, Scale: { Value: > 0 } scale } && Floor.PerYear(reserve.Unit.Symbol) is { } unit && scale.In(unit).TryGet(out var yearly, out _) && yearly.Value > 0
            ? reserve.Value / yearly.Value : null;

    private static Text Of(MiningRight right, FindingStatus status, decimal years, decimal limit)
    {
        var (zh, en) = right.ServiceYears is null
            ? ($"{right.MineName}按保有资源储量与生产规模推算的服务年限为{years:0.##}年", $"{right.MineName}: its reserves last {years:0.##} years at its scale")
            : ($"{right.MineName}设计服务年限为{years:0.##}年", $"{right.MineName}: designed for {years:0.##} years");
        return status switch
        {
            FindingStatus.Pass => new($"{zh}，达到规划规定的{What.Zh}{limit:0.##}年。", $"{en}, reaching the plan's {What.En} of {limit:0.##} years."),
            FindingStatus.Warn => new($"{zh}，低于规划规定的{What.Zh}{limit:0.##}年；已开采部分未计，请核实设计服务年限。", $"{en}, below the plan's {What.En} of {limit:0.##} years; what was mined already is not counted: check the designed years."),
            _ => new($"{zh}，疑似低于规划规定的{What.Zh}{limit:0.##}年。", $"{en}, suspected below the plan's {What.En} of {limit:0.##} years."),
        };
    }
}
