using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Wkt;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>POLYGON and MULTIPOLYGON in degrees, longitude first. Open rings are closed and exchanged coordinates put right, each counted for a remark.</summary>
internal static class WktBoundary
{
    /// <summary>Reads the text; the system of an SRID must be CGCS2000 (4490) or WGS 84 (4326), which is taken as the same.</summary>
    public static Outcome<BoundaryValue> Parse(string text, int? line, string? column)
    {
        var scanner = new WktPolygons(text);
        if (scanner.Srid() is { } srid && CrsClaim.OfName(srid).Kind is not (CrsKind.Cgcs2000 or CrsKind.Wgs84))
        {
            return Problem.Of("boundary.other-system", line, column, srid);
        }
        if (scanner.Areas() is not { } polygons)
        {
            return Problem.Of("boundary.broken-wkt", line, column, text, ("position", scanner.Position + 1));
        }
        var areas = polygons.Select(rings => rings.Select(Place.Of).ToList()).ToList();
        var places = areas.SelectMany(rings => rings).SelectMany(ring => ring).ToList();
        if (places.Find(place => Math.Abs(place.Longitude) > 180 || Math.Abs(place.Latitude) > 180) is { } metres)
        {
            return Problem.Of("boundary.metres-in-wkt", line, column, Words(metres));
        }
        var swapped = places.TrueForAll(place => place.Exchanged.InCountry);
        if (!swapped && places.Find(place => !place.InCountry) is { } outside)
        {
            return Problem.Of("boundary.outside-country", line, column, Words(outside));
        }
        return Closed(areas, swapped) is { } value ? value : Problem.Of("boundary.few-points", line, column);
    }

    private static BoundaryValue? Closed(List<List<List<Place>>> areas, bool swapped)
    {
        var added = 0;
        List<Area> closed = [];
        foreach (var rings in areas)
        {
            List<IReadOnlyList<Place>> good = [];
            foreach (var ring in rings)
            {
                if (BoundaryText.Close(swapped ? [.. ring.Select(place => place.Exchanged)] : ring) is not { } whole)
                {
                    return null;
                }
                good.Add(whole.Ring);
                added += whole.Added ? 1 : 0;
            }
            closed.Add(new(good[0], good[1..]));
        }
        return new(BoundaryValue.Write(closed), null, null, added, swapped);
    }

    private static string Words(Place place) => $"{place.Longitude} {place.Latitude}";
}
