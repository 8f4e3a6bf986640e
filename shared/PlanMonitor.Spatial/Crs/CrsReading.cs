using PlanMonitor.Spatial.Projection;

namespace PlanMonitor.Spatial.Crs;

/// <summary>How the two numbers of a point become degrees.</summary>
public enum CrsForm
{
    /// <summary>They are degrees.</summary>
    Degrees,

    /// <summary>They are degrees, minutes and seconds written as D.MMSS: 123.1530 is 123°15′30″.</summary>
    DottedDms,

    /// <summary>They are degrees, minutes and seconds written as DDDMMSS: 1231530 is 123°15′30″; decimals are those of the second.</summary>
    PackedDms,

    /// <summary>They are metres of a Gauss-Krueger grid.</summary>
    GaussKrueger,

    /// <summary>They are metres of Web Mercator.</summary>
    WebMercator,
}

/// <summary>A way to read the points of a feature.</summary>
/// <param name="Form">What the numbers are.</param>
/// <param name="Swapped">Whether the latitude or northing stands first.</param>
/// <param name="Grid">Of metres in Gauss-Krueger: the grid.</param>
public readonly record struct CrsReading(CrsForm Form, bool Swapped = false, GaussKruegerGrid Grid = default)
{
    /// <summary>Longitude and latitude in degrees of the two numbers of a point.</summary>
    public (double Longitude, double Latitude) ToDegrees(double first, double second)
    {
        var (x, y) = Swapped ? (second, first) : (first, second);
        return Form switch
        {
            CrsForm.GaussKrueger => Grid.ToDegrees(y, x),
            CrsForm.WebMercator => WebMercator.ToDegrees(x, y),
            CrsForm.DottedDms => (Dms.OfDotted(x), Dms.OfDotted(y)),
            CrsForm.PackedDms => (Dms.OfPacked(x), Dms.OfPacked(y)),
            _ => (x, y),
        };
    }
}
