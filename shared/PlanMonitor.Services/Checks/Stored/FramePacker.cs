using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>Packs findings frame by frame, with buffers that are used again. One thread at a time.</summary>
internal sealed class FramePacker
{
    // A low level: a check waits for it, and findings of one rule are alike.
    private const int Quality = 2;
    private const int Window = 20;

    private readonly JsonBytes _json = new();
    private readonly FindingJson _writer;

    /// <summary>Makes one.</summary>
    public FramePacker() => _writer = new(_json);

    /// <summary>The frame of some findings, its place left open.</summary>
    public PackedFrame Pack(IReadOnlyList<Finding> findings)
    {
        _json.Clear();
        var ids = new ulong[findings.Count];
        var passes = 0;
        for (var place = 0; place < findings.Count; place++)
        {
            _json.Raw(place == 0 ? "["u8 : ","u8);
            _writer.Write(findings[place]);
            ids[place] = IdIndex.Key(findings[place].Id);
            passes += findings[place].Status == FindingStatus.Pass ? 1 : 0;
        }
        _json.Raw("]"u8);
        return new(new(findings[0].Rule, findings.Count, passes, 0, 0, _json.Written.Length), Compress(_json.Written), SHA256.HashData(_json.Written), ids);
    }

    private static byte[] Compress(ReadOnlySpan<byte> raw)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(raw.Length));
        try
        {
            return BrotliEncoder.TryCompress(raw, buffer, out var written, Quality, Window)
                ? buffer[..written]
                : throw new InvalidOperationException("The buffer holds whatever the encoder gives.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>A frame on its way into a pack.</summary>
/// <param name="Frame">What it holds.</param>
/// <param name="Content">Its compressed JSON.</param>
/// <param name="Hash">Hash of the JSON.</param>
/// <param name="Ids">The keys of its findings in the index.</param>
internal sealed record PackedFrame(PackFrame Frame, byte[] Content, byte[] Hash, ulong[] Ids);
