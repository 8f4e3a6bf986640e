using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>
/// Reads KML (OGC 12-007r2, and the forms of Google Earth before it) from a stream, one Placemark at a time: polygons with inner boundaries, nested MultiGeometry,
/// name, description and extended data. Memory is bounded by the largest Placemark. Coordinates are WGS 84 by definition.
/// A feature is named by its attributes, else by the Placemark's <c>id</c>, else by its position: programs make that id up anew at each export, so it is no name to know a feature by.
/// </summary>
public static class KmlReader
{
    /// <summary>What every KML claims.</summary>
    internal static readonly CrsClaim Claim = CrsClaim.OfEpsg(4326, "WGS 84 (KML)");

    /// <summary>Whether a file begins like XML in an encoding that is read here.</summary>
    /// <param name="head">Its first bytes; a few hundred are enough.</param>
    public static bool Recognises(ReadOnlySpan<byte> head) => XmlEncoding.BeginsLikeXml(head);

    /// <summary>Gives features and problems in the order of the file. Levels mean what they mean in <see cref="GeoJson.GeoJsonReader.Read"/>.</summary>
    /// <param name="stream">The file, seekable, read from where it stands; it stays open.</param>
    /// <param name="limits">What the file may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits? limits = null, bool attributes = true)
    {
        limits ??= FormatLimits.Default;
        using var text = XmlEncoding.Open(stream, limits.FeatureBytes, out var problem);
        if (text is null)
        {
            yield return problem!;
            yield break;
        }
        using var scanner = new KmlScanner(text, limits, attributes);
        while (scanner.Next() is { } item)
        {
            yield return item;
        }
    }
}
