using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Archive;
using PlanMonitor.Spatial.Formats.Foreign;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Formats.GeoPackage;
using PlanMonitor.Spatial.Formats.Kml;
using PlanMonitor.Spatial.Formats.Shapefile;
using PlanMonitor.Spatial.Formats.Tables;
using PlanMonitor.Spatial.Formats.TableShapes;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats;

/// <summary>Reads features from a file of any format that is known here; the format is told by the content. A new format is added here.</summary>
public static class FeatureFile
{
    // Formats are told by their first bytes; a text may begin with blanks.
    private const int HeadBytes = 4_096;

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
        return ForeignFormat.Of(head) is { } foreign ? [foreign]
            : ShapefileReader.Recognises(file.Name, head) ? ShapefileReader.Read(file, limits, attributes)
            : WorkbookSniffer.IsWorkbook(file, head) ? With(TableShapeReader.Read, file, limits, attributes)
            : ArchiveReader.Recognises(head) ? ArchiveReader.Read(file, limits, attributes)
            : GeoPackageReader.Recognises(head) ? With(GeoPackageReader.Read, file, limits, attributes)
            : KmlReader.Recognises(head) ? With(KmlReader.Read, file, limits, attributes)
            : Utf16Json.Recognises(head) ? With(Utf16Json.Read, file, limits, attributes)
            : TextFeatures.Recognises(head) ? With(TextFeatures.Read, file, limits, attributes)
            : ForeignFormat.Unknown(head) is { } unknown ? [unknown]
            : With(GeoJsonReader.Read, file, limits, attributes);
    }

    /// <summary>The first bytes of a file, by which formats are told apart.</summary>
    internal static byte[] Head(SourceFile file)
    {
        using var stream = file.Open();
        var head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private static IEnumerable<Outcome<RawFeature>> With(
        Func<Stream, FormatLimits, bool, IEnumerable<Outcome<RawFeature>>> read, SourceFile file, FormatLimits limits, bool attributes)
    {
        using var stream = file.Open();
        foreach (var item in read(stream, limits, attributes))
        {
            yield return item;
        }
    }
}
