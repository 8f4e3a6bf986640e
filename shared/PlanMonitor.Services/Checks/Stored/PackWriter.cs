using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>
/// Packs the findings of a run, rule by rule as they are made: a province has a million of them, most of them passes that differ in little, too many for a row each
/// and too many to hold. The same findings always give the same <see cref="Hash"/>, whatever compressed them.
/// </summary>
internal sealed class PackWriter : IDisposable
{
    private const int FindingsPerFrame = 512;

    // A low level: a check waits for it, and findings of one rule are alike.
    private const int Quality = 2;
    private const int Window = 20;

    private readonly List<PackFrame> _frames = [];
    private readonly List<byte[]> _contents = [];
    private readonly List<(ulong Key, int Frame)> _ids = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;

    /// <summary>Names what was added: 20 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash().AsSpan(0, 10));

    /// <summary>Adds findings of one rule, in the order in which they are kept.</summary>
    public void Add(IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        foreach (var (packed, of) in findings.Chunk(FindingsPerFrame).AsParallel().AsOrdered().WithCancellation(cancel).Select(some => (Pack(some), some)))
        {
            foreach (var finding in of)
            {
                _ids.Add((IdIndex.Key(finding.Id), _frames.Count));
            }
            _frames.Add(new(of[0].Rule, of.Length, of.Count(finding => finding.Status == FindingStatus.Pass), _length, packed.Content.Length, packed.Raw));
            _contents.Add(packed.Content);
            _hash.AppendData(packed.Hash);
            _length += packed.Content.Length;
        }
    }

    /// <summary>The whole pack, and where its directory begins.</summary>
    public (byte[] Content, long Directory) Done()
    {
        var (index, fences) = IdIndex.Of(_ids);
        var directory = JsonSerializer.SerializeToUtf8Bytes(new PackDirectory(_frames, _length, fences), CanonicalJson.Options);
        var content = new byte[_length + index.Length + directory.Length];
        var at = 0;
        foreach (var piece in _contents.Append(index).Append(directory))
        {
            piece.CopyTo(content, at);
            at += piece.Length;
        }
        return (content, _length + index.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private static (byte[] Content, int Raw, byte[] Hash) Pack(Finding[] findings)
    {
        var json = new ArrayBufferWriter<byte>(FindingsPerFrame * 1024);
        using (var writer = new Utf8JsonWriter(json, new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, findings, CanonicalJson.Options);
        }
        var raw = json.WrittenSpan;
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(raw.Length));
        try
        {
            return BrotliEncoder.TryCompress(raw, buffer, out var written, Quality, Window)
                ? (buffer[..written], raw.Length, SHA256.HashData(raw))
                : throw new InvalidOperationException("The buffer holds whatever the encoder gives.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
