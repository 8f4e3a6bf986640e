using System.Text.Json;
using System.Text.Json.Nodes;
using PlanMonitor.Core.Plans;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Commands on a folder that holds imported plans.</summary>
public sealed class ImportedPlanTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_demo_keeps_to_the_four_plans_and_skips_years_without_a_version()
    {
        await ImportAsync("dandong-next");
        await ImportAsync("dandong");
        var said = await Said.ByAsync(folder, "demo", "--json");
        Assert.Equal(0, said.Exit);
        using var summary = JsonDocument.Parse(said.Output);
        Assert.Equal(
            [("chaoyang", 4), ("dandong", 0), ("liaoyang", 4), ("pingquan", 4)],
            summary.RootElement.GetProperty("plans").EnumerateArray().Select(plan => (plan.GetProperty("plan").GetString(), plan.GetProperty("runs").GetInt32())));
    }

    [Fact]
    public async Task The_rules_name_an_imported_plan()
    {
        await ImportAsync("dandong-next");
        using var rules = JsonDocument.Parse((await Said.ByAsync(folder, "rules", "--json")).Output);
        Assert.All(rules.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("plans").EnumerateArray().Select(plan => plan.GetString()).ToList()), plans =>
            Assert.Equal(plans.Contains("dandong"), plans.Contains("dandong-next")));
    }

    // The plan of Dandong under another id or in its own place, for the years 2026 to 2030.
    private async Task ImportAsync(string id)
    {
        var plan = JsonNode.Parse(BuiltInPlans.Text("dandong.json"))!.AsObject();
        plan["id"] = id;
        foreach (var (name, year) in new[] { ("from", 2026), ("to", 2030), ("base", 2025), ("horizon", 2030) })
        {
            plan["period"]![name] = year;
        }
        File.WriteAllText(folder.At("plan.json"), plan.ToJsonString());
        var said = await Said.ByAsync(folder, "import", "plan", folder.At("plan.json"));
        Assert.True(said.Exit == 0, said.Output);
    }
}
