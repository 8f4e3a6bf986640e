using PlanMonitor.Core.Plans;
using Xunit;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>Every exception that the plans grant from what a rule judges has a case that names it.</summary>
public sealed class CaseExceptionTests
{
    /// <summary>Entries of the plans whose exceptions no message prints, and why.</summary>
    private static readonly Dictionary<string, string> NotPrinted = new(StringComparer.Ordinal)
    {
        ["liaoyang space.funded-exploration.exploration"] = "the message of right.funded-exploration says in its own words that the ground waits until the project is done and its authority agrees",
        ["liaoyang space.funded-exploration.mining"] = "the same",
        ["liaoyang right.sand-quota.county"] = "the case county-beyond-while-the-city-is-not of right.sand-quota is this exception",
        ["liaoyang right.sand.release-plan"] = "duty.release-plan judges whether the plan was made, not each grant beside it",
        ["liaoyang right.competitive"] = "no rule judges the way of granting: no upload says how a right was sold",
        ["chaoyang right.competitive-grant"] = "the same",
        ["chaoyang right.agreement-grant"] = "the same",
    };

    [Fact]
    public void Every_exception_of_the_plans_is_named_by_a_case()
    {
        var said = CaseFolder.All.Select(folder => (folder.Input.Plan, Text: string.Concat(CaseKindTests.Found(folder).Select(finding => finding.Message.Zh + "\n")))).ToLookup(pair => pair.Plan, pair => pair.Text);
        var silent = PlanLibrary.BuiltIn.NewestOfEach
            .SelectMany(plan => Exceptions(plan).Where(exception => !said[plan.Id].Any(text => text.Contains(exception.Text, StringComparison.Ordinal))).Select(exception => $"{plan.Id} {exception.Rule}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(NotPrinted.Keys.Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal));
        Assert.Contains(CaseFolder.All, folder => folder is { Rule: "right.sand-quota", Name: "county-beyond-while-the-city-is-not" });
    }

    private static IEnumerable<(string Rule, string Text)> Exceptions(Plan plan) =>
        plan.SpatialRules.SelectMany(rule => rule.Exceptions.Select(exception => (rule.Id, exception.Text)))
            .Concat(plan.RightRules.SelectMany(rule => (rule.Exceptions ?? []).Select(exception => (rule.Id, exception.Text))));
}
