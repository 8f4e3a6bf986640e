using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Operations;

/// <summary>What an operator is told of a message that failed too often: which one, and what to do.</summary>
internal sealed class PoisonText(IBlobs blobs)
{
    private const int LongestValue = 200;

    /// <summary>The text for a body; one that is not what its queue takes is shown as it is.</summary>
    public async Task<Text> OfAsync(string queue, string body, CancellationToken cancel) => queue switch
    {
        CheckQueue.Name when Read<CheckRequest>(body) is { Plan: not null } check => Of("operator.poison-check", ("plan", check.Plan), ("year", check.Year)),
        ChunkQueue.Name when Read<ChunkRequest>(body) is { Plan: not null, Upload: not null } chunk => Of(
            "operator.poison-chunk", ("plan", chunk.Plan), ("year", chunk.Year), ("upload", chunk.Upload), ("from", chunk.From + 1), ("to", chunk.From + chunk.Count)),
        UploadQueue.Name => await UploadAsync(queue, body, body, cancel),
        PoisonJob.BlobTrigger when Read<FailedBlob>(body) is { ContainerName: IngestJob.Inbox, BlobName: { } blob } => await UploadAsync(queue, body, blob, cancel),
        _ => Other(queue, body),
    };

    /// <summary>A text of at most so many characters; a character of two halves is not parted.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    private async Task<Text> UploadAsync(string queue, string body, string blob, CancellationToken cancel) =>
        !BlobRules.IsName(blob) ? Other(queue, body)
        : Of(await blobs.FindAsync(IngestJob.Inbox, blob, cancel) is null ? "operator.poison-upload-gone" : "operator.poison-upload", ("blob", Cut(blob, LongestValue)));

    private static Text Other(string queue, string body) => Of("operator.poison-queue", ("queue", queue), ("value", Cut(body, LongestValue)));

    /// <summary>What is wrong and what to do, as one text.</summary>
    public static Text Of(string code, params (string Name, object? Value)[] arguments)
    {
        var problem = Problem.Of(code, arguments: [.. arguments.Select(each => (each.Name, each.Value is string text ? Cut(text, LongestValue) : each.Value))]);
        return new(problem.Message.Zh + problem.Action.Zh, $"{problem.Message.En} {problem.Action.En}");
    }

    private static T? Read<T>(string body)
        where T : class
    {
        try
        {
            return CanonicalJson.Read<T>(body);
        }
        catch (JsonException)
        {
            // What cannot be read is mostly why the message failed.
            return null;
        }
    }

    /// <summary>What the Functions host writes of a blob that a function failed on too often.</summary>
    private sealed record FailedBlob(string? FunctionId, string? BlobType, string? ContainerName, string? BlobName, string? ETag);
}
