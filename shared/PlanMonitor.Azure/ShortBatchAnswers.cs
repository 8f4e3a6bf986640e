using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PlanMonitor.Azure;

/// <summary>
/// Drops two headers from each part of the answer to a transaction: Location and DataServiceId repeat the row's percent-encoded keys, and the table client
/// refuses lines of more than 4,096 characters, which two keys of 256 Chinese characters exceed. Nobody reads them.
/// </summary>
internal sealed class ShortBatchAnswers : HttpPipelinePolicy
{
    private static readonly string[] Dropped = ["Location:", "DataServiceId:"];

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        ProcessNext(message, pipeline);
        if (IsBatch(message))
        {
            using var whole = new MemoryStream();
            message.Response.ContentStream!.CopyTo(whole);
            message.Response.ContentStream = Shortened(whole);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (IsBatch(message))
        {
            using var whole = new MemoryStream();
            await message.Response.ContentStream!.CopyToAsync(whole, message.CancellationToken);
            message.Response.ContentStream = Shortened(whole);
        }
    }

    private static bool IsBatch(HttpMessage message) =>
        message.Response is { ContentStream: not null, Headers.ContentType: { } type } && type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase);

    // Text is read and written as Latin-1, which keeps every byte.
    private static MemoryStream Shortened(MemoryStream whole)
    {
        var text = Encoding.Latin1.GetString(whole.GetBuffer(), 0, (int)whole.Length);
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var line = text.AsSpan(at, (end < 0 ? text.Length : end + 1) - at);
            if (!IsDropped(line))
            {
                kept.Append(line);
            }
            at += line.Length;
        }
        return new(Encoding.Latin1.GetBytes(kept.ToString()), writable: false);
    }

    private static bool IsDropped(ReadOnlySpan<char> line)
    {
        foreach (var header in Dropped)
        {
            if (line.StartsWith(header, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
