using System.Text;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoJson;

/// <summary>What is written reads back as it was.</summary>
public sealed class GeoJsonWriterTests
{
    [Fact]
    public void Is_written_as_RFC_7946_has_it()
    {
        Assert.Equal(
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[
            {"type":"Feature","id":"P1|红线","properties":{"图斑编号":"P1","面积（亩）":12.30,"数":3,"比":0.125,"日期":"2026-03-31","永农":true,"备注":null},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.5,41],[123.5,41.25],[123,41]],[[123.4,41.05],[123.4,41.1],[123.45,41.1],[123.4,41.05]]]}},
            {"type":"Feature","id":"2","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[1,1],[2,1],[1,2],[1,1]]],[[[5,5],[6,5],[5,6],[5,5]]]]}},
            {"type":"Feature","id":"3","properties":{},"geometry":null}
            ]}

            """.ReplaceLineEndings("\n"),
            Written(
                new("P1|红线", Wkt("POLYGON((123 41, 123.5 41.25, 123.5 41, 123 41), (123.4 41.05, 123.45 41.1, 123.4 41.1, 123.4 41.05))"),
                    [new("图斑编号", "P1"), new("面积（亩）", 12.30m), new("数", 3), new("比", 0.125), new("日期", new DateOnly(2026, 3, 31)), new("永农", true), new("备注", null)]),
                new("2", Wkt("MULTIPOLYGON(((1 1, 1 2, 2 1, 1 1)), EMPTY, ((5 5, 6 5, 5 6, 5 5)))"), []),
                new("3", Wkt("POLYGON EMPTY"), [])));
    }

    [Fact]
    public void Random_shapes_read_back_to_the_last_bit()
    {
        var random = new Random(6);
        for (var i = 0; i < 300; i++)
        {
            var (x, y) = (73 + (62 * random.NextDouble()), 18 + (35 * random.NextDouble()));
            var corners = Enumerable.Range(0, 3 + random.Next(20)).Select(_ => random.NextDouble() * 2 * Math.PI).Distinct().Order()
                .Select(angle => new Coordinate(x + (0.01 * Math.Cos(angle)), y + (0.01 * Math.Sin(angle)))).ToList();
            if (random.Next(2) == 0)
            {
                corners.Reverse();
            }
            var shape = GeometryFactory.Default.CreatePolygon([.. corners, corners[0]]);

            var feature = Assert.Single(GeoJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Written(new OutputFeature($"图斑{i}", shape, [new("n", i)])))))).Value;

            var ring = Assert.Single(Assert.Single(feature.Shape.Parts)).Chunk(2).Select(point => new Coordinate(point[0], point[1])).ToArray();
            Assert.True(Orientation.IsCCW(ring));
            Assert.True(GeometryFactory.Default.CreatePolygon(ring).EqualsTopologically(shape));
            Assert.Equal(shape.Coordinates.ToHashSet(), ring.ToHashSet());
            Assert.Equal(($"图斑{i}", $"{i}", CrsKind.Cgcs2000), (feature.Id, feature.Attributes["n"], feature.Crs!.Kind));
        }
    }

    [Theory]
    [InlineData("LINESTRING(1 1, 2 2)")]
    [InlineData("GEOMETRYCOLLECTION(POLYGON((1 1, 2 1, 1 2, 1 1)))")]
    public void What_is_no_polygon_is_a_bug(string wkt) => Assert.Throws<ArgumentException>(() => Written(new OutputFeature("1", Wkt(wkt), [])));

    [Fact]
    public void An_attribute_of_another_type_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => Written(new OutputFeature("1", Wkt("POLYGON EMPTY"), [new("a", double.NaN)])));

    private static Geometry Wkt(string wkt) => new WKTReader().Read(wkt);

    private static string Written(params OutputFeature[] features)
    {
        using var stream = new MemoryStream();
        GeoJsonWriter.Write(stream, features);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
