using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>What a mine or the mines of a county produced against the quota handed down for the year (分解指标).</summary>
public sealed class VolumeQuota : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.quota", new("矿山、县（市、区）年产量不得超过分解指标", "Mines and counties stay within their quotas"), Severity.H, Yearly: true, ["reports", "quotas", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => VolumeFindings.HandsDown(plan);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        return HandedDown.Controls(input.Plan).SelectMany(limit => HandedDown.Under(input, limit) is { Count: > 0 } handed
            ? handed.Select(each => Judge(input, each))
            : [NoQuotas(input, limit)]);
    }

    private Finding NoQuotas(CheckInput input, Limit limit) => new FindingDraft(Info, input, new("quotas", limit.Mineral, limit.Region))
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Citations = limit.Citations,
        Missing = ["quotas"],
        Message = new($"{input.Year}年{limit.Region}{limit.Mineral}没有录入下达到县或矿山的分解指标，无法检查。", $"No quotas of {limit.Mineral} for counties or mines in {limit.Region} were uploaded for {input.Year}."),
    }.Done();

    private Finding Judge(CheckInput input, HandedDown handed)
    {
        var region = input.Regions.Find(handed.Region)?.Name ?? handed.Region;
        var draft = new FindingDraft(Info, input, handed.Licence is null ? new("quota", handed.Mineral, region) : new("right", handed.Mineral, Right: handed.Licence) { MineralCode = handed.MineralCode })
        {
            Severity = handed.Severity,
            Citations = handed.Limit.Citations,
            Readings = handed.Limit.Readings,
            Evidence = handed.Batches.Select(quota => quota.Source),
        };
        if (handed.Amount is not { } cap)
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Missing = ["quotas:unit"],
                Message = new($"{region}{handed.Mineral}{input.Year}年各批指标的计量单位不能换算，无法合计检查。", $"The quotas of {handed.Mineral} in {region} for {input.Year} are in units that do not convert into each other."),
            }).Done();
        }
        var limit = handed.Limit with
        {
            Region = region,
            RegionCode = handed.Region,
            Figures = [new(cap, "cap", handed.Binding, EndOfPeriod: false, handed.Limit.Citations[0])],
        };
        var own = handed.Licence is { } licence
            ? input with
            {
                Reports = [.. input.Reports.Where(report => report.Licence == licence)],
                Rights = input.Rights is null ? null : [.. input.Rights.Where(right => right.Licence == licence)],
                RejectedReports = input.Reports.Any(report => report.Licence == licence) ? [] : input.RejectedReports,
            }
            : input;
        var verdict = VolumeVerdict.Of(draft, own, limit, limit.Figures, OutputTotal.Of(own, limit, cap));
        var name = handed.Licence is null ? region : own.Reports.Select(report => report.MineName).Concat((own.Rights ?? []).Select(right => right.MineName)).FirstOrDefault() ?? handed.Licence;
        return (verdict with { Message = Of(own.Year, name, handed.Mineral, cap, verdict) }).Done();
    }

    private static Text Of(int year, string name, string mineral, Quantity cap, FindingDraft verdict)
    {
        var measured = $"{verdict.Measured:0.######}{cap.Unit}";
        return verdict.Status switch
        {
            FindingStatus.Pass => new($"{name}{year}年{mineral}产量{measured}，未超过分解指标{cap}。", $"{name} mined {measured} of {mineral} in {year}, within its quota of {cap}."),
            FindingStatus.Fail => new($"{name}{year}年{mineral}产量{measured}，疑似超过分解指标{cap}。", $"{name} mined {measured} of {mineral} in {year}, suspected over its quota of {cap}."),
            FindingStatus.Warn => new($"{name}{year}年{mineral}产量{measured}，数据尚不完整，暂不能对照分解指标{cap}判定。", $"The data of {name} on {mineral} in {year} is not complete yet; it cannot be judged by its quota of {cap}."),
            _ => new($"{name}{year}年{mineral}产量无法按{cap.Basis.Zh}口径计算，不能对照分解指标{cap}。", $"The output of {mineral} of {name} in {year} does not convert to the basis of its quota of {cap}."),
        };
    }
}
