using System.Buffers.Binary;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>A layer file that was opened: its index is in memory, features are read when they are asked for.</summary>
public sealed class LayerFile
{
    private readonly ILayerBytes _bytes;
    private readonly BoxTree _tree;
    private readonly PagePlace[] _pages;

    private LayerFile(ILayerBytes bytes, int count, PagePlace[] pages, string[] names)
    {
        (_bytes, Count, _pages, Names) = (bytes, count, pages, names);
        _tree = new(Array.ConvertAll(pages, page => page.Box));
    }

    /// <summary>The version of the format that is written and read.</summary>
    public const int Version = (int)LayerFormat.Version;

    /// <summary>Features in the file.</summary>
    public int Count { get; }

    /// <summary>The names of its attributes.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Opens a file: two reads. Throws <see cref="InvalidDataException"/> where it is no layer file, of another version, or damaged.</summary>
    public static async Task<LayerFile> OpenAsync(ILayerBytes bytes, CancellationToken cancel)
    {
        var head = new byte[LayerFormat.HeadBytes];
        if (bytes.Length < head.Length)
        {
            throw new InvalidDataException("This is no layer file.");
        }
        await bytes.ReadAsync(0, head, cancel);
        if (!head.AsSpan().StartsWith(LayerFormat.Magic))
        {
            throw new InvalidDataException("This is no layer file.");
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8)) is var version and not LayerFormat.Version)
        {
            throw new InvalidDataException($"The layer file has version {version}, this program reads {LayerFormat.Version}. Import the layer again.");
        }
        LayerFormat.Verify(head.AsSpan(0, 60), BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(60)));
        var (index, names) = ((int)BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(24)), (int)BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(32)));
        var rest = new byte[index + names];
        await bytes.ReadAsync(BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16)), rest, cancel);
        LayerFormat.Verify(rest.AsSpan(0, index), BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(40)));
        LayerFormat.Verify(rest.AsSpan(index), BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(44)));
        return new(bytes, (int)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(12)), PageIndex.Read(rest.AsSpan(0, index)), NamesOf(rest.AsSpan(index)));
    }

    /// <summary>The pages whose boxes meet a box.</summary>
    internal void Find(in Box box, List<int> found) => _tree.Find(box, found);

    /// <summary>Where a page lies.</summary>
    internal PagePlace Page(int page) => _pages[page];

    /// <summary>Reads ranges of the file, those that lie near each other at once.</summary>
    internal Task<byte[][]> ReadAsync(IReadOnlyList<(long At, int Length, uint Checksum)> ranges, CancellationToken cancel) => RangeReader.ReadAsync(_bytes, ranges, cancel);

    private static string[] NamesOf(ReadOnlySpan<byte> bytes)
    {
        var reader = new PageReader(bytes);
        var names = new string[reader.Count()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.Text();
        }
        return names;
    }
}

/// <summary>A page of features.</summary>
/// <param name="Box">Holds its features.</param>
/// <param name="At">Where it begins in the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Checksum">Their CRC-32C.</param>
/// <param name="Large">Whether it is the head of one large feature.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct PagePlace(Box Box, long At, int Length, uint Checksum, bool Large);
