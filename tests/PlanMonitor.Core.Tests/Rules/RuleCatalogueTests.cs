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

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Info.Id)];

    [Fact]
    public void Every_rule_class_is_in_the_catalogue_once()
    {
        var classes = typeof(IRule).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRule))).ToHashSet();
        Assert.Equal(classes, RuleCatalogue.All.Select(rule => rule.GetType()).ToHashSet());
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(rule => rule.Info.Id).Distinct(StringComparer.Ordinal).Count());
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
