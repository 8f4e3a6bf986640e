using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Archive;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Formats.GeoPackage;
using PlanMonitor.Spatial.Formats.Kml;
using PlanMonitor.Spatial.Formats.Shapefile;

namespace PlanMonitor.Spatial.Formats;

/// <summary>Reads features from a file of any format that is known here; the format is told by the content. A new format is added here.</summary>
public static class FeatureFile
{
    // Formats are told by their first bytes; a text may begin with blanks.
    private const int HeadBytes = 4096;

    /// <summary>
    /// Gives features and problems in the order of the file, as <see cref="GeoJsonReader.Read"/> does: level Row stands for a feature that is refused, Remark for something
    /// about the file, File for the last thing given.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">What it may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(SourceFile file, FormatLimits? limits = null, bool attributes = true)
    {
        limits ??= FormatLimits.Default;
        var head = Head(file);
        return ShapefileReader.Recognises(file.Name, head) ? ShapefileReader.Read(file, limits, attributes)
            : ArchiveReader.Recognises(head) ? ArchiveReader.Read(file, limits, attributes)
            : GeoPackageReader.Recognises(head) ? Stream(file, stream => GeoPackageReader.Read(stream, limits, attributes))
            : KmlReader.Recognises(head) ? Stream(file, stream => KmlReader.Read(stream, limits, attributes))
            : Stream(file, stream => GeoJsonReader.Read(stream, limits, attributes));
    }

    private static byte[] Head(SourceFile file)
    {
        using var stream = file.Open();
        var head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private static IEnumerable<Outcome<RawFeature>> Stream(SourceFile file, Func<Stream, IEnumerable<Outcome<RawFeature>>> read)
    {
        using var stream = file.Open();
        foreach (var item in read(stream))
        {
            yield return item;
        }
    }
}
