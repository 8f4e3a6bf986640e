using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>
/// A feature whose points lie in chunks, of which those near some boxes are needed. A chunk that is not read is left out: one straight edge stands for
/// it, inside its box and with the same ends, so that near the boxes nothing is another, nor on which side of the boundary a point near them lies.
/// </summary>
internal sealed class LargeFeature
{
    private readonly List<Chunk> _chunks = [];
    private readonly List<Box> _deep = [];

    /// <summary>Reads the head of a large feature; the chunks that meet a box are needed.</summary>
    /// <param name="bytes">Its page.</param>
    /// <param name="near">The boxes.</param>
    /// <param name="forDepth">Whether <see cref="NeedForDepth"/> will be asked; then a chunk near each box that lies inside, far from all of them, is needed too.</param>
    public LargeFeature(byte[] bytes, List<Box> near, bool forDepth = false)
    {
        var page = new PageReader(bytes);
        var at = page.Int64();
        Head = FeatureCodec.ReadHead(ref page);
        var places = ChunkDirectory.Read(ref page, Head.Edges.Sum(ChunkDirectory.ChunksOf));
        for (var ring = 0; ring < Head.Edges.Length; ring++)
        {
            for (var from = 0; from < Head.Edges[ring]; from += LayerFormat.ChunkEdges)
            {
                var chunk = places[_chunks.Count];
                _chunks.Add(new(ring, chunk.X, chunk.Y, chunk.Box, Math.Min(LayerFormat.ChunkEdges, Head.Edges[ring] - from), (at, chunk.Length, chunk.Checksum)));
                at += chunk.Length;
            }
        }
        foreach (var place in near)
        {
            Need(place, forDepth);
        }
    }

    /// <summary>What comes before its points.</summary>
    public StoredFeature Head { get; }

    /// <summary>The chunks that are needed and were not read yet.</summary>
    public IEnumerable<(long At, int Length, uint Checksum)> Missing => _chunks.Where(chunk => chunk.IsMissing).Select(chunk => chunk.Place);

    /// <summary>Takes the bytes of the <see cref="Missing"/> chunks, in their order, and leaves the rest.</summary>
    public void Take(ref ReadOnlySpan<byte[]> read)
    {
        foreach (var chunk in _chunks.Where(chunk => chunk.IsMissing))
        {
            var page = new PageReader(read[0]);
            (chunk.Xs, chunk.Ys) = (new double[chunk.Edges], new double[chunk.Edges]);
            CoordinateCodec.Read(ref page, chunk.Xs, chunk.Ys);
            read = read[1..];
        }
    }

    /// <summary>Asks for what may be the nearest of the boundary to the boxes that share ground with the feature.</summary>
    public void NeedForDepth()
    {
        foreach (var place in _deep)
        {
            var reach = new BoundaryReach(place);
            foreach (var chunk in _chunks)
            {
                reach.Near(chunk.X, chunk.Y);
                for (var i = 0; i < chunk.Xs.Length; i++)
                {
                    reach.Near(chunk.Xs[i], chunk.Ys[i]);
                }
            }
            foreach (var chunk in _chunks)
            {
                chunk.Needed = chunk.Needed || reach.MayHold(chunk.Box);
            }
        }
    }

    /// <summary>The shape with the chunks that were read.</summary>
    public FlatShape Shape()
    {
        var rings = new OpenRings(_chunks.Sum(chunk => Math.Max(1, chunk.Xs.Length)) + Head.Edges.Length);
        foreach (var chunk in _chunks)
        {
            if (chunk.Ring == rings.Count)
            {
                rings.Begin();
            }
            if (chunk.Xs.Length > 0)
            {
                rings.Add(chunk.Xs.AsSpan(0, chunk.Edges), chunk.Ys.AsSpan(0, chunk.Edges));
            }
            else
            {
                rings.Add(chunk.X, chunk.Y);
            }
        }
        return rings.Shape(Head.Parts);
    }

    private void Need(in Box place, bool forDepth)
    {
        var meets = false;
        foreach (var chunk in _chunks)
        {
            if (place.Meets(chunk.Box))
            {
                chunk.Needed = meets = true;
            }
        }
        // A place that no chunk is near lies inside or outside as a whole, and outside there is no depth.
        if (forDepth && (meets || Holds((place.West + place.East) / 2, (place.South + place.North) / 2)))
        {
            _deep.Add(place);
            if (!meets)
            {
                var reach = new BoundaryReach(place);
                _chunks.MinBy(chunk => reach.SquaredTo(chunk.Box))!.Needed = true;
            }
        }
    }

    // By straight edges in place of the chunks: no chunk's box lies about the point, so that they wind round it alike.
    private bool Holds(double x, double y)
    {
        var (odd, first) = (false, 0);
        for (var i = 0; i < _chunks.Count; i++)
        {
            var last = i + 1 == _chunks.Count || _chunks[i + 1].Ring != _chunks[i].Ring;
            var (from, to) = (_chunks[i], _chunks[last ? first : i + 1]);
            if (from.Y > y != to.Y > y)
            {
                odd ^= Orientation.Of(from.X, from.Y, to.X, to.Y, x, y) > 0 == to.Y > y;
            }
            first = last ? i + 1 : first;
        }
        return odd;
    }

    private sealed class Chunk(int ring, double x, double y, Box box, int edges, (long At, int Length, uint Checksum) place)
    {
        public int Ring => ring;

        public double X => x;

        public double Y => y;

        public Box Box => box;

        public int Edges => edges;

        public (long At, int Length, uint Checksum) Place => place;

        public bool Needed { get; set; }

        public bool IsMissing => Needed && Xs.Length == 0;

        public double[] Xs { get; set; } = [];

        public double[] Ys { get; set; } = [];
    }
}
