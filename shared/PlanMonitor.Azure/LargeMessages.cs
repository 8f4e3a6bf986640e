using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>
/// Bodies of messages that Azure Queue storage cannot hold (64 KiB as Base64): they lie in a blob, and the queue carries a reference, a fixed prefix and 64
/// random hexadecimal digits. A body that looks like a reference goes into a blob too, and a reference names nothing but a blob of that form in one
/// container, so no message can make the reader open another blob.
/// </summary>
/// <remarks>
/// The blob is removed after its message was. Should the process die in between, the blob stays: a lifecycle rule on the container (older than the
/// longest life of a message) removes it. A message that was sent twice by a lost answer shares one blob: the copy that comes after the removal was done before.
/// </remarks>
public sealed class LargeMessages(IBlobs blobs)
{
    /// <summary>Where the bodies lie.</summary>
    public const string Container = "messages";

    /// <summary>Bytes of a body that still travels in the queue: Base64 makes 64 KiB of them.</summary>
    public const int InlineBytes = 48 * 1024;

    private const string Prefix = "planmonitor-body:";
    private const int NameBytes = 32;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// The body of a message as a queue trigger got it: the text itself, or what the blob holds that it refers to. Null where that blob is gone: a message
    /// that was done before and came twice, to be passed over.
    /// </summary>
    public async Task<string?> BodyAsync(string raw, CancellationToken cancel)
    {
        if (NameOf(raw) is not { } name)
        {
            return raw;
        }
        await using var content = await blobs.OpenAsync(Container, name, 0, null, cancel);
        if (content is null)
        {
            return null;
        }
        using var reader = new StreamReader(content.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(cancel);
    }

    /// <summary>Removes the blob that a message refers to, if it does: after the message was done, when it is deleted or about to be.</summary>
    public async Task RemoveAsync(string raw, CancellationToken cancel)
    {
        if (NameOf(raw) is { } name)
        {
            await blobs.DeleteAsync(Container, name, null, cancel);
        }
    }

    /// <summary>The text to send for a body: the body, or a reference to the blob that holds it from now on.</summary>
    internal async Task<string> RawAsync(string body, CancellationToken cancel)
    {
        if (TextRules.Bytes(body) <= InlineBytes && NameOf(body) is null)
        {
            return body;
        }
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        await blobs.WriteAsync(Container, name, new MemoryStream(Encoding.UTF8.GetBytes(body), writable: false), BlobCondition.Absent, cancel);
        return Prefix + name;
    }

    /// <summary>The name of the blob that a text refers to; null for any other text.</summary>
    internal static string? NameOf(string raw) =>
        raw.Length == Prefix.Length + (2 * NameBytes) && raw.StartsWith(Prefix, StringComparison.Ordinal) && raw.AsSpan(Prefix.Length).IndexOfAnyExcept(Hexadecimal) < 0
            ? raw[Prefix.Length..]
            : null;
}
