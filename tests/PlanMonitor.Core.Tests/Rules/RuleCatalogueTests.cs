using System.Text.RegularExpressions;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using Xunit;

namespace PlanMonitor.Core.Tests.Rules;

/// <summary>What every rule must have.</summary>
public sealed partial class RuleCatalogueTests
{
    private static readonly string[] Uploads = ["rights", "reports", "quotas", "footprints", "layers", "progress", "reserves", "rates", "discoveries", "restoration", "greenlist", "projects", "duties", "disturbance"];

    // The whole table of the order: what planners were promised, by the first letters of the plans that ask for it (Liaoyang, Chaoyang, Dandong, Pingquan).
    private const string Table = """
        volume.cap LCDP
        volume.basis LCDP
        volume.early-warning LCD
        volume.quota LCD
        volume.allocation LCD
        volume.trend LCDP
        volume.over-capacity LCDP
        volume.no-licence LCDP
        report.missing LCDP
        report.unit-suspect LCDP
        report.identity LCDP
        report.silent LCDP
        report.reserve-change C
        indicator.reserves LCDP
        indicator.deposits LCD
        indicator.mine-count LCDP
        indicator.large-medium-share LCDP
        indicator.three-rates LCP
        indicator.restoration LCP
        indicator.restoration-rate C
        indicator.green-mine LCDP
        indicator.reuse L
        scale.minimum-new LCD
        scale.minimum-existing LC
        scale.forbidden-class LD
        scale.zone-floor LDP
        scale.sand-floor LCD
        scale.magnesite-regrouped L
        scale.iron-gold-floor P
        scale.service-life C
        scale.mismatch LCDP
        right.in-block LCDP
        right.one-per-block LCDP
        right.zone-count D
        right.magnesite-count LP
        right.magnesite-exploration LD
        right.sand-in-zone LCDP
        right.sand-quota LCDP
        right.sand-term L
        right.expired LCDP
        right.mineral LCDP
        right.stage CD
        right.funded-exploration LCD
        space.no-right LCDP
        space.beyond-right LCDP
        space.control-lines LCD
        space.protected LCDP
        space.water-source L
        space.right-overlap LCDP
        space.sand-zone-conflict LD
        space.spacing C
        space.open-pit-growth L
        space.closed-mine LCDP
        space.strategic-cover CD
        space.declared-area LCDP
        duty.annual-scheme LC
        duty.annual-report C
        duty.mid-term C
        duty.database-update L
        duty.release-plan LCD
        duty.project-milestone LCDP
        duty.disturbance-balance LCDP
        """;

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Info.Id)];

    [Fact]
    public void Every_rule_class_is_in_the_catalogue_once()
    {
        var classes = typeof(IRule).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRule))).ToHashSet();
        Assert.Equal(classes, RuleCatalogue.All.Select(rule => rule.GetType()).ToHashSet());
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(rule => rule.Info.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_whole_table_is_there_with_the_plans_that_ask()
    {
        string[] plans = ["liaoyang", "chaoyang", "dandong", "pingquan"];
        var newest = PlanLibrary.BuiltIn.NewestOfEach.ToDictionary(plan => plan.Id, StringComparer.Ordinal);
        Assert.Equal(Table, string.Join('\n', RuleCatalogue.All.Select(rule => $"{rule.Info.Id} {string.Concat(plans.Where(plan => rule.AskedBy(newest[plan])).Select(plan => char.ToUpperInvariant(plan[0])))}")));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_entry_has_id_titles_reads_and_a_plan_that_asks(string id)
    {
        var rule = Rule(id);
        Assert.Matches(Id(), rule.Info.Id);
        Assert.Contains(rule.Info.Family, (string[])["volume", "reports", "indicators", "scale", "rights", "space", "duties"]);
        Assert.StartsWith(rule.Info.Family[..3], id, StringComparison.Ordinal);
        Assert.Contains(rule.Info.Title.Zh, c => c is >= '\u4e00' and <= '\u9fff');
        Assert.Matches("^[A-Z][ -~]+$", rule.Info.Title.En);
        Assert.True(Enum.IsDefined(rule.Info.Severity));
        Assert.NotEmpty(rule.Info.Reads);
        Assert.Subset(Uploads.ToHashSet(), rule.Info.Reads.ToHashSet());
        Assert.Contains(PlanLibrary.BuiltIn.NewestOfEach, rule.AskedBy);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_something_to_say_about_nothing_at_all_or_says_nothing(string id) =>
        Assert.All(PlanLibrary.BuiltIn.NewestOfEach, plan =>
            Assert.All(Rule(id).Evaluate(Nothing(plan)), finding =>
            {
                Assert.Equal(Core.Findings.FindingStatus.NotEvaluable, finding.Status);
                Assert.NotEmpty(finding.Missing);
            }));

    private static IRule Rule(string id) => RuleCatalogue.All.Single(rule => rule.Info.Id == id);

    private static CheckInput Nothing(Plan plan) =>
        new() { Plan = plan, Year = 2024, AsOf = new(2025, 3, 31), Minerals = MineralCatalogue.BuiltIn, Regions = RegionCatalogue.BuiltIn };

    [GeneratedRegex("^[a-z]+[.][a-z]+(?:-[a-z]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
