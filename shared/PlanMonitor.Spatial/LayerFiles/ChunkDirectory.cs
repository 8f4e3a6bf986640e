using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>Where the chunks of a large feature lie: their first points, then of each its box, length and checksum.</summary>
internal static class ChunkDirectory
{
    /// <summary>How many chunks a ring of so many edges has.</summary>
    public static int ChunksOf(int edges) => (edges + LayerFormat.ChunkEdges - 1) / LayerFormat.ChunkEdges;

    /// <summary>Writes the chunks of all rings.</summary>
    public static void Write(PageBuilder page, List<ChunkPlace> chunks)
    {
        CoordinateCodec.Write(page, [.. chunks.Select(chunk => chunk.X)], [.. chunks.Select(chunk => chunk.Y)]);
        var boxes = new BoxCodec();
        foreach (var chunk in chunks)
        {
            boxes.Write(page, chunk.Box);
            page.Number((ulong)chunk.Length);
            page.UInt32(chunk.Checksum);
        }
    }

    /// <summary>Reads so many chunks.</summary>
    public static ChunkPlace[] Read(ref PageReader page, int count)
    {
        var (xs, ys, chunks, boxes) = (new double[count], new double[count], new ChunkPlace[count], new BoxCodec());
        CoordinateCodec.Read(ref page, xs, ys);
        for (var i = 0; i < count; i++)
        {
            chunks[i] = new(xs[i], ys[i], boxes.Read(ref page), page.Count(), page.UInt32());
        }
        return chunks;
    }
}

/// <summary>Where a chunk lies.</summary>
/// <param name="X">Its first point.</param>
/// <param name="Y">Its first point.</param>
/// <param name="Box">Holds its edges.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Checksum">Their CRC-32C.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct ChunkPlace(double X, double Y, Box Box, int Length, uint Checksum);
