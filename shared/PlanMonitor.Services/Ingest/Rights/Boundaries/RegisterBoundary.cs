using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Register;
using PlanMonitor.Spatial.Projection;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>Registration coordinates in a cell. Which number of a point is which is told by their size: a northing has seven digits before the point, an easting with its zone eight.</summary>
internal static class RegisterBoundary
{
    /// <summary>Reads the text into degrees, with the greatest range of elevations of its blocks.</summary>
    public static Outcome<BoundaryValue> Parse(string text, int? line, string? column)
    {
        var read = CoordinateString.Read(text, check: Wrong);
        if (read.Fault is { } fault)
        {
            return Problem.Of("boundary." + fault.What, line, column, fault.Value);
        }
        var areas = read.Areas.Select(area => area.Rings.Select(ring => Places(ring)).ToList()).Select(rings => new Area(rings[0], rings[1..])).ToList();
        return new BoundaryValue(
            BoundaryValue.Write(areas), read.Areas.Max(area => RightElevations.Metres(area.Top)), read.Areas.Min(area => RightElevations.Metres(area.Bottom)), 0,
            read.Areas.Any(area => area.Rings.Any(ring => ring.Chunk(2).Any(point => point[0] < point[1]))));
    }

    private static string? Wrong(double first, double second)
    {
        if (Math.Abs(first) <= 180 && Math.Abs(second) <= 180)
        {
            return "degrees-in-string";
        }
        var (smaller, larger) = (Math.Min(first, second), Math.Max(first, second));
        return smaller is >= 100_000 and < 1_000_000 && larger < 10_000_000 ? "no-zone"
            : smaller is < 0 or >= 10_000_000 || GaussKruegerZone.OfEasting(larger) is not { } zone || !At(zone, smaller, larger).InCountry ? "outside-country"
            : null;
    }

    private static List<Place> Places(double[] ring) =>
        [.. ring.Chunk(2).Select(point => (Smaller: point.Min(), Larger: point.Max())).Select(point => At(GaussKruegerZone.OfEasting(point.Larger)!.Value, point.Smaller, point.Larger))];

    private static Place At(GaussKruegerZone zone, double northing, double easting)
    {
        var (longitude, latitude) = zone.ToDegrees(northing, easting);
        return new(longitude, latitude);
    }
}
