using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Formats.Tables;
using PlanMonitor.Spatial.Formats.TableShapes;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats;

/// <summary>Reads features from a file of any format that is known here; the format is told by the content. A new format is added here.</summary>
public static class FeatureFile
{
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
        var items = WorkbookSniffer.IsWorkbook(stream) ? TableShapeReader.Read(stream, limits, attributes)
            : TextFeatures.Recognises(stream) ? TextFeatures.Read(stream, limits ?? FormatLimits.Default, attributes)
            : GeoJsonReader.Read(stream, limits ?? FormatLimits.Default, attributes);
        foreach (var item in items)
        {
            yield return item;
        }
    }
}
