using System.Buffers.Binary;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;

namespace PlanMonitor.Spatial.PatchFiles;

/// <summary>Writes the usable features of an upload in their order, so that any run of them can be read without the rest. Memory holds one block.</summary>
/// <param name="spool">Takes the blocks for the time being: empty, can be read, written and sought.</param>
public sealed class PatchFileWriter(Stream spool)
{
    private readonly PageBuilder _block = new();
    private readonly PageBuilder _index = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private int _inBlock;
    private int _blocks;

    /// <summary>Features so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the next feature: a polygon or a multipolygon. What was put right in it and in which coordinate system it was are not kept.</summary>
    public void Add(Feature feature)
    {
        PatchCodec.Write(_block, feature, Name);
        (Count, _inBlock) = (Count + 1, _inBlock + 1);
        if (Count % PatchFormat.BlockFeatures == 0 || _block.Length >= PatchFormat.BlockBytes)
        {
            EndBlock();
        }
    }

    /// <summary>The file, to be read once and forward: what comes before the blocks, then the spool, so that no second copy of it is made.</summary>
    public Stream Finish()
    {
        EndBlock();
        var names = new PageBuilder();
        names.Number((ulong)_names.Count);
        foreach (var name in _names.OrderBy(name => name.Value))
        {
            names.Text(name.Key);
        }
        _index.Raw(names.Bytes);
        var head = new byte[PatchFormat.HeadBytes];
        PatchFormat.Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(8), PatchFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), (uint)Count);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(16), (uint)_blocks);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(20), (uint)names.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(24), LayerFormat.Checksum(_index.Bytes));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(28), LayerFormat.Checksum(head.AsSpan(0, 28)));
        spool.Position = 0;
        return new JoinedStream([.. head, .. _index.Bytes], spool);
    }

    private void EndBlock()
    {
        if (_inBlock == 0)
        {
            return;
        }
        _index.UInt32((uint)_block.Length);
        _index.UInt32((uint)_inBlock);
        _index.UInt32(LayerFormat.Checksum(_block.Bytes));
        spool.Write(_block.Bytes);
        _block.Clear();
        (_inBlock, _blocks) = (0, _blocks + 1);
    }

    private int Name(string name)
    {
        if (!_names.TryGetValue(name, out var number))
        {
            _names.Add(name, number = _names.Count);
        }
        return number;
    }
}
