using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>
/// A feature whose points lie in chunks, of which those near some boxes are needed. A chunk that is not read is left out: one straight edge stands for
/// it, inside its box and with the same ends, so that near the boxes nothing is another, nor on which side of the boundary a point near them lies.
/// </summary>
internal sealed class LargeFeature
{
    private readonly List<Chunk> _chunks = [];
    private readonly bool[] _needed;

    /// <summary>Reads the head of a large feature.</summary>
    /// <param name="bytes">Its page.</param>
    /// <param name="near">The boxes.</param>
    /// <param name="forDepth">Whether it will be asked how far its boundary is from places in the boxes; then what may be the nearest of it is needed too.</param>
    public LargeFeature(byte[] bytes, List<Box> near, bool forDepth = false)
    {
        var page = new PageReader(bytes);
        var at = page.Int64();
        Head = FeatureCodec.ReadHead(ref page);
        for (var ring = 0; ring < Head.Edges.Length; ring++)
        {
            for (var from = 0; from < Head.Edges[ring]; from += LayerFormat.ChunkEdges)
            {
                var (x, y) = (page.Double(), page.Double());
                var box = new Box(page.Single(), page.Single(), page.Single(), page.Single());
                var (length, checksum) = ((int)page.UInt32(), page.UInt32());
                _chunks.Add(new(ring, x, y, box, Math.Min(LayerFormat.ChunkEdges, Head.Edges[ring] - from), (at, length, checksum)));
                at += length;
            }
        }
        _needed = new bool[_chunks.Count];
        foreach (var place in near)
        {
            var reach = forDepth ? new BoundaryReach(place, _chunks.Select(chunk => (chunk.X, chunk.Y))) : null;
            for (var i = 0; i < _needed.Length; i++)
            {
                _needed[i] = _needed[i] || place.Meets(_chunks[i].Box) || reach?.MayHold(_chunks[i].Box) == true;
            }
        }
        Needed = [.. _chunks.Where((_, i) => _needed[i]).Select(chunk => chunk.Place)];
    }

    /// <summary>What comes before its points.</summary>
    public StoredFeature Head { get; }

    /// <summary>The chunks to read.</summary>
    public IReadOnlyList<(long At, int Length, uint Checksum)> Needed { get; }

    /// <summary>The shape with the chunks that were read.</summary>
    public FlatShape Shape(ReadOnlySpan<byte[]> read)
    {
        var total = _chunks.Select((chunk, i) => _needed[i] ? chunk.Edges : 1).Sum() + Head.Edges.Length;
        var (x, y, rings) = (new double[total], new double[total], new int[Head.Edges.Length + 1]);
        var (count, next) = (0, 0);
        for (var i = 0; i < _chunks.Count; i++)
        {
            var chunk = _chunks[i];
            if (_needed[i])
            {
                var page = new PageReader(read[next++]);
                CoordinateCodec.Read(ref page, x.AsSpan(count, chunk.Edges), y.AsSpan(count, chunk.Edges));
                count += chunk.Edges;
            }
            else
            {
                (x[count], y[count]) = (chunk.X, chunk.Y);
                count++;
            }
            if (i + 1 == _chunks.Count || _chunks[i + 1].Ring != chunk.Ring)
            {
                (x[count], y[count]) = (x[rings[chunk.Ring]], y[rings[chunk.Ring]]);
                rings[chunk.Ring + 1] = ++count;
            }
        }
        var shape = new FlatShape();
        shape.Set(x, y, rings, 0, Head.Edges.Length, Head.Parts);
        return shape;
    }

    private sealed record Chunk(int Ring, double X, double Y, Box Box, int Edges, (long At, int Length, uint Checksum) Place);
}
