using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Help texts that promise what a page shows.</summary>
public sealed class HelpTests
{
    [Fact]
    public async Task The_help_of_plans_show_claims_what_the_page_shows()
    {
        using var folder = new TempFolder();
        var said = await Said.ByAsync(folder, "plans", "show", "--help");
        Assert.Contains(
            "Show a plan: how many items each section has, the main figures with the line of the source, minerals, zones and readings. --json prints every item with its citation.",
            said.Output, StringComparison.Ordinal);
    }
}
