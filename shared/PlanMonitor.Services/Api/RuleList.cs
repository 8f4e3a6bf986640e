using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Services.Api;

/// <summary>The catalogue of rules: the shape of <c>rules --json</c>.</summary>
public sealed record RuleList(IReadOnlyList<RuleItem> Rules)
{
    /// <summary>Every rule, with the plans whose newest versions ask for it.</summary>
    public static RuleList Of(PlanLibrary library)
    {
        var plans = library.NewestOfEach;
        return new([.. RuleCatalogue.All.Select(rule => new RuleItem(
            rule.Info.Id, rule.Info.Family, rule.Info.Title, rule.Info.Severity, [.. plans.Where(rule.AskedBy).Select(plan => plan.Id)], rule.Info.Reads))]);
    }
}

/// <summary>A rule as lists print it.</summary>
public sealed record RuleItem(string Id, string Family, Text Title, Severity Severity, IReadOnlyList<string> Plans, IReadOnlyList<string> Reads);
