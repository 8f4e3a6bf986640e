using System.Text.Json.Nodes;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task Flex_Consumption_runs_dotnet_10_from_a_container_that_it_reads_by_identity()
    {
        var flex = Arm.Module(await Bicep.MainAsync(), "function-flex");
        Assert.Equal("FC1", Sku(flex));
        var config = Site(flex)["functionAppConfig"]!;
        Assert.Equal(("dotnet-isolated", "10.0"), (Arm.Text(config["runtime"]!["name"]), Arm.Text(config["runtime"]!["version"])));
        Assert.Equal(2048, (int)config["scaleAndConcurrency"]!["instanceMemoryMB"]!);
        Assert.Equal("UserAssignedIdentity", Arm.Text(config["deployment"]!["storage"]!["authentication"]!["type"]));
    }

    [Fact]
    public async Task Premium_runs_dotnet_10_from_a_package_that_it_reads_by_identity()
    {
        var premium = Arm.Module(await Bicep.MainAsync(), "function-premium");
        Assert.Equal("EP1", Sku(premium));
        Assert.Equal("DOTNET-ISOLATED|10.0", Arm.Text(Site(premium)["siteConfig"]!["linuxFxVersion"]));
        Assert.Equal(
            ["FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID"],
            premium["variables"]!["premiumSettings"]!.AsObject().Select(each => each.Key));
    }

    [Theory]
    [InlineData("function-flex")]
    [InlineData("function-premium")]
    public async Task Both_plans_are_reached_over_https_and_found_by_azd(string module)
    {
        var site = Assert.Single(Arm.OfType(Arm.Module(await Bicep.MainAsync(), module), "Microsoft.Web/sites"));
        Assert.True((bool)site["properties"]!["httpsOnly"]!);
        Assert.Contains("'azd-service-name', 'backend'", Arm.Text(site["tags"]), StringComparison.Ordinal);
        Assert.Equal("UserAssigned", Arm.Text(site["identity"]!["type"]));
    }

    [Fact]
    public async Task The_operator_is_told_of_what_the_runbook_explains()
    {
        var alerts = Arm.Module(await Bicep.MainAsync(), "alerts")["variables"]!;
        var names = alerts["queries"]!.AsArray().Select(each => Arm.Text(each!["name"])).ToArray();
        Assert.Equal(["poison", "failures", "silence"], names);
        var runbook = await File.ReadAllTextAsync(Testing.Repo.At("infra", "runbook.md"));
        Assert.All(names.Concat(["backlog", "dead-letters", "dropped", "budget"]), each => Assert.Contains($"| `{each}` |", runbook, StringComparison.Ordinal));
    }

    private static string Sku(JsonNode module) => Arm.Text(Assert.Single(Arm.OfType(module, "Microsoft.Web/serverfarms"))["sku"]!["name"]);

    private static JsonNode Site(JsonNode module) => Assert.Single(Arm.OfType(module, "Microsoft.Web/sites"))["properties"]!;
}
