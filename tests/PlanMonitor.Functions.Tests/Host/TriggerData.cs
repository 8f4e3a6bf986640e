using System.Text.Json;
using Google.Protobuf;
using PlanMonitor.Functions.Tests.Host.Wire;

namespace PlanMonitor.Functions.Tests.Host;

/// <summary>What a host puts into an invocation for each kind of trigger.</summary>
internal static class TriggerData
{
    public static Data Timer() => new()
    {
        Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-01-01T00:00:00+00:00","Next":"2027-01-01T00:00:00+00:00","LastUpdated":"2026-01-01T00:00:00+00:00"},"IsPastDue":false}""",
    };

    // A blob that the function does not read whole is handed over by its name.
    public static Data Blob(string container, string name) => new()
    {
        ModelBindingData = new()
        {
            Version = "1.0",
            Source = "AzureStorageBlobs",
            ContentType = "application/json",
            Content = ByteString.CopyFrom(JsonSerializer.SerializeToUtf8Bytes(new { Connection = Settings.Storage, ContainerName = container, BlobName = name })),
        },
    };

    public static Data Text(string text) => new() { String = text };
}
