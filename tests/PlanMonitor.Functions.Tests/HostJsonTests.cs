using System.Text.Json;
using PlanMonitor.Functions.Tests.Host;
using PlanMonitor.Services.Queues;
using Xunit;

namespace PlanMonitor.Functions.Tests;

public sealed class HostJsonTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(WorkerProcess.Folder, "host.json"))).RootElement;

    [Theory]
    [InlineData("version", "2.0")]
    [InlineData("telemetryMode", "OpenTelemetry")]
    [InlineData("functionTimeout", "00:30:00")]
    [InlineData("extensions.http.routePrefix", "api")]
    [InlineData("extensions.queues.messageEncoding", "base64")]
    [InlineData("logging.logLevel.default", "Warning")]
    [InlineData("logging.logLevel.Function", "Information")]
    public void It_says_what_is_promised(string path, string value) => Assert.Equal(value, At(path).GetString());

    [Fact]
    public void A_message_and_a_blob_fail_as_often_as_on_one_machine()
    {
        Assert.Equal(QueueJob.MostDeliveries, At("extensions.queues.maxDequeueCount").GetInt32());
        Assert.Equal(QueueJob.MostDeliveries, At("extensions.blobs.poisonBlobThreshold").GetInt32());
    }

    [Fact]
    public void An_instance_takes_a_bounded_number_of_messages_and_blobs_at_once()
    {
        Assert.InRange(At("extensions.queues.batchSize").GetInt32() + At("extensions.queues.newBatchThreshold").GetInt32(), 1, 16);
        Assert.InRange(At("extensions.blobs.maxDegreeOfParallelism").GetInt32(), 1, 8);
    }

    private static JsonElement At(string path) => path.Split('.').Aggregate(Root, (element, name) => element.GetProperty(name));
}
