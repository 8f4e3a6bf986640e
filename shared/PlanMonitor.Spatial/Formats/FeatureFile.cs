using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Formats.GeoPackage;
using PlanMonitor.Spatial.Formats.Kml;

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
        using var stream = file.Open();
        foreach (var item in Reader(stream)(stream, limits ?? FormatLimits.Default, attributes))
        {
            yield return item;
        }
    }

    private static Func<Stream, FormatLimits, bool, IEnumerable<Outcome<RawFeature>>> Reader(Stream stream)
    {
        var bytes = new byte[HeadBytes];
        var head = bytes.AsSpan(0, stream.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false));
        stream.Position = 0;
        return GeoPackageReader.Recognises(head) ? GeoPackageReader.Read
            : KmlReader.Recognises(head) ? KmlReader.Read
            : GeoJsonReader.Read;
    }
}
