using System.Security.Cryptography;

namespace PlanMonitor.Services.Ingest;

/// <summary>An upload's bytes, read once under the size limit, with their hash.</summary>
/// <param name="Bytes">The content.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record HashedContent(byte[] Bytes, string Sha256)
{
    /// <summary>Largest upload that is taken, bytes.</summary>
    public const long Largest = 512L * 1024 * 1024;

    /// <summary>Opens it from its beginning, as often as needed.</summary>
    public Stream Open() => new MemoryStream(Bytes, writable: false);

    /// <summary>The hash of a stream that is not kept.</summary>
    public static async Task<string> HashAsync(Stream stream, CancellationToken cancel) => Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));

    /// <summary>Reads a stream of a known length; null where it is larger than <see cref="Largest"/>.</summary>
    public static async Task<HashedContent?> ReadAsync(Stream stream, long length, CancellationToken cancel)
    {
        if (length > Largest)
        {
            return null;
        }
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
