using System.Buffers.Binary;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>
/// Writes a layer file. Features are taken in any order, put down in a file for the time being, and written in Hilbert order when all are there: memory
/// holds 50 bytes for each.
/// </summary>
/// <param name="spool">Takes the features for the time being: empty, can be read, written and sought.</param>
public sealed class LayerFileWriter(Stream spool)
{
    private readonly List<Spooled> _features = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly PageBuilder _page = new();
    private readonly PageBuilder _directory = new();
    private readonly ShapeCheck _check = new();

    /// <summary>Features so far.</summary>
    public int Count => _features.Count;

    /// <summary>Takes a feature.</summary>
    public void Add(Feature feature)
    {
        var shape = FlatShape.Of(feature.Geometry);
        _check.Adopt(shape);
        Add(shape, feature.Record, feature.Id, feature.Attributes);
    }

    internal void Add(FlatShape shape, int record, string id, IReadOnlyDictionary<string, string> attributes)
    {
        _page.Clear();
        var start = spool.Position;
        FeatureCodec.WriteHead(_page, shape, record, id, [.. attributes.Select(attribute => (Name(attribute.Key), attribute.Value))]);
        var points = 0;
        if (FeatureCodec.IsLarge(shape))
        {
            // The points go first, so that their places are known to what comes after.
            points = WriteChunks(shape);
            _page.Raw(_directory.Bytes);
        }
        else
        {
            FeatureCodec.WriteRings(_page, shape);
        }
        spool.Write(_page.Bytes);
        _features.Add(new(shape.Box, start, points, _page.Length));
    }

    /// <summary>Writes the file.</summary>
    public void Finish(Stream output)
    {
        var order = HilbertCurve.Order(_features.ConvertAll(feature => feature.Box));
        output.Write(new byte[LayerFormat.HeadBytes]);
        var (at, pages, bytes, box) = ((long)LayerFormat.HeadBytes, new PageIndexBuilder(), Array.Empty<byte>(), Box.None);
        _page.Clear();
        foreach (var i in order)
        {
            var feature = _features[i];
            if (_page.Length > 0 && (_page.Length + feature.Length > LayerFormat.PageBytes || feature.Points > 0))
            {
                EndPage();
            }
            var length = feature.Points + feature.Length;
            bytes = bytes.Length < length ? new byte[2 * length] : bytes;
            spool.Position = feature.At;
            spool.ReadExactly(bytes.AsSpan(0, length));
            if (feature.Points > 0)
            {
                _page.Int64(at);
                output.Write(bytes.AsSpan(0, feature.Points));
                at += feature.Points;
            }
            _page.Raw(bytes.AsSpan(feature.Points, feature.Length));
            box = box.With(feature.Box);
            if (feature.Points > 0)
            {
                EndPage(large: true);
            }
        }
        EndPage();
        WriteIndex(output, pages.Done(), at);

        void EndPage(bool large = false)
        {
            if (_page.Length == 0)
            {
                return;
            }
            // Features without ground have no box; they are kept and never near to anything.
            pages.Add(new(box == Box.None ? default : box, at, _page.Length, LayerFormat.Checksum(_page.Bytes), large));
            output.Write(_page.Bytes);
            at += _page.Length;
            box = Box.None;
            _page.Clear();
        }
    }

    // Writes the points of a large shape to the spool, and the directory of its chunks.
    private int WriteChunks(FlatShape shape)
    {
        var (chunk, total, chunks) = (new PageBuilder(), 0, new List<ChunkPlace>());
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            for (var from = shape.Start(ring); from < shape.Last(ring); from += LayerFormat.ChunkEdges)
            {
                var to = Math.Min(from + LayerFormat.ChunkEdges, shape.Last(ring));
                chunk.Clear();
                CoordinateCodec.Write(chunk, shape.X.AsSpan(from..to), shape.Y.AsSpan(from..to));
                chunks.Add(new(shape.X[from], shape.Y[from], EdgeTree.BoxOf(shape, from, to), chunk.Length, LayerFormat.Checksum(chunk.Bytes)));
                spool.Write(chunk.Bytes);
                total += chunk.Length;
            }
        }
        _directory.Clear();
        ChunkDirectory.Write(_directory, chunks);
        return total;
    }

    private void WriteIndex(Stream output, PageBuilder index, long at)
    {
        var names = new PageBuilder();
        names.Number((ulong)_names.Count);
        foreach (var name in _names.OrderBy(name => name.Value))
        {
            names.Text(name.Key);
        }
        output.Write(index.Bytes);
        output.Write(names.Bytes);
        var head = new byte[LayerFormat.HeadBytes];
        LayerFormat.Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(8), LayerFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(12), (uint)_features.Count);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(16), at);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(24), index.Length);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(32), names.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(40), LayerFormat.Checksum(index.Bytes));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(44), LayerFormat.Checksum(names.Bytes));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(60), LayerFormat.Checksum(head.AsSpan(0, 60)));
        output.Position = 0;
        output.Write(head);
        output.Flush();
    }

    private int Name(string name)
    {
        if (!_names.TryGetValue(name, out var number))
        {
            _names.Add(name, number = _names.Count);
        }
        return number;
    }

    private sealed record Spooled(Box Box, long At, int Points, int Length);
}
