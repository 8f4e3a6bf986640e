using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>
/// Reads GeoJSON (RFC 7946, and the <c>crs</c> member of 2008, which becomes the claim of the features after it) from a stream: a FeatureCollection, a Feature, a geometry,
/// or several of these one after the other (newline-delimited, or a sequence with record separators, RFC 8142). Of a GeometryCollection the polygons are taken.
/// Memory is bounded by the largest feature.
/// </summary>
public static class GeoJsonReader
{
    /// <summary>
    /// Gives features and problems in the order of the file. A problem of level Row stands for a feature that is refused; one of level Remark
    /// is about the file and can come anywhere; one of level File is the last thing given: what came before it was readable.
    /// Faults of the stream itself are thrown.
    /// </summary>
    /// <param name="stream">The file, read from where it stands; it stays open.</param>
    /// <param name="limits">What the file may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits? limits = null, bool attributes = true) =>
        Items(stream, limits ?? FormatLimits.Default, attributes, fast: true);

    /// <summary>Reads with the hand-written reader for plain features or without it; gives the same.</summary>
    internal static IEnumerable<Outcome<RawFeature>> Items(Stream stream, FormatLimits limits, bool attributes, bool fast)
    {
        var scanner = new GeoJsonScanner(stream, limits, attributes, fast);
        while (scanner.Next() is { } item)
        {
            yield return item;
        }
    }
}
