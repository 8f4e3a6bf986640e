using System.Text.RegularExpressions;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed partial class SecurityTests
{
    private const string Roles = "Microsoft.Authorization/roleAssignments";

    [Fact]
    public async Task The_application_has_exactly_the_roles_that_it_needs()
    {
        var module = Arm.Module(await Bicep.MainAsync(), "roles");
        var id = module["variables"]!["role"]!.AsObject().ToDictionary(each => each.Key, each => Arm.Text(each.Value));
        Assert.Equal(
            ("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "3913510d-42f4-4e42-8a64-420c390055eb", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"),
            (id["blobOwner"], id["queueContributor"], id["tableContributor"], id["metricsPublisher"], id["secretsOfficer"]));
        Assert.Equal(
        [
            ("Microsoft.Insights/components", "metricsPublisher"),
            ("Microsoft.KeyVault/vaults", "secretsOfficer"),
            ("Microsoft.Storage/storageAccounts", "blobOwner"),
            ("Microsoft.Storage/storageAccounts", "queueContributor"),
            ("Microsoft.Storage/storageAccounts", "tableContributor"),
        ],
            Arm.OfType(module, Roles).Where(each => each["condition"] is null)
                .SelectMany(each => RoleName().Matches(Arm.Text(each["properties"]!["roleDefinitionId"])).Select(role => (Type().Match(Arm.Text(each["scope"])).Value, role.Groups["name"].Value)))
                .Order());
    }

    [Fact]
    public async Task People_get_roles_only_where_an_operator_is_named_on_the_data_and_on_the_secrets_of_subscriptions()
    {
        var people = Arm.OfType(Arm.Module(await Bicep.MainAsync(), "roles"), Roles).Where(each => each["condition"] is not null).ToArray();
        Assert.All(people, each => Assert.Equal("[not(empty(parameters('operatorPrincipalId')))]", Arm.Text(each["condition"])));
        Assert.Equal(["Microsoft.KeyVault/vaults", "Microsoft.Storage/storageAccounts"], people.Select(each => Type().Match(Arm.Text(each["scope"])).Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_other_module_but_the_events_hands_out_a_role_and_that_one_on_its_own_container()
    {
        var main = await Bicep.MainAsync();
        var one = Assert.Single(Arm.OfType(Arm.Module(main, "eventgrid"), Roles));
        Assert.Contains("blobServices/containers", Arm.Text(one["scope"]), StringComparison.Ordinal);
        Assert.Equal("ba92f5b4-2d11-453d-a403-e96b0029c9fe", Arm.Text(Arm.Module(main, "eventgrid")["variables"]!["blobContributor"]));
        Assert.Equal(Arm.OfType(main, Roles).Length, Arm.OfType(Arm.Module(main, "roles"), Roles).Length + 1);
    }

    [Fact]
    public async Task No_address_of_one_cloud_and_no_key_stands_in_a_template()
    {
        var texts = Arm.Texts(await Bicep.MainAsync()).Concat(Arm.Texts(await Bicep.SubscriptionsAsync())).ToArray();
        Assert.DoesNotContain(texts, each => CloudAddress().IsMatch(each.Text));
        // The host's key goes to Event Grid, which asks for it, and nowhere else.
        Assert.EndsWith("destination.properties.endpointUrl", Assert.Single(texts, each => each.Text.Contains("listKeys", StringComparison.OrdinalIgnoreCase)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_and_vault_are_reached_by_identity_only()
    {
        var main = await Bicep.MainAsync();
        Assert.True((bool)Assert.Single(Arm.OfType(main, "Microsoft.Insights/components"))["properties"]!["DisableLocalAuth"]!);
        Assert.True((bool)Assert.Single(Arm.OfType(main, "Microsoft.KeyVault/vaults"))["properties"]!["enableRbacAuthorization"]!);
        Assert.All(Arm.OfType(main, "Microsoft.Web/sites/basicPublishingCredentialsPolicies"), each => Assert.False((bool)each["properties"]!["allow"]!));
        Assert.Equal(2, Arm.OfType(main, "Microsoft.Web/sites/basicPublishingCredentialsPolicies").Length);
    }

    [Fact]
    public async Task The_platform_checks_tokens_and_lets_the_program_decide()
    {
        var auth = Assert.Single(Arm.OfType(await Bicep.MainAsync(), "Microsoft.Web/sites/config"))["properties"]!;
        Assert.Equal("[not(empty(parameters('apiClientId')))]", Arm.Text(auth["platform"]!["enabled"]));
        Assert.Equal("AllowAnonymous", Arm.Text(auth["globalValidation"]!["unauthenticatedClientAction"]));
    }

    [GeneratedRegex(@"windows\.net|chinacloudapi|usgovcloudapi|azurewebsites|vault\.azure|microsoftonline", RegexOptions.NonBacktracking)]
    private static partial Regex CloudAddress();

    [GeneratedRegex(@"variables\('role'\)\.(?<name>\w+)", RegexOptions.None, 1000)]
    private static partial Regex RoleName();

    [GeneratedRegex(@"Microsoft\.\w+/\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Type();
}
