using System.CommandLine;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Local.Commands;

/// <summary>The option <c>--plan ID</c>.</summary>
internal static class PlanOption
{
    public static Option<string> Required() => new("--plan") { Description = "Plan: " + Names(), Required = true, HelpName = "ID" };

    public static Option<string?> Optional() => new("--plan") { Description = "Plan: " + Names(), HelpName = "ID" };

    // Every command makes its options when the program starts: no plan is read for that.
    private static string Names() => string.Join(", ", BuiltInPlans.Ids);
}
