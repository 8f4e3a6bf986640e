using System.Xml;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>Which elements are KML's own.</summary>
internal static class KmlName
{
    /// <summary>Whether the element that the reader is at belongs to KML: in the namespace of any version (2.0 to 2.3, Google's or OGC's) or in none.</summary>
    public static bool IsKml(XmlReader reader) =>
        reader.NamespaceURI is "" || (reader.NamespaceURI.Contains("/kml/", StringComparison.Ordinal) && !reader.NamespaceURI.Contains("/ext/", StringComparison.Ordinal));
}
