using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace PlanMonitor.Spatial;

/// <summary>The settings of NetTopologySuite that all geometries here are made with.</summary>
public static class GeometrySettings
{
    /// <summary>EPSG:4490, CGCS2000 in degrees.</summary>
    public const int Srid = 4490;

    /// <summary>Floating precision and the OverlayNG functions.</summary>
    public static NtsGeometryServices Services { get; } =
        new(CoordinateArraySequenceFactory.Instance, PrecisionModel.Floating.Value, Srid, GeometryOverlay.NG, new CoordinateEqualityComparer());

    /// <summary>Makes every geometry.</summary>
    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();
}
