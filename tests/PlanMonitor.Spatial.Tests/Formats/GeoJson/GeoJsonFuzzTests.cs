using System.Text;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoJson;

/// <summary>Whatever the bytes are: features and problems, no exception, no more memory than the limits allow.</summary>
public sealed class GeoJsonFuzzTests
{
    private const long MostAllocated = 64 << 20;

    private static readonly FormatLimits Limits = new(FeatureBytes: 2048, FeatureVertices: 60, BufferBytes: 64);

    private static readonly byte[][] Samples =
    [
        .. new[]
        {
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[
            {"type":"Feature","id":"a","properties":{"JCBH":"图斑1","JCMJ":12.5,"x":[1,{"y":null}]},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41.01],[123,41]],[[123.002,41.002],[123.008,41.002],[123.008,41.008],[123.002,41.002]]]}},
            {"type":"Feature","properties":{"\u56fe":"\u6591"},"geometry":{"coordinates":[[[[41,123],[41,123.01],[41.01,123]]],[[[41,124],[41.01,124.01],[41,124.01],[41.01,124],[41,124]]]],"type":"MultiPolygon"}},
            {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[123,41]},{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123,41.01],[123,41]]]}]}},
            {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[123,41]}}]}
            """,
            """
            {"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[[1.23e2,41],[123.01,4.1E1],[123,41.01],[123,41]]]},"properties":{"采矿许可证号":"C2100002020017110149999"}}
            {"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41.01],[123.01,41],[123,41.01],[123,41]]]},"type":"Feature"}
            """,
            "{\"type\":\"Polygon\",\"coordinates\":[["
                + string.Join(',', Enumerable.Range(0, 41).Select(i => $"[{123 + (0.01 * Math.Cos(2.4 * i)):F6},{41 + (0.01 * Math.Sin(2.4 * i)):F6}]")) + "]]}",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void Nothing_throws_and_nothing_grows()
    {
        var count = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 1_000_000 : 1_000;
        var (features, problems) = (0L, 0L);
        for (var seed = 0; seed < count; seed++)
        {
            var bytes = Damaged(new Random(seed));
            var range = seed % 2 == 0 ? CoordinateRange.China : CoordinateRange.Globe;
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                foreach (var item in FeatureReader.Check(GeoJsonReader.Read(new MemoryStream(bytes), Limits), range, threads: 1))
                {
                    if (item.TryGet(out var feature, out _))
                    {
                        features++;
                        Assert.True(feature.Geometry.IsValid && GeodesicArea.Of(feature.Geometry) > 0);
                        Assert.True(range.Holds(feature.Geometry.EnvelopeInternal.MinX, feature.Geometry.EnvelopeInternal.MinY));
                    }
                    else
                    {
                        problems++;
                    }
                }
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {Encoding.UTF8.GetString(bytes)}", failure);
            }
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated, $"Seed {seed} took too much memory.");
        }
        // The damage is such that both happen often.
        Assert.True(features > count / 10 && problems > count / 10, $"{features} features, {problems} problems");
    }

    [Fact]
    public void Cut_at_every_byte_nothing_throws()
    {
        foreach (var sample in Samples)
        {
            for (var length = 0; length < sample.Length; length++)
            {
                Fuzz.Run(sample[..length], $"cut at {length}");
            }
        }
    }

    private static byte[] Damaged(Random random)
    {
        var bytes = (byte[])Samples[random.Next(Samples.Length)].Clone();
        for (var flips = random.Next(4); flips > 0; flips--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    // A digit for a digit leaves the JSON whole and moves a point.
                    at = Array.FindIndex(bytes, at, value => value is >= (byte)'0' and <= (byte)'9');
                    bytes[Math.Max(0, at)] = (byte)('0' + random.Next(10));
                    break;
                default:
                    var length = random.Next(20);
                    var cut = Math.Min(bytes.Length, at + length);
                    bytes = random.Next(2) == 0 ? [.. bytes[..at], .. bytes[cut..]] : [.. bytes[..cut], .. bytes[at..]];
                    break;
            }
            if (bytes.Length == 0)
            {
                break;
            }
        }
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
