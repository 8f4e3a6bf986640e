using NetTopologySuite.Geometries;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;
using PlanMonitor.Spatial.Overlay;
using Xunit;

namespace PlanMonitor.Spatial.Tests.LayerFiles;

/// <summary>What is read of a layer file near some footprints says about them what the whole layer says, depths included.</summary>
public sealed class NearFeaturesTests
{
    private static readonly int Footprints = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 100 : 8;

    private static readonly LayerIndex NoRights = new("rights", []);

    // Parcels, and shapes large enough that a footprint lies deep inside them, kilometres from the nearest corner: thousands of corners and holes among them.
    private static readonly Feature[] Features = [.. Layer(new Random(2_025))];

    public static TheoryData<string, double, int> Sizes => new() { { "small sites", 150, 1 }, { "large sites", 2_500, 2 }, { "sites as large as red lines", 9_000, 3 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Overlaps_are_those_of_the_whole_layer(string what, double radius, int seed)
    {
        var random = new Random(seed);
        Feature[] footprints = [.. Enumerable.Range(0, Footprints).Select(i => Shapes.Feature($"{what} {i}", Shapes.Star(random, Across(random, 123), Across(random, 41), radius, random.Next(4, 30))))];
        var file = await OpenAsync(Features);
        var whole = new LayerIndex("red-line", Features);
        var overlaps = 0;
        // Each alone, so that nothing is read for another's sake.
        foreach (var footprint in footprints)
        {
            var near = await NearFeatures.ReadAsync("red-line", file, [footprint.Geometry.EnvelopeInternal], TestContext.Current.CancellationToken);
            var (expected, found) = (FootprintAnalysis.Facts(footprint, NoRights, [whole]), FootprintAnalysis.Facts(footprint, NoRights, [near]));
            Assert.Equal(expected.Overlaps.Select(Known), found.Overlaps.Select(Known));
            Assert.All(expected.Overlaps.Zip(found.Overlaps), pair => Assert.InRange(pair.Second.AreaM2 - pair.First.AreaM2, -0.001m - (1e-8m * pair.First.AreaM2), 0.001m + (1e-8m * pair.First.AreaM2)));
            Assert.All(expected.Overlaps.Zip(found.Overlaps), pair => Assert.InRange(pair.Second.DepthM - pair.First.DepthM, -0.1m, 0.1m));
            overlaps += found.Overlaps.Count;
        }
        Assert.True(overlaps > Footprints / 2, $"{overlaps}");
    }

    // Case 1: a ring of one or two chunks far from the site is two points or three, which no geometry takes; here a shell of 200 corners with a hole of 130.
    [Fact]
    public async Task Rings_that_are_left_out_whole_enclose_nothing()
    {
        var random = new Random(3);
        var ring = Shapes.Star(random, 123.5, 41.5, 20_000, 200).Difference(Shapes.Star(random, 123.5, 41.5, 2_000, 130));
        var two = Shapes.Factory.CreateMultiPolygon([(Polygon)ring, Shapes.Star(random, 125, 41.5, 5_000, 300)]);
        var file = await OpenAsync([Shapes.Feature("F", two)]);
        var (west, south) = (125.0, 41.5);
        var site = Shapes.Box("S", west, south, west + 0.001, south + 0.001);
        var near = await NearFeatures.ReadAsync("red-line", file, [site.Geometry.EnvelopeInternal], TestContext.Current.CancellationToken);
        Assert.Equal(
            FootprintAnalysis.Overlaps(site, new LayerIndex("red-line", [Shapes.Feature("F", two)])).Select(overlap => (overlap.AreaM2, overlap.DepthM)),
            FootprintAnalysis.Overlaps(site, near).Select(overlap => (overlap.AreaM2, overlap.DepthM)));
        // Between the two parts nothing of either is near.
        Assert.Empty(FootprintAnalysis.Overlaps(Shapes.Box("S", 124.3, 41.5, 124.301, 41.501), await NearFeatures.ReadAsync("red-line", file, [new Envelope(124.3, 124.301, 41.5, 41.501)], TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Features_come_in_the_order_of_their_records()
    {
        var near = await NearFeatures.ReadAsync("red-line", await OpenAsync(Features), [new Envelope(122, 125, 40, 43)], TestContext.Current.CancellationToken);
        Assert.Equal(Features.Select(feature => feature.Id), Enumerable.Range(0, near.Count).Select(near.IdOf));
    }

    [Fact]
    public async Task Far_from_everything_nothing_is_near()
    {
        var file = await OpenAsync(Features);
        Assert.Equal(0, (await NearFeatures.ReadAsync("red-line", file, [new Envelope(10, 11, 10, 11)], TestContext.Current.CancellationToken)).Count);
        Assert.Equal(0, (await NearFeatures.ReadAsync("red-line", file, [], TestContext.Current.CancellationToken)).Count);
    }

    // An alert is about the layer, the feature and its marks; the last digits of sizes may differ.
    private static (string, string, bool, bool) Known(Overlap overlap) => (overlap.Layer, overlap.Feature, overlap.Sliver, overlap.ProvincialCheck);

    private static double Across(Random random, double from) => from + (0.3 * random.NextDouble());

    private static async Task<LayerFile> OpenAsync(IEnumerable<Feature> features)
    {
        var (writer, output) = (new LayerFileWriter(new MemoryStream()), new MemoryStream());
        foreach (var feature in features)
        {
            writer.Add(feature);
        }
        writer.Finish(output);
        return await LayerFile.OpenAsync(new MemoryBytes(output.ToArray()), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<Feature> Layer(Random random)
    {
        for (var record = 1; record <= 600; record++)
        {
            var (radius, corners) = record % 60 == 0 ? (15_000, 2_000) : record % 20 == 0 ? (4_000, 600) : (200, 12);
            Geometry shape = Shapes.Star(random, Across(random, 123), Across(random, 41), radius, corners);
            if (record % 120 == 0)
            {
                shape = shape.Difference(Shapes.Star(random, shape.Centroid.X, shape.Centroid.Y, 1_500, 400));
            }
            yield return new(record, $"F{record}", shape, new Dictionary<string, string> { ["名称"] = $"第{record}号" }, []);
        }
    }

    private sealed class MemoryBytes(byte[] bytes) : ILayerBytes
    {
        public long Length => bytes.Length;

        public Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel)
        {
            bytes.AsMemory((int)at, into.Length).CopyTo(into);
            return Task.CompletedTask;
        }
    }
}
