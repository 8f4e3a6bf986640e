using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>
/// Numbers of rights, and of the groups that hold them, brought down to what the plan says by its date (采矿权整合, 归并为矿业集团): Liaoyang's magnesite from 10 to 5
/// by the end of 2023 and to two groups by 2025. The day before it is due a figure only warns.
/// </summary>
public sealed class RightMagnesiteCount : IRule
{
    private const string GroupTopic = "group-count";
    private const string GroupField = "rights:整合主体";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.magnesite-count", new("采矿权、矿业集团数量按期减至规划数（菱镁矿等）", "Numbers of rights and groups come down as planned (magnesite and others)"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Rules(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => input.Rights is null
        ? [RightFindings.NoRegister(Info, input, Rules(input.Plan))]
        : Rules(input.Plan).Select(rule => Judge(input, rule));

    // A text that only says 严格控制数量 gives nothing to count against.
    private static IEnumerable<RightRule> Rules(Plan plan) =>
        RightScope.RulesOn(plan, "right-count", GroupTopic).Where(rule => (rule.Value is not null && rule.Comparator is "<=" or "<" or "=") || rule is { Comparator: "<", Figure: not null });

    private Finding Judge(CheckInput input, RightRule rule)
    {
        var isGroups = rule.Topic == GroupTopic;
        var concerned = input.Rights!.Where(right => RightScope.Concerns(input, rule, right) && RightLife.MayStand(right, input.Year)).OrderBy(right => right.Licence, StringComparer.Ordinal).ToList();
        var standing = concerned.FindAll(right => RightLife.Stood(right, input.Year));
        var certain = isGroups ? Groups(standing) : standing.Count;
        var perhaps = isGroups ? Groups(concerned) : concerned.Count;
        var lost = isGroups && concerned.Exists(right => right.Group is null);
        var (what, region) = (Subject(rule), rule.Region ?? input.Regions.Find(input.Plan.Adcode)?.Name);
        var draft = new FindingDraft(Info, input, new(isGroups ? "groups" : rule.RightKind == "exploration" ? "exploration-rights" : "rights", rule.Minerals is [var mineral, ..] ? mineral : null, region))
        {
            Severity = RightFindings.SeverityOf(Info, [rule]),
            Citations = RightFindings.Places([rule]),
            Readings = rule.Readings ?? [],
            Evidence = concerned.Select(right => right.Source),
            Measured = certain,
            Unit = rule.Unit ?? "个",
        };
        if (LimitOf(input.Plan, rule) is not { } limit || (lost && certain == 0))
        {
            var missing = lost ? GroupField : $"rights:{input.Plan.Period.Base}";
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Severity = Severity.M,
                Measured = null,
                Unit = null,
                Missing = [missing],
                Message = MissingText.Sentence($"{region}{what.Zh}数量无法检查", $"The number of {what.En} in {region} cannot be checked", missing),
            }).Done();
        }
        var due = PartialDate.LastDay(rule.DueDate) ?? new DateOnly(input.Plan.Period.Horizon, 12, 31);
        var end = new DateOnly(input.Year, 12, 31);
        var over = Exceeds(rule, certain, limit);
        var status = over ? (end < input.AsOf ? end : input.AsOf) >= due ? FindingStatus.Fail : FindingStatus.Warn
            : Exceeds(rule, perhaps, limit) || lost ? FindingStatus.Warn : FindingStatus.Pass;
        return (draft with { Status = status, Limit = limit, Missing = !over && lost ? [GroupField] : [], Message = Of(input, rule, (what, region), (certain, perhaps, limit), (over, lost), status, due) }).Done();
    }

    private static Text Of(CheckInput input, RightRule rule, (Text What, string? Region) about, (int Certain, int Perhaps, decimal Limit) count, (bool Over, bool Lost) is_, FindingStatus status, DateOnly due)
    {
        var goal = rule.Comparator == "<" ? new Text($"少于{count.Limit:0.######}个", $"fewer than {count.Limit:0.######}") : new Text($"不超过{count.Limit:0.######}个", $"at most {count.Limit:0.######}");
        var head = new Text($"{input.Year}年{about.Region}有{count.Certain}个{about.What.Zh}，规划要求到{due:yyyy-MM-dd}{goal.Zh}", $"{about.Region} had {count.Certain} {about.What.En} in {input.Year}; the plan wants {goal.En} by {due:yyyy-MM-dd}");
        var risen = is_.Over && rule.FromValue is { } from && count.Certain > from ? new Text($"，且多于原有的{from:0.######}个", $", and there were {from:0.######} to begin with") : new Text("", "");
        var tail = status == FindingStatus.Fail ? new Text("，疑似未按期完成", "; suspected not done in time")
            : is_.Over ? new Text("，尚未到期，请抓紧推进", "; not due yet, but to be pressed on")
            : is_.Lost ? new Text("，但有采矿权未注明整合主体，尚不能认定", "; some rights name no group, so this is not certain yet")
            : status == FindingStatus.Warn ? new Text($"；另有{count.Perhaps - count.Certain}个已到期未注销，请核实", $"; another {count.Perhaps - count.Certain} expired without being cancelled, to be checked") : new Text("，已达到", "; reached");
        return new($"{head.Zh}{risen.Zh}{tail.Zh}。", $"{head.En}{risen.En}{tail.En}.");
    }

    private static int Groups(List<MiningRight> rights) => rights.Select(right => right.Group).OfType<string>().Select(NameKey.Of).Distinct(StringComparer.Ordinal).Count();

    // 在2020年的基础上进一步减少: the figure of the base year is the limit.
    private static decimal? LimitOf(Plan plan, RightRule rule) => rule.Value ?? plan.BasePeriod.FirstOrDefault(figure => figure.Figure == rule.Figure)?.Value;

    private static bool Exceeds(RightRule rule, int count, decimal limit) => rule.Comparator == "<" ? count >= limit : count > limit;

    private static Text Subject(RightRule rule)
    {
        var minerals = string.Join('、', rule.Minerals ?? []);
        var (zh, en) = rule.RightKind == "exploration" ? ("探矿权", "exploration rights") : ("采矿权", "mining rights");
        return rule.Topic == GroupTopic ? new($"开采{minerals}的矿业集团", $"groups mining {minerals}")
            : new(minerals + zh, minerals.Length == 0 ? en : $"{en} for {minerals}");
    }
}
