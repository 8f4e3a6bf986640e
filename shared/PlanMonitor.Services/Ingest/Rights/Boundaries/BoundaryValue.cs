using System.Globalization;
using System.Text;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>A place in degrees (CGCS2000).</summary>
internal sealed record Place(double Longitude, double Latitude)
{
    /// <summary>True within the extent of the country (经度 73 至 136，纬度 3 至 54).</summary>
    public bool InCountry => CoordinateRange.China.Holds(Longitude, Latitude);

    /// <summary>The places of a ring of x and y in turn.</summary>
    public static List<Place> Of(double[] ring) => [.. ring.Chunk(2).Select(point => new Place(point[0], point[1]))];

    /// <summary>The same with its two numbers exchanged.</summary>
    public Place Exchanged => new(Latitude, Longitude);
}

/// <summary>One polygon: its outer ring and its holes, each closed.</summary>
internal sealed record Area(IReadOnlyList<Place> Shell, IReadOnlyList<IReadOnlyList<Place>> Holes);

/// <summary>A boundary (矿区范围) as it was read.</summary>
/// <param name="Wkt">POLYGON or MULTIPOLYGON in degrees (CGCS2000), longitude first.</param>
/// <param name="Top">Highest elevation of its blocks in metres; null where not given.</param>
/// <param name="Bottom">Lowest elevation of its blocks in metres; null where not given.</param>
/// <param name="Closed">How many rings had to be closed.</param>
/// <param name="Swapped">True where the coordinates stood in the wrong order.</param>
internal sealed record BoundaryValue(string Wkt, decimal? Top, decimal? Bottom, int Closed, bool Swapped)
{
    /// <summary>Writes polygons as WKT with at most ten decimals of a degree, a hundredth of a millimetre.</summary>
    public static string Write(IReadOnlyList<Area> areas)
    {
        var text = new StringBuilder(areas.Count == 1 ? "POLYGON " : "MULTIPOLYGON (");
        _ = text.AppendJoin(", ", areas.Select(area => $"({string.Join(", ", area.Holes.Prepend(area.Shell).Select(Ring))})"));
        return areas.Count == 1 ? text.ToString() : text.Append(')').ToString();
    }

    private static string Ring(IReadOnlyList<Place> ring) => $"({string.Join(", ", ring.Select(place => $"{Degrees(place.Longitude)} {Degrees(place.Latitude)}"))})";

    private static string Degrees(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
