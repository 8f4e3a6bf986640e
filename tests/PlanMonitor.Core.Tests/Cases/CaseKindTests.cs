using PlanMonitor.Core.Findings;
using Xunit;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>Each rule has the kinds of cases that a planner would ask for: exactly at the limit, just past it, a total that is not complete, every exception of the plans.</summary>
public sealed class CaseKindTests
{
    /// <summary>Rules whose limit is a day, a class, an area, a list, or a share of few mines: the case at it and the one just past it.</summary>
    private static readonly Dictionary<string, (string At, string Past)> Named = new(StringComparer.Ordinal)
    {
        ["volume.basis"] = ("pingquan-concentrate-at-62-percent", "pingquan-concentrate-below-62-percent"),
        ["volume.early-warning"] = ("just-below-80-percent", "at-80-percent"),
        ["volume.no-licence"] = ("ends-within-the-year-but-renewed", "expired-the-day-before-the-year"),
        ["report.missing"] = ("reported", "on-the-due-date"),
        ["report.silent"] = ("just-below-a-sliver", "exactly-one-and-a-half-mu"),
        ["report.unit-suspect"] = ("just-below-ten-times", "ten-times-without-a-scale"),
        ["indicator.green-mine"] = ("all-new-mines-listed", "chaoyang-new-mine-not-listed"),
        ["indicator.reuse"] = ("exactly-as-required", "just-below"),
        ["scale.forbidden-class"] = ("medium-sand", "small-sand"),
        ["right.expired"] = ("last-day-is-the-last-of-the-year", "a-day-earlier"),
        ["right.magnesite-exploration"] = ("none", "one-newly-set"),
        ["right.mineral"] = ("liaoyang-clay-with-a-sliver", "liaoyang-farmland-clay"),
        ["right.stage"] = ("exactly-general", "one-stage-below"),
    };

    // Rules that add up or count what mines, rights or years bring; the others judge one thing at a time.
    private static readonly string[] Totals =
    [
        "volume.cap", "volume.quota", "volume.allocation", "volume.trend", "indicator.reserves", "indicator.deposits", "indicator.mine-count", "indicator.large-medium-share", "indicator.three-rates",
        "indicator.restoration", "indicator.restoration-rate", "indicator.green-mine", "indicator.reuse", "right.zone-count", "right.magnesite-count", "duty.disturbance-balance",
    ];

    public static TheoryData<string> Rules => CaseTests.Rules;

    public static TheoryData<string> RulesOnTotals => [.. Totals];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_case_exactly_at_the_limit_and_one_just_past_it(string rule)
    {
        if (Named.TryGetValue(rule, out var cases))
        {
            Assert.Contains(Found(new(rule, cases.At)), finding => finding.Status == FindingStatus.Pass);
            Assert.Contains(Found(new(rule, cases.Past)), finding => finding.Status is FindingStatus.Fail or FindingStatus.Warn || rule == "volume.basis");
            return;
        }
        var found = CaseFolder.All.Where(folder => folder.Rule == rule).SelectMany(Found).Where(finding => finding is { Measured: not null, Limit: not null }).ToList();
        Assert.Contains(found, finding => finding.Status == FindingStatus.Pass && finding.Measured == finding.Limit);
        Assert.Contains(found, finding => finding.Status is FindingStatus.Fail or FindingStatus.Warn && IsNear(finding.Measured!.Value, finding.Limit!.Value));
    }

    [Theory]
    [MemberData(nameof(RulesOnTotals))]
    public void A_total_has_a_case_that_is_not_complete(string rule) =>
        Assert.Contains(CaseFolder.All.Where(folder => folder.Rule == rule).SelectMany(Found), finding => finding.Status == FindingStatus.Warn && finding.Missing.Count > 0);

    [Fact]
    public void A_named_pair_is_of_a_rule_and_of_two_cases() =>
        Assert.All(Named, pair => Assert.Subset(CaseFolder.All.Where(folder => folder.Rule == pair.Key).Select(folder => folder.Name).ToHashSet(), new HashSet<string> { pair.Value.At, pair.Value.Past }));

    // A twentieth of the limit or one of what is counted; any ground at all where none is allowed.
    private static bool IsNear(decimal measured, decimal limit) => measured != limit && (limit == 0 || Math.Abs(measured - limit) <= Math.Max(1, Math.Abs(limit) / 20));

    internal static IReadOnlyList<Finding> Found(CaseFolder folder) => CaseFindings.Of(folder.TheRule, folder.Input, CaseInput.Of(folder.Input));
}
