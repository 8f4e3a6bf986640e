using System.Security.Cryptography;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>
/// A feature as bytes: number, name, attributes, hash, then its rings. A large one keeps for each of its chunks the first point, the box, and where the
/// chunk's points lie in the file, so that only what is needed of it is read.
/// </summary>
internal static class FeatureCodec
{
    /// <summary>Whether a shape is cut into chunks.</summary>
    public static bool IsLarge(FlatShape shape) => shape.End - shape.First > LayerFormat.ChunkEdges;

    /// <summary>Writes what comes before the rings.</summary>
    /// <param name="page">Takes the bytes.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="record">Number in its file, 1-based.</param>
    /// <param name="id">Its name.</param>
    /// <param name="attributes">Its attributes, each by the number of its name and its value.</param>
    public static void WriteHead(PageBuilder page, FlatShape shape, int record, string id, IReadOnlyCollection<(int Name, string Value)> attributes)
    {
        page.Number((ulong)record);
        page.Text(id);
        page.Number((ulong)attributes.Count);
        foreach (var (name, value) in attributes)
        {
            page.Number((ulong)name);
            page.Text(value);
        }
        page.Number((ulong)shape.Parts.Length);
        foreach (var rings in shape.Parts)
        {
            page.Number((ulong)rings);
        }
        page.Number((ulong)shape.RingCount);
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            page.Number((ulong)(shape.Last(ring) - shape.Start(ring)));
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(page.Bytes);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(shape.X.AsSpan(shape.First..shape.End)));
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(shape.Y.AsSpan(shape.First..shape.End)));
        page.Raw(hash.GetHashAndReset().AsSpan(0, LayerFormat.HashBytes));
        page.Byte(IsLarge(shape) ? (byte)1 : (byte)0);
    }

    /// <summary>Writes the points of a small shape, the closing ones left out.</summary>
    public static void WriteRings(PageBuilder page, FlatShape shape)
    {
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            CoordinateCodec.Write(page, shape.X.AsSpan(shape.Start(ring)..shape.Last(ring)), shape.Y.AsSpan(shape.Start(ring)..shape.Last(ring)));
        }
    }

    /// <summary>Reads what comes before the rings.</summary>
    public static StoredFeature ReadHead(ref PageReader page)
    {
        var (record, id) = (page.Count(), page.Text());
        var attributes = new (int Name, string Value)[page.Count()];
        for (var i = 0; i < attributes.Length; i++)
        {
            attributes[i] = (page.Count(), page.Text());
        }
        var (parts, edges) = (Counts(ref page), Counts(ref page));
        var hash = Convert.ToHexStringLower(page.Raw(LayerFormat.HashBytes));
        return new(record, id, attributes, parts, edges, hash, page.Byte() == 1);
    }

    private static int[] Counts(ref PageReader page)
    {
        var counts = new int[page.Count()];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = page.Count();
        }
        return counts;
    }
}

/// <summary>What a layer file says of a feature before its points.</summary>
/// <param name="Record">Number in its file, 1-based.</param>
/// <param name="Id">Its name.</param>
/// <param name="Attributes">Its attributes, each by the number of its name.</param>
/// <param name="Parts">Rings of each part; empty where there is one part.</param>
/// <param name="Edges">Edges of each ring.</param>
/// <param name="Hash">Half of the SHA-256 of what it is, as hexadecimal text: another where anything of the feature is another.</param>
/// <param name="Large">Whether its points lie in chunks.</param>
internal sealed record StoredFeature(
    int Record, string Id, IReadOnlyList<(int Name, string Value)> Attributes, int[] Parts, int[] Edges, string Hash, bool Large);
