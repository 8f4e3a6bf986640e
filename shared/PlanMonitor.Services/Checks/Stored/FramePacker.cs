using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>Packs findings frame by frame, with buffers that are used again. One thread at a time.</summary>
internal sealed class FramePacker
{
    // A low level: a check waits for it, and findings of one rule are alike.
    private const int Quality = 1;
    private const int Window = 20;

    private readonly WrittenFindings _held = new();
    private readonly JsonBytes _frame = new();

    /// <summary>Where the findings of a rule are written before their frames are packed; what was held before is let go.</summary>
    public WrittenFindings Begin()
    {
        _held.Clear();
        return _held;
    }

    /// <summary>The frame of some findings, its place left open.</summary>
    public PackedFrame Pack(string rule, WrittenFindings findings, int from, int count)
    {
        _frame.Clear();
        var ids = new ulong[count];
        var passes = 0;
        for (var place = 0; place < count; place++)
        {
            var finding = findings.All[from + place];
            _frame.Raw(place == 0 ? "["u8 : ","u8);
            _frame.Raw(findings.JsonOf(finding));
            ids[place] = finding.Id;
            passes += finding.Passes ? 1 : 0;
        }
        _frame.Raw("]"u8);
        var content = Compress(_frame.Written);
        return new(new(rule, count, passes, 0, 0, _frame.Written.Length), content, SHA256.HashData(content), ids);
    }

    /// <summary>Gives the buffers to whoever packs next.</summary>
    public void Release()
    {
        _held.Release();
        _frame.Release();
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
/// <param name="Hash">Hash of the content.</param>
/// <param name="Ids">The keys of its findings in the index.</param>
internal sealed record PackedFrame(PackFrame Frame, byte[] Content, byte[] Hash, ulong[] Ids);
