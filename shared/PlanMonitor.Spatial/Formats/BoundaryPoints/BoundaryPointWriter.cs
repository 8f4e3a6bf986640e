using System.Globalization;
using System.Text;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Projection;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>A parcel to write.</summary>
/// <param name="Number">地块编号.</param>
/// <param name="Name">地块名称.</param>
/// <param name="Geometry">Polygons in degrees (CGCS2000).</param>
/// <param name="AreaM2">Its area in m², written in 公顷.</param>
/// <param name="Use">地块用途; may be empty.</param>
public sealed record BoundaryParcel(string Number, string Name, Geometry Geometry, double AreaM2, string Use = "");

/// <summary>
/// Writes boundary-point texts (界址点 TXT) that <see cref="BoundaryPointReader"/> and the bureau's programs take: CGCS2000, one 3-degree zone per file with its number before the
/// eastings, X (northing) first, to a tenth of a millimetre; shells clockwise, holes the other way, every ring with a number of its own and its first point again at the end.
/// </summary>
public static class BoundaryPointWriter
{
    private const double SquareMetresPerHectare = 10_000;

    /// <summary>GB18030, of which GBK is a part: what the bureau's programs expect of a text.</summary>
    public static Encoding Encoding { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>The 3-degree zone of a geometry's centre; null where it lies outside the zones of China or reaches too far beyond its own.</summary>
    public static GaussKruegerZone? ZoneOf(Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        if (box.IsNull || box.MinX < 70 || box.MaxX > 140)
        {
            return null;
        }
        var zone = new GaussKruegerZone((int)Math.Round(box.Centre.X / 3, MidpointRounding.AwayFromZero));
        return zone.Number is >= 25 and <= 45 && Holds(zone, box.MinX, box.MinY) && Holds(zone, box.MaxX, box.MinY) && Holds(zone, box.MinX, box.MaxY) && Holds(zone, box.MaxX, box.MaxY)
            ? zone
            : null;
    }

    /// <summary>Writes the file of a zone.</summary>
    /// <param name="output">Takes the text.</param>
    /// <param name="zone">The zone, that of <see cref="ZoneOf"/> for every parcel.</param>
    /// <param name="parcels">The parcels.</param>
    public static void Write(TextWriter output, GaussKruegerZone zone, IEnumerable<BoundaryParcel> parcels)
    {
        foreach (var line in Header(zone))
        {
            output.Write(line + "\r\n");
        }
        foreach (var parcel in parcels)
        {
            var rings = Rings(parcel.Geometry).ToList();
            output.Write(string.Create(CultureInfo.InvariantCulture,
                $"{rings.Sum(ring => ring.Length)},{parcel.AreaM2 / SquareMetresPerHectare:F4},{Field(parcel.Number)},{Field(parcel.Name)},面,,{Field(parcel.Use)},,@\r\n"));
            var name = 1;
            for (var ring = 0; ring < rings.Count; ring++)
            {
                Ring(output, zone, rings[ring], ring + 1, name);
                name += rings[ring].Length - 1;
            }
        }
    }

    private static string[] Header(GaussKruegerZone zone) =>
    [
        "[属性描述]", "格式版本号=1.01", "数据产生单位=", "数据产生日期=", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米",
        string.Create(CultureInfo.InvariantCulture, $"带号={zone.Number}"), "精度=0.0001", "转换参数=,,,,,,", "[地块坐标]",
    ];

    private static void Ring(TextWriter output, GaussKruegerZone zone, Coordinate[] points, int ring, int first)
    {
        for (var i = 0; i < points.Length; i++)
        {
            var (northing, easting) = zone.ToMetres(points[i].X, points[i].Y);
            var name = i == points.Length - 1 ? first : first + i;
            output.Write(string.Create(CultureInfo.InvariantCulture, $"J{name},{ring},{northing:F4},{easting:F4}\r\n"));
        }
    }

    private static IEnumerable<Coordinate[]> Rings(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                yield return Directed(polygon.ExteriorRing, clockwise: true);
                foreach (var hole in polygon.InteriorRings)
                {
                    yield return Directed(hole, clockwise: false);
                }
            }
        }
    }

    private static Coordinate[] Directed(LineString ring, bool clockwise) =>
        Orientation.IsCCW(ring.CoordinateSequence) == clockwise ? [.. ring.Coordinates.Reverse()] : ring.Coordinates;

    private static bool Holds(GaussKruegerZone zone, double longitude, double latitude) => GaussKruegerZone.OfEasting(zone.ToMetres(longitude, latitude).Easting) == zone;

    // What separates and ends fields becomes its full-width twin, so that a name stays one field and one line.
    private static string Field(string text) =>
        string.Concat(text.Select(c => c switch { ',' => '，', '@' => '＠', _ when char.IsControl(c) => ' ', _ => c })).Trim();
}
