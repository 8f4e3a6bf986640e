using System.Text.Json.Nodes;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed class StorageTests
{
    // Those that the platform uses, and no code of ours names.
    private static readonly string[] Platform = ["deployment", "dead-letters"];

    // What was removed or written over there can be brought back for ever.
    private static readonly string[] KeptForEver = ["anchors", "archive", "quarantine"];

    // https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-policy-structure: "Each rule can define up to 10 case-sensitive prefixes."
    private const int MostPrefixes = 10;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Templates_compile_and_the_linter_has_nothing_to_say(bool main) => Assert.Equal("", await Bicep.SaidAsync(main));

    [Fact]
    public async Task Storage_takes_no_key_and_shows_nothing_to_the_public()
    {
        var account = Assert.Single(Arm.OfType(await Bicep.MainAsync(), "Microsoft.Storage/storageAccounts"))["properties"]!;
        Assert.False((bool)account["allowSharedKeyAccess"]!);
        Assert.False((bool)account["allowBlobPublicAccess"]!);
        Assert.False((bool)account["allowCrossTenantReplication"]!);
        Assert.True((bool)account["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", Arm.Text(account["minimumTlsVersion"]));
    }

    [Fact]
    public async Task Deleted_and_overwritten_blobs_can_be_brought_back()
    {
        var blobs = Assert.Single(Arm.OfType(await Bicep.MainAsync(), "Microsoft.Storage/storageAccounts/blobServices"))["properties"]!;
        Assert.True((bool)blobs["isVersioningEnabled"]!);
        Assert.True((bool)blobs["deleteRetentionPolicy"]!["enabled"]!);
        Assert.True((bool)blobs["containerDeleteRetentionPolicy"]!["enabled"]!);
    }

    [Fact]
    public async Task Containers_are_those_that_the_jobs_use() =>
        Assert.Equal(CodeContainers.All().Union(Platform).Order(StringComparer.Ordinal), (await VariableAsync("containers")).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Of_every_other_container_old_versions_go_after_the_days_for_bringing_back() =>
        Assert.Equal(
            (await VariableAsync("containers")).Except(KeptForEver).Select(each => each + "/").Order(StringComparer.Ordinal),
            (await VariableAsync("shortLived")).Concat(await VariableAsync("shortLivedOfPlatform")).Where(each => !each.StartsWith("azure-webjobs-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Anchors_are_written_once()
    {
        var policy = Assert.Single(Arm.OfType(await Bicep.MainAsync(), "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"));
        Assert.Contains("anchors", Arm.Text(policy["name"]), StringComparison.Ordinal);
        Assert.False((bool)policy["properties"]!["allowProtectedAppendWrites"]!);
    }

    [Fact]
    public async Task Nothing_is_ever_removed_from_archive_or_quarantine()
    {
        var storage = Arm.Module(await Bicep.MainAsync(), "storage");
        var rules = Assert.Single(Arm.OfType(storage, "Microsoft.Storage/storageAccounts/managementPolicies"))["properties"]!["policy"]!["rules"]!.AsArray();
        Assert.Equal(["messages", "dead-letters", "overwritten", "overwritten-platform"], rules.Select(each => Arm.Text(each!["name"])));
        foreach (var rule in rules)
        {
            var prefixes = rule!["definition"]!["filters"]!["prefixMatch"] switch
            {
                JsonArray list => list,
                var variable => storage["variables"]![Arm.Text(variable).Split('\'')[1]]!.AsArray(),
            };
            Assert.InRange(prefixes.Count, 1, MostPrefixes);
            Assert.DoesNotContain(prefixes, each => Arm.Text(each).StartsWith("anchors", StringComparison.Ordinal) || Arm.Text(each).StartsWith("archive", StringComparison.Ordinal) || Arm.Text(each).StartsWith("quarantine", StringComparison.Ordinal));
        }
    }

    private static async Task<IEnumerable<string>> VariableAsync(string name) => Arm.Module(await Bicep.MainAsync(), "storage")["variables"]![name]!.AsArray().Select(Arm.Text);
}
