using System.Security.Cryptography;
using System.Text.Json;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>
/// Puts together the pack of a run, rule by rule: a province has a million findings, most of them passes that differ in little, too many for a row each. The same findings
/// always give the same <see cref="Hash"/>; after a change of the encoder a pack is written once more.
/// </summary>
internal sealed class PackWriter : IDisposable
{
    private readonly List<PackedFrame> _frames = [];
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;

    /// <summary>Names what was added: 20 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash().AsSpan(0, 10));

    /// <summary>Adds the findings of one rule.</summary>
    public void Add(JudgedRule rule)
    {
        foreach (var frame in rule.Frames)
        {
            _frames.Add(frame with { Frame = frame.Frame with { Offset = _length, Length = frame.Content.Length } });
            _hash.AppendData(frame.Hash);
            _length += frame.Content.Length;
        }
    }

    /// <summary>What the pack holds, and its content in pieces: the frames, the index, the directory.</summary>
    public (PackDirectory Directory, long At, IReadOnlyList<byte[]> Content) Done()
    {
        var (index, fences) = IdIndex.Of([.. _frames.Select(frame => frame.Ids)]);
        var directory = new PackDirectory([.. _frames.Select(frame => frame.Frame)], _length, fences);
        return (directory, _length + index.Length, [.. _frames.Select(frame => frame.Content), index, JsonSerializer.SerializeToUtf8Bytes(directory, CanonicalJson.Options)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
