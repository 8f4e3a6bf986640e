using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Texts;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Shapefile.Dbf;

namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>
/// Reads ESRI shapefiles (Technical Description, July 1998): the main file with the .dbf, .prj and .cpg beside it. The .shx is not needed and not looked at.
/// Memory is bounded by the largest record.
/// </summary>
public static class ShapefileReader
{
    private const int MostBytesBeside = 64 << 10;

    /// <summary>Endings of the files beside the main file that are read.</summary>
    internal static readonly string[] ReadBeside = [".dbf", ".prj", ".cpg"];

    /// <summary>Whether a file is a main file (.shp). What only bears the name is none, and the reader can say best what is wrong with it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="head">Its first 100 bytes.</param>
    public static bool Recognises(string name, ReadOnlySpan<byte> head) => ShapeHeader.Recognises(head) || name.EndsWith(".shp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives features and problems in the order of the file; levels as in <see cref="FeatureFile.Read"/>. Faults of the streams themselves are thrown.</summary>
    /// <param name="file">The main file (.shp); the others are found beside it.</param>
    /// <param name="limits">What it may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(SourceFile file, FormatLimits? limits = null, bool attributes = true)
    {
        limits ??= FormatLimits.Default;
        using var shapes = file.Open();
        if (!Header(shapes).TryGet(out var header, out var fault))
        {
            yield return fault;
            yield break;
        }
        DbfTable? table = null;
        if (file.Sibling?.Invoke(".dbf") is not { } dbf)
        {
            yield return Problem.Of("shapefile.no-dbf");
        }
        else if (!DbfTable.Open(dbf, Text(file, ".cpg"), limits.BufferBytes).TryGet(out table, out fault))
        {
            yield return fault;
            yield break;
        }
        using var owned = table;
        if (table?.EncodingRemark is { } remark)
        {
            yield return remark;
        }
        var claim = Text(file, ".prj") is { } text && !string.IsNullOrWhiteSpace(text) ? CrsClaim.OfWkt(text) : null;
        if (claim is null)
        {
            yield return Problem.Of("shapefile.no-prj");
        }
        var scanner = new ShapeScanner(shapes, shapes.Length, header.Bytes, limits);
        foreach (var item in new ShapeRows(scanner, table, attributes, claim).Read())
        {
            yield return item;
        }
    }

    private static Outcome<ShapeHeader> Header(Stream shapes)
    {
        var head = new byte[ShapeHeader.Length];
        var read = shapes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return ShapeHeader.Read(head.AsSpan(0, read), shapes.Length);
    }

    private static string? Text(SourceFile file, string ending)
    {
        if (file.Sibling?.Invoke(ending) is not { } beside)
        {
            return null;
        }
        using var stream = beside.Open();
        var bytes = new byte[Math.Min(MostBytesBeside, stream.Length)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return TextDecoder.Decode(bytes.AsSpan(0, read));
    }
}
