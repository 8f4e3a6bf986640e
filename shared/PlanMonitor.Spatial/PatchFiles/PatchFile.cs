using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;

namespace PlanMonitor.Spatial.PatchFiles;

/// <summary>The usable features of an upload in their order, of which any run is read without the rest.</summary>
public sealed class PatchFile
{
    // The first read mostly holds all of a small file, and the index of a large one.
    private const int FirstBytes = 16 << 10;

    // So many bytes of blocks are read at once.
    private const int RunBytes = 4 << 20;

    private readonly ILayerBytes _bytes;
    private readonly PatchBlock[] _blocks;
    private readonly string[] _names;

    private PatchFile(ILayerBytes bytes, int count, PatchBlock[] blocks, string[] names) => (_bytes, Count, _blocks, _names) = (bytes, count, blocks, names);

    /// <summary>The version of the format that is written and read.</summary>
    public const int Version = (int)PatchFormat.Version;

    /// <summary>Features in the file.</summary>
    public int Count { get; }

    /// <summary>Opens a file: one read or two. Throws <see cref="InvalidDataException"/> where it is no such file, of another version, or damaged.</summary>
    public static async Task<PatchFile> OpenAsync(ILayerBytes bytes, CancellationToken cancel)
    {
        var first = new byte[Math.Min(FirstBytes, bytes.Length)];
        await bytes.ReadAsync(0, first, cancel);
        if (first.Length < PatchFormat.HeadBytes || !first.AsSpan().StartsWith(PatchFormat.Magic) || UInt32(first, 8) != PatchFormat.Version)
        {
            throw new InvalidDataException("This is no file of footprints of a version that this program reads.");
        }
        LayerFormat.Verify(first.AsSpan(0, 28), UInt32(first, 28));
        var (blocks, names) = (checked((int)UInt32(first, 16)), checked((int)UInt32(first, 20)));
        var index = new byte[checked((blocks * PatchFormat.EntryBytes) + names)];
        var here = Math.Min(index.Length, first.Length - PatchFormat.HeadBytes);
        first.AsSpan(PatchFormat.HeadBytes, here).CopyTo(index);
        if (here < index.Length)
        {
            await bytes.ReadAsync(PatchFormat.HeadBytes + here, index.AsMemory(here), cancel);
        }
        LayerFormat.Verify(index, UInt32(first, 24));
        return new(bytes, (int)UInt32(first, 12), Blocks(index, blocks), Names(index.AsSpan(blocks * PatchFormat.EntryBytes)));
    }

    /// <summary>
    /// The features from a place on, in their order and in groups of one block each: up to 500, or fewer where they are large. Throws where the file holds fewer, and
    /// <see cref="InvalidDataException"/> where it is damaged; what was given before is whole.
    /// </summary>
    /// <param name="from">Place of the first, from 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<Feature>> ReadAsync(int from, int count, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (from < 0 || count < 0 || from + count > Count)
        {
            throw new ArgumentOutOfRangeException(nameof(count), $"The file holds {Count} features, not {from} to {from + count}.");
        }
        var end = from + count;
        for (var i = Array.FindIndex(_blocks, block => block.First + block.Features > from); count > 0 && i >= 0 && i < _blocks.Length && _blocks[i].First < end;)
        {
            var (first, length) = (i, 0);
            do
            {
                length += _blocks[i++].Length;
            }
            while (i < _blocks.Length && _blocks[i].First < end && length + _blocks[i].Length <= RunBytes);
            var bytes = new byte[length];
            await _bytes.ReadAsync(_blocks[first].At, bytes, cancel);
            for (var (block, at) = (first, 0); block < i; at += _blocks[block++].Length)
            {
                yield return Features(bytes.AsSpan(at, _blocks[block].Length), _blocks[block], from, end);
            }
        }
    }

    private List<Feature> Features(ReadOnlySpan<byte> bytes, PatchBlock block, int from, int end)
    {
        LayerFormat.Verify(bytes, block.Checksum);
        var page = new PageReader(bytes);
        var features = new List<Feature>(block.Features);
        for (var place = block.First; place < Math.Min(end, block.First + block.Features); place++)
        {
            var feature = PatchCodec.Read(ref page, _names);
            if (place >= from)
            {
                features.Add(feature);
            }
        }
        return features;
    }

    private static PatchBlock[] Blocks(ReadOnlySpan<byte> index, int count)
    {
        var reader = new PageReader(index);
        var blocks = new PatchBlock[count];
        var (at, first) = ((long)PatchFormat.HeadBytes + index.Length, 0);
        for (var i = 0; i < count; i++)
        {
            blocks[i] = new(at, (int)reader.UInt32(), first, (int)reader.UInt32(), reader.UInt32());
            (at, first) = (at + blocks[i].Length, first + blocks[i].Features);
        }
        return blocks;
    }

    private static string[] Names(ReadOnlySpan<byte> bytes)
    {
        var reader = new PageReader(bytes);
        var names = new string[reader.Count()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.Text();
        }
        return names;
    }

    private static uint UInt32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
