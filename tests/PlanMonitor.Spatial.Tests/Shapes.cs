using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace PlanMonitor.Spatial.Tests;

/// <summary>Shapes for tests.</summary>
internal static class Shapes
{
    public static GeometryFactory Factory => GeometrySettings.Factory;

    public static Geometry Wkt(string text) => new WKTReader(GeometrySettings.Services).Read(text);
}
