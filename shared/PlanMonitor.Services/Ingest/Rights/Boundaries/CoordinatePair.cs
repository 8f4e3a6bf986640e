using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Projection;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>One point of a coordinate string. Which number is which is told by their size: a northing has seven digits before the point, an easting with its zone eight.</summary>
/// <param name="Place">The point in degrees.</param>
/// <param name="Swapped">True where the easting stood first.</param>
internal sealed record CoordinatePair(Place Place, bool Swapped)
{
    /// <summary>Reads the fields number, X, Y; the rest are elevations of the point, mostly empty.</summary>
    public static Outcome<CoordinatePair> Of(string[] fields, int? line, string? column)
    {
        var value = string.Join(',', fields).TrimEnd(',');
        if (fields.Length < 3 || Number(fields[1]) is not { } first || Number(fields[2]) is not { } second)
        {
            return Problem.Of("boundary.bad-point", line, column, value);
        }
        if (Math.Abs(first) <= 180 && Math.Abs(second) <= 180)
        {
            return Problem.Of("boundary.degrees-in-string", line, column, value);
        }
        var (smaller, larger) = first < second ? (first, second) : (second, first);
        if (smaller is >= 100_000 and < 1_000_000 && larger < 10_000_000)
        {
            return Problem.Of("boundary.no-zone", line, column, value);
        }
        if (smaller is < 0 or >= 10_000_000 || GaussKruegerZone.OfEasting(larger) is not { } zone)
        {
            return Problem.Of("boundary.outside-country", line, column, value);
        }
        var (longitude, latitude) = zone.ToDegrees(smaller, larger);
        var place = new Place(longitude, latitude);
        return place.InCountry ? new CoordinatePair(place, Swapped: first > second) : Problem.Of("boundary.outside-country", line, column, value);
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
