using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>The number of sand rights of the city and of each county against the number that was set for it (砂石采矿权数量指标): a quota in 个, or a figure of the plan.</summary>
public sealed class RightSandQuota : IRule
{
    private const string Needed = "quotas:个";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.sand-quota", new("砂石采矿权数量不超过核定数量", "No more sand rights than were set"), Severity.H, Yearly: true, ["rights", "quotas"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RightScope.RulesOn(plan, "sand-quota").Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var rules = RightScope.RulesOn(input.Plan, "sand-quota");
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, rules)];
        }
        var city = input.Plan.Adcode;
        var codes = rules.SelectMany(rule => rule.MineralCodes).ToHashSet(StringComparer.Ordinal);
        var quotas = input.Quotas
            .Where(quota => quota.IsNumber && quota.Scope is QuotaScope.City or QuotaScope.County && RegionCode.Within(quota.Region, city) && codes.Any(code => input.Minerals.AreRelated(code, quota.Mineral)))
            .ToLookup(quota => quota.Region, StringComparer.Ordinal);
        var ofCity = rules.Where(rule => rule.RegionCode == city).DefaultIfEmpty(rules[0]).ToList();
        var whole = Count(input, rules, city, SetFor(input.Plan, ofCity, [.. quotas[city]]));
        var ofCounty = rules.Where(rule => rule.RegionCode is null).DefaultIfEmpty(rules[0]).ToList();
        return quotas.Select(quota => quota.Key).Where(region => region != city).Order(StringComparer.Ordinal)
            .Select(region => Judge(input, ofCounty, Count(input, rules, region, quotas[region].Sum(Number)), quotas[region], MayShift(ofCounty, whole)))
            .Prepend(Judge(input, ofCity, whole, quotas[city], mayShift: false));
    }

    private static decimal Number(Quota quota) => quota.Amount.Value;

    private static decimal? SetFor(Plan plan, List<RightRule> rules, List<Quota> quotas) =>
        quotas.Count > 0 ? quotas.Sum(Number) : rules.Find(rule => rule.Value is not null && (rule.RegionCode ?? plan.Adcode) == plan.Adcode)?.Value;

    // 市政府可以统筹所辖各县内采矿权投放总数: a county may have more while the city has not.
    private static bool MayShift(List<RightRule> rules, Census whole) =>
        whole.Limit is not null && whole.Rights.Count <= whole.Limit && rules.Exists(rule => (rule.Exceptions ?? []).Any(exception => exception.Condition == "approved"));

    private static Census Count(CheckInput input, IReadOnlyList<RightRule> rules, string region, decimal? limit)
    {
        var concerned = input.Rights!
            .Where(right => RegionCode.Within(right.Region, region) && RightLife.MayStand(right, input.Year) && rules.Any(rule => RightScope.Concerns(input, rule, right)))
            .ToList();
        return new(region, [.. concerned.Where(right => RightLife.Stood(right, input.Year))], concerned.Count, limit);
    }

    private Finding Judge(CheckInput input, List<RightRule> rules, Census census, IEnumerable<Quota> quotas, bool mayShift)
    {
        var (mineral, region) = (rules[0].Minerals is [var first, ..] ? first : "", input.Regions.Find(census.Region)?.Name ?? census.Region);
        var draft = new FindingDraft(Info, input, new("rights", mineral, region))
        {
            Severity = RightFindings.SeverityOf(Info, rules),
            Citations = RightFindings.Places(rules),
            Readings = rules.SelectMany(rule => rule.Readings ?? []),
            Evidence = [.. census.Rights.Select(right => right.Source), .. quotas.Select(quota => quota.Source)],
        };
        var count = census.Rights.Count;
        if (census.Limit is not { } limit)
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Severity = Severity.M,
                Missing = [Needed],
                Message = MissingText.Sentence($"{input.Year}年{region}有{count}个{mineral}采矿权，核定数量未知", $"{region} had {count} mining right(s) for {mineral} in {input.Year}; the number set is not known", Needed),
            }).Done();
        }
        var over = count > limit;
        var text = new Text($"{input.Year}年{region}有{count}个{mineral}采矿权，核定数量为{limit:0.######}个", $"{region} had {count} mining right(s) for {mineral} in {input.Year}; the number set is {limit:0.######}");
        return (draft with
        {
            Status = over && !mayShift ? FindingStatus.Fail : over || census.All > limit ? FindingStatus.Warn : FindingStatus.Pass,
            Measured = count,
            Limit = limit,
            Unit = "个",
            Message = over && mayShift ? new($"{text.Zh}，已超出，但全市未超；规划允许市政府统筹，请核实。", $"{text.En}; beyond it, while the city is not; the plan lets the city shift numbers, to be checked.")
                : over ? new($"{text.Zh}，疑似超出。", $"{text.En}; suspected beyond it.")
                : census.All > limit ? new($"{text.Zh}；另有{census.All - count}个已到期未注销，请核实。", $"{text.En}; another {census.All - count} expired without being cancelled, to be checked.")
                : new($"{text.Zh}，未超出。", $"{text.En}; within it."),
        }).Done();
    }

    /// <summary>The sand rights of a region: those that certainly stand, how many there are with those that may, and how many were set.</summary>
    private sealed record Census(string Region, IReadOnlyList<MiningRight> Rights, int All, decimal? Limit);
}
