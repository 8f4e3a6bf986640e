using System.Text.Json;
using PlanMonitor.Functions.Setup;
using PlanMonitor.Functions.Tests.Host;
using PlanMonitor.Services;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Functions.Tests;

/// <summary>What the build tells the platform: every function with its trigger.</summary>
public sealed class MetadataTests
{
    private static readonly Backend Backend = new(new(Nothing<ITables>(), Nothing<IBlobs>(), Nothing<IQueues>(), new NoVault()), TimeProvider.System, "test");

    private static readonly JsonElement[] Functions =
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(WorkerProcess.Folder, "functions.metadata"))).RootElement.EnumerateArray()];

    [Fact]
    public void Every_function_has_its_trigger()
    {
        Assert.Equal(
        [
            "Api httpTrigger {*path} Anonymous",
            "CheckRun queueTrigger check-runs Storage",
            "Chunk queueTrigger chunks Storage",
            "Daily timerTrigger %DAILY%",
            "Delivery queueTrigger deliveries Storage",
            "DeliveryRound timerTrigger %DELIVERY%",
            "DiscoveriesUpload blobTrigger inbox/discoveries/{name} EventGrid Storage",
            "DisturbanceUpload blobTrigger inbox/disturbance/{name} EventGrid Storage",
            "DutiesUpload blobTrigger inbox/duties/{name} EventGrid Storage",
            "FootprintsUpload blobTrigger inbox/footprints/{name} EventGrid Storage",
            "GreenListUpload blobTrigger inbox/greenlist/{name} EventGrid Storage",
            "LayerUpload blobTrigger inbox/layer/{name} EventGrid Storage",
            "MisplacedUpload blobTrigger inbox/{name} EventGrid Storage",
            "MonthlyCheck timerTrigger %MONTHLY_CHECK%",
            "PlanUpload blobTrigger inbox/plan/{name} EventGrid Storage",
            "ProgressUpload blobTrigger inbox/progress/{name} EventGrid Storage",
            "ProjectsUpload blobTrigger inbox/projects/{name} EventGrid Storage",
            "QuotasUpload blobTrigger inbox/quotas/{name} EventGrid Storage",
            "RatesUpload blobTrigger inbox/rates/{name} EventGrid Storage",
            "Reconcile timerTrigger %RECONCILE%",
            "ReportsUpload blobTrigger inbox/reports/{name} EventGrid Storage",
            "ReservesUpload blobTrigger inbox/reserves/{name} EventGrid Storage",
            "RestorationUpload blobTrigger inbox/restoration/{name} EventGrid Storage",
            "RightsUpload blobTrigger inbox/rights/{name} EventGrid Storage",
            "WaitingUpload queueTrigger uploads Storage",
            "YearlyCheck timerTrigger %YEARLY_CHECK%",
        ], Functions.Select(Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_timer_runs_when_the_app_starts() => Assert.DoesNotContain(Functions, function => Value(Trigger(function), "runOnStartup") is "True" or "true");

    [Fact]
    public void Timers_that_fire_seldom_are_tried_again() => Assert.Equal(
        ["Daily exponentialBackoff 10 00:00:10 00:15:00", "MonthlyCheck exponentialBackoff 10 00:00:10 00:15:00", "Reconcile exponentialBackoff 10 00:00:10 00:15:00", "YearlyCheck exponentialBackoff 10 00:00:10 00:15:00"],
        Functions.Where(function => function.TryGetProperty("retry", out _))
            .Select(function => string.Join(' ', new[] { "strategy", "maxRetryCount", "minimumInterval", "maximumInterval" }.Select(name => Value(function.GetProperty("retry"), name)).Prepend(function.GetProperty("name").GetString())))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_queue_of_the_jobs_has_a_function() =>
        Assert.Equal(Backend.QueueJobs.Select(job => job.Queue).Order(StringComparer.Ordinal), Values("queueTrigger", "queueName"));

    [Fact]
    public void Every_kind_of_upload_has_a_function() =>
        Assert.Equal(UploadTarget.Kinds.Select(kind => $"inbox/{kind}/{{name}}").Append("inbox/{name}").Order(StringComparer.Ordinal), Values("blobTrigger", "path"));

    [Fact]
    public void Every_schedule_has_a_timer() =>
        Assert.Equal(NamedSchedules.All.Select(schedule => $"%{schedule.Setting}%").Order(StringComparer.Ordinal), Values("timerTrigger", "schedule"));

    [Fact]
    public void Every_setting_is_documented_with_its_default()
    {
        var page = File.ReadAllText(Repo.At("shared", "docs", "azure.md"));
        Assert.All(NamedSchedules.All, schedule => Assert.Contains($"| `{schedule.Setting}` | `{schedule.DefaultInUtc}` |", page, StringComparison.Ordinal));
        Assert.All(
            ["Storage__blobServiceUri", "Storage__tableServiceUri", "Storage__queueServiceUri", "Storage__clientId", "Storage", StorageSettings.Vault, Telemetry.Collector],
            setting => Assert.Contains($"| `{setting}` |", page, StringComparison.Ordinal));
    }

    private static string Line(JsonElement function)
    {
        var trigger = Trigger(function);
        var values = new[] { "type", "path", "queueName", "schedule", "route", "source", "authLevel", "connection" }.Select(name => Value(trigger, name));
        return string.Join(' ', values.Prepend(function.GetProperty("name").GetString()).Where(value => value is not null));
    }

    private static IEnumerable<string?> Values(string type, string name) =>
        Functions.Select(Trigger).Where(trigger => Value(trigger, "type") == type).Select(trigger => Value(trigger, name)).Order(StringComparer.Ordinal);

    private static JsonElement Trigger(JsonElement function) =>
        function.GetProperty("bindings").EnumerateArray().Single(binding => Value(binding, "type")!.EndsWith("Trigger", StringComparison.Ordinal));

    private static string? Value(JsonElement binding, string name) => binding.TryGetProperty(name, out var value) ? value.ToString() : null;

    // The jobs are only listed.
    private static T Nothing<T>()
        where T : class => System.Reflection.DispatchProxy.Create<T, Unused>();
}

/// <summary>A port that nobody may use.</summary>
public class Unused : System.Reflection.DispatchProxy
{
    protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
}
