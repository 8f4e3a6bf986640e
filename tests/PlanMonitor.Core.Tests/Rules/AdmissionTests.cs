using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Rules.Admission;
using Xunit;

namespace PlanMonitor.Core.Tests.Rules;

/// <summary>The answer to a proposed right, over rules made up for the purpose.</summary>
public sealed class AdmissionTests
{
    private const string Proposal = "C9";

    [Theory]
    [InlineData(Allowed.Yes, FindingStatus.Pass)]
    [InlineData(Allowed.Yes, FindingStatus.Pass, FindingStatus.Warn)]
    [InlineData(Allowed.NotEvaluable, FindingStatus.Pass, FindingStatus.NotEvaluable)]
    [InlineData(Allowed.No, FindingStatus.NotEvaluable, FindingStatus.Fail, FindingStatus.Pass)]
    public void The_answer_follows_from_the_findings_about_the_right(Allowed allowed, params FindingStatus[] statuses)
    {
        var result = Ask([.. statuses.Select((status, i) => Each($"right.rule{(char)('a' + i)}", right => right.Licence == Proposal ? status : FindingStatus.Fail))]);
        Assert.Equal(allowed, result.Allowed);
        Assert.Equal(statuses, result.Findings.Select(finding => finding.Status));
        Assert.All(result.Findings, finding => Assert.Equal(Proposal, finding.Subject.Right));
    }

    [Fact]
    public void Only_rules_that_judge_rights_are_asked()
    {
        var result = Ask([Each("volume.some", _ => FindingStatus.Fail), Each("report.some", _ => FindingStatus.Fail), Each("right.expired", _ => FindingStatus.Fail), Each("scale.some", _ => FindingStatus.Pass)]);
        Assert.Equal(["scale.some"], result.Findings.Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData(2, Allowed.No, FindingStatus.Fail)]
    [InlineData(3, Allowed.Yes, FindingStatus.Pass)]
    public void A_count_that_the_right_changes_counts(int most, Allowed allowed, FindingStatus status)
    {
        var result = Ask([new Rule("right.count", (rule, input) =>
        [
            new FindingDraft(rule, input, new("count"))
            {
                Status = input.Rights!.Count > most ? FindingStatus.Fail : FindingStatus.Pass, Measured = input.Rights.Count, Limit = most,
            }.Done(),
        ])]);
        Assert.Equal((allowed, status, 3m), (result.Allowed, Assert.Single(result.Findings).Status, result.Findings[0].Measured!.Value));
    }

    [Fact]
    public void A_pair_counts_whichever_of_the_two_is_named_first()
    {
        var result = Ask([new Rule("space.pair", (rule, input) =>
            [.. input.Rights!.Where(right => right.Licence != Proposal).Select(right => new FindingDraft(rule, input, new("pair", Right: right.Licence, Feature: Proposal)) { Status = FindingStatus.Fail }.Done())])]);
        Assert.Equal((Allowed.No, 2), (result.Allowed, result.Findings.Count));
    }

    [Fact]
    public void Without_a_register_nobody_can_say_yes_and_what_lacks_for_others_is_no_matter_of_the_right()
    {
        var input = Input(null);
        var zones = new Rule("right.zones", (rule, each) =>
            each.Rights is null ? [] : [new FindingDraft(rule, each, new("zone", Feature: "Z1")) { Status = FindingStatus.NotEvaluable, Missing = ["layer:key-mining"] }.Done()]);
        var result = AdmissionResult.Of(input, input with { Rights = [Right(Proposal)] }, Proposal, [Each("right.some", _ => FindingStatus.Pass), zones]);
        Assert.Equal((Allowed.NotEvaluable, "right.some"), (result.Allowed, Assert.Single(result.Findings).Rule));
    }

    private static AdmissionResult Ask(IReadOnlyList<IRule> rules)
    {
        var before = Input([Right("C1"), Right("C2")]);
        return AdmissionResult.Of(before, before with { Rights = [.. before.Rights!, Right(Proposal)] }, Proposal, rules);
    }

    private static Rule Each(string id, Func<MiningRight, FindingStatus> status) => new(id, (rule, input) =>
        [.. (input.Rights ?? []).Select(right => new FindingDraft(rule, input, new("right", Right: right.Licence)) { Status = status(right) }.Done())]);

    private static MiningRight Right(string licence) =>
        new(licence, licence, null, "210624", "magnesite", "菱镁矿", null, null, RightStatus.Active, null, null, null, null, null, new("x", "x", 1));

    private static CheckInput Input(IReadOnlyList<MiningRight>? rights) => new()
    {
        Plan = PlanLibrary.BuiltIn.NewestOfEach[0], Year = 2024, AsOf = new(2025, 3, 31), Minerals = MineralCatalogue.BuiltIn, Regions = RegionCatalogue.BuiltIn, Rights = rights,
    };

    private sealed class Rule(string id, Func<RuleInfo, CheckInput, IReadOnlyList<Finding>> evaluate) : IRule
    {
        public RuleInfo Info { get; } = new(id, new Text("规则", "Rule"), Severity.H, Yearly: true, ["rights"]);

        public bool AskedBy(Plan plan) => true;

        public IEnumerable<Finding> Evaluate(CheckInput input) => evaluate(Info, input);
    }
}
