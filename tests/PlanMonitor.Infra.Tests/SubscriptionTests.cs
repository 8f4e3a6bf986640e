using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed partial class SubscriptionTests
{
    private static readonly (string Function, string Kind)[] Expected =
    [
        ("DiscoveriesUpload", "discoveries"), ("DisturbanceUpload", "disturbance"), ("DutiesUpload", "duties"), ("FootprintsUpload", "footprints"), ("GreenListUpload", "greenlist"),
        ("LayerUpload", "layer"), ("MisplacedUpload", ""), ("PlanUpload", "plan"), ("ProgressUpload", "progress"), ("ProjectsUpload", "projects"),
        ("QuotasUpload", "quotas"), ("RatesUpload", "rates"), ("ReportsUpload", "reports"), ("ReservesUpload", "reserves"), ("RestorationUpload", "restoration"),
        ("RightsUpload", "rights"),
    ];

    [Fact]
    public async Task There_is_one_subscription_for_each_blob_function() => Assert.Equal(Expected, await SubscribedAsync());

    [Fact]
    public async Task Every_kind_of_upload_has_one_and_what_is_of_no_kind_too() =>
        Assert.Equal(UploadTarget.Kinds.Append("").Order(StringComparer.Ordinal), (await SubscribedAsync()).Select(each => each.Kind).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Subscriptions_name_the_blob_functions_of_the_program()
    {
        var found = Directory.EnumerateFiles(Repo.At("functions", "PlanMonitor.Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj")).SelectMany(path => BlobFunction().Matches(File.ReadAllText(path)))
            .Select(match => (match.Groups["function"].Value, match.Groups["kind"].Value.TrimEnd('/'))).Order().ToArray();
        Assert.SkipWhen(found.Length == 0, "functions/PlanMonitor.Functions has no blob functions: nothing to compare with.");
        Assert.Equal(await SubscribedAsync(), found);
    }

    [Fact]
    public async Task An_event_comes_once_the_blob_is_whole_and_goes_to_the_function_by_the_hosts_own_name()
    {
        var (template, subscription) = await SubscriptionAsync();
        var properties = subscription["properties"]!;
        Assert.Equal(["Microsoft.Storage.BlobCreated"], properties["filter"]!["includedEventTypes"]!.AsArray().Select(Arm.Text));
        Assert.Equal(("data.api", "StringIn"), (Arm.Text(template["variables"]!["written"]!["key"]), Arm.Text(template["variables"]!["written"]!["operatorType"])));
        Assert.Equal(["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose"], template["variables"]!["written"]!["values"]!.AsArray().Select(Arm.Text));
        var url = Arm.Text(properties["destination"]!["properties"]!["endpointUrl"]);
        Assert.StartsWith("[format('https://{0}/runtime/webhooks/blobs?functionName=Host.Functions.{1}&code={2}', reference(", url, StringComparison.Ordinal);
        Assert.Contains(".defaultHostName", url, StringComparison.Ordinal);
        Assert.EndsWith(".systemKeys.blobs_extension)]", url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_misplaced_leaves_out_the_places_of_the_kinds()
    {
        var (template, subscription) = await SubscriptionAsync();
        Assert.Equal("/blobServices/default/containers/inbox/blobs/", Arm.Text(template["variables"]!["inbox"]));
        Assert.Equal(("subject", "StringNotBeginsWith"), (Arm.Text(template["variables"]!["elsewhere"]!["key"]), Arm.Text(template["variables"]!["elsewhere"]!["operatorType"])));
        Assert.Equal(
            "[map(filter(variables('functions'), lambda('each', not(empty(lambdaVariables('each').kind)))), lambda('each', format('{0}{1}/', variables('inbox'), lambdaVariables('each').kind)))]",
            Arm.Text(template["variables"]!["elsewhere"]!["values"]));
        Assert.Equal(
            "[if(empty(variables('functions')[copyIndex()].kind), createArray(variables('written'), variables('elsewhere')), createArray(variables('written')))]",
            Arm.Text(subscription["properties"]!["filter"]!["advancedFilters"]));
    }

    [Fact]
    public async Task What_cannot_be_delivered_for_a_day_is_put_down_by_the_topics_identity()
    {
        var (_, subscription) = await SubscriptionAsync();
        Assert.Equal(1440, (int)subscription["properties"]!["retryPolicy"]!["eventTimeToLiveInMinutes"]!);
        Assert.Equal("SystemAssigned", Arm.Text(subscription["properties"]!["deadLetterWithResourceIdentity"]!["identity"]!["type"]));
        Assert.Null(subscription["properties"]!["deadLetterDestination"]);
    }

    private static async Task<(string Function, string Kind)[]> SubscribedAsync() =>
        [.. (await Bicep.SubscriptionsAsync())["variables"]!["functions"]!.AsArray().Select(each => (Arm.Text(each!["name"]), Arm.Text(each["kind"]))).Order()];

    private static async Task<(JsonNode Template, JsonNode Subscription)> SubscriptionAsync()
    {
        var template = await Bicep.SubscriptionsAsync();
        return (template, Assert.Single(Arm.OfType(template, "Microsoft.EventGrid/systemTopics/eventSubscriptions")));
    }

    // The name of a function and the place that its blob trigger listens to, which is the inbox or a folder of it.
    [GeneratedRegex("Function\\(nameof\\((?<function>\\w+)\\)\\)\\][^\\[]*\\[BlobTrigger\\(\"inbox/(?<kind>\\w+/)?\\{", RegexOptions.None, 1000)]
    private static partial Regex BlobFunction();
}
