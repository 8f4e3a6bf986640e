using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;
using PlanMonitor.Spatial.Overlay.Engine;
using Xunit;

namespace PlanMonitor.Spatial.Tests.LayerFiles;

/// <summary>A layer in a file gives the pairs that the layer itself gives, and little of the file is read for it.</summary>
public sealed class LayerFileTests
{
    private static readonly Feature[] Features = [.. Layer(new Random(11))];

    [Fact]
    public async Task Pairs_and_areas_are_those_of_the_features_themselves()
    {
        var bytes = new CountedBytes(Written(Features));
        var file = await LayerFile.OpenAsync(bytes, TestContext.Current.CancellationToken);
        var footprints = Footprints(new Random(12), 400, 0.3);

        var (rows, stats) = await LayerOverlay.RunAsync(file, 3, footprints, 0, TestContext.Current.CancellationToken);

        var expected = Expected(footprints);
        Assert.Equal(Features.Length, file.Count);
        Assert.Equal(expected.Keys.Order(), rows.Select(row => (row.Footprint, row.Record)).Order());
        Assert.All(rows, row => Assert.Equal(expected[(row.Footprint, row.Record)], row.Area, 1e-6 * row.Area + 1e-6));
        Assert.All(rows, row => Assert.Equal((3, Features[row.Record - 1].Id), (row.Layer, row.Feature)));
        Assert.True(rows.Count > 500 && stats.Overlaid > 200 && stats.FallenBack == 0, $"{rows.Count} {stats}");
    }

    [Fact]
    public async Task Of_large_features_only_the_boundary_near_a_footprint_is_read()
    {
        // One red line of 20,000 corners that takes up most of the file.
        var bytes = new CountedBytes(Written([.. Features, Shapes.Feature("large", Shapes.Star(new Random(5), 123.15, 41.15, 20_000, 20_000), Features.Length + 1)]));
        var file = await LayerFile.OpenAsync(bytes, TestContext.Current.CancellationToken);
        var index = bytes.Read;

        await LayerOverlay.RunAsync(file, 0, Footprints(new Random(1), 3, 0.3), 0, TestContext.Current.CancellationToken);

        Assert.True(index < bytes.Length / 10, $"{index} of {bytes.Length}");
        Assert.True(bytes.Read - index < bytes.Length / 10, $"{bytes.Read - index} of {bytes.Length}");
    }

    [Fact]
    public async Task An_empty_layer_shares_nothing()
    {
        var file = await LayerFile.OpenAsync(new CountedBytes(Written([])), TestContext.Current.CancellationToken);

        var (rows, _) = await LayerOverlay.RunAsync(file, 0, Footprints(new Random(1), 3, 0.3), 0, TestContext.Current.CancellationToken);

        Assert.Equal(0, file.Count);
        Assert.Empty(rows);
    }

    [Fact]
    public async Task A_damaged_byte_is_found_wherever_it_lies()
    {
        var good = Written(Features);
        var footprints = new[] { Fit(Shapes.Factory.ToGeometry(new Envelope(122, 124, 40, 42))) };
        for (var at = 0; at < good.Length; at += at < 64 ? 1 : 20_011)
        {
            var damaged = good.ToArray();
            damaged[at] ^= 0x10;
            await Assert.ThrowsAsync<InvalidDataException>(async () =>
                await LayerOverlay.RunAsync(await LayerFile.OpenAsync(new CountedBytes(damaged), TestContext.Current.CancellationToken), 0, footprints, 0, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(0, "This is no layer file.")]
    [InlineData(63, "This is no layer file.")]
    public async Task What_is_too_short_is_no_layer_file(int length, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidDataException>(() => LayerFile.OpenAsync(new CountedBytes(new byte[length]), TestContext.Current.CancellationToken))).Message);

    [Fact]
    public async Task Another_version_is_named()
    {
        var bytes = Written([]);
        bytes[8] = 1;
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => LayerFile.OpenAsync(new CountedBytes(bytes), TestContext.Current.CancellationToken));
        Assert.Equal("The layer file has version 1, this program reads 2. Import the layer again.", fault.Message);
    }

    [Fact]
    public void The_hash_of_a_feature_is_another_where_anything_of_it_is()
    {
        var shape = Fit(Shapes.Factory.ToGeometry(new Envelope(123, 123.01, 41, 41.01)));
        var moved = Fit(Shapes.Factory.ToGeometry(new Envelope(123, Math.BitIncrement(123.01), 41, 41.01)));
        string[] hashes =
        [
            Hash(shape, 1, "A", (0, "x")), Hash(shape, 1, "B", (0, "x")), Hash(shape, 1, "A", (0, "y")), Hash(shape, 1, "A", (1, "x")), Hash(moved, 1, "A", (0, "x")),
        ];

        Assert.Equal(hashes, hashes.Distinct());
        Assert.Equal(hashes[0], Hash(shape, 1, "A", (0, "x")));
        Assert.Equal(2 * LayerFormat.HashBytes, hashes[0].Length);
    }

    [Theory]
    [InlineData(123.12345678, 41.00000001, 1 + 16)]
    [InlineData(123.123456, -41.5, 1 + 16)]
    [InlineData(123.1234567890123, 41, 1 + 32)]
    [InlineData(-0.0, 41, 1 + 32)]
    [InlineData(179.999999999, -89.999999999, 1 + 20)]
    public void Coordinates_come_back_to_the_last_bit(double x, double y, int longest)
    {
        var page = new PageBuilder();
        CoordinateCodec.Write(page, [x, x], [y, y]);
        var (xs, ys) = (new double[2], new double[2]);
        var reader = new PageReader(page.Bytes);

        CoordinateCodec.Read(ref reader, xs, ys);

        Assert.True(reader.AtEnd);
        Assert.InRange(page.Length, 1, longest);
        Assert.Equal([x, x, y, y], xs.Concat(ys));
        Assert.Equal(double.IsNegative(x), double.IsNegative(xs[0]));
    }

    [Fact]
    public void A_box_that_comes_back_holds_the_one_that_was_written_and_hardly_more() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        double[] sides = [.. Enumerable.Range(0, 8).Select(_ => Math.Round((random.NextDouble() * 360) - 180, random.Next(16)))];
        Box[] boxes = [.. Enumerable.Range(0, 2).Select(i => new Box(
            Math.Min(sides[i], sides[i + 2]), Math.Min(sides[i + 4], sides[i + 6]), Math.Max(sides[i], sides[i + 2]), Math.Max(sides[i + 4], sides[i + 6])))];
        var (page, written, read) = (new PageBuilder(), new BoxCodec(), new BoxCodec());
        foreach (var box in boxes)
        {
            written.Write(page, box);
        }
        var reader = new PageReader(page.Bytes);
        foreach (var box in boxes)
        {
            var back = read.Read(ref reader);
            Assert.True(back.Holds(box));
            Assert.True(new Box(box.West - 2.1e-6, box.South - 2.1e-6, box.East + 2.1e-6, box.North + 2.1e-6).Holds(back));
        }
        Assert.True(reader.AtEnd);
    }).QuickCheckThrowOnFailure();

    private static string Hash(FlatShape shape, int record, string id, (int, string) attribute)
    {
        var page = new PageBuilder();
        FeatureCodec.WriteHead(page, shape, record, id, [attribute]);
        var reader = new PageReader(page.Bytes);
        var head = FeatureCodec.ReadHead(ref reader);
        Assert.Equal((record, id, attribute), (head.Record, head.Id, head.Attributes[0]));
        return head.Hash;
    }

    private static Dictionary<(int Footprint, int Record), double> Expected(List<FlatShape> footprints)
    {
        var kernel = new OverlapKernel();
        var pairs = new Dictionary<(int, int), double>();
        foreach (var feature in Features)
        {
            var shape = Fit(feature.Geometry);
            for (var i = 0; i < footprints.Count; i++)
            {
                if (footprints[i].Box.Meets(shape.Box) && kernel.Shared(footprints[i], shape) is > 0 and var area)
                {
                    pairs.Add((i, feature.Record), area);
                }
            }
        }
        return pairs;
    }

    private static byte[] Written(IEnumerable<Feature> features)
    {
        var (writer, output) = (new LayerFileWriter(new MemoryStream()), new MemoryStream());
        foreach (var feature in features)
        {
            writer.Add(feature);
        }
        writer.Finish(output);
        return output.ToArray();
    }

    // Small parcels and large shapes, some with a hole, some in two parts, some with few decimals, with attributes.
    private static IEnumerable<Feature> Layer(Random random)
    {
        for (var record = 1; record <= 3000; record++)
        {
            var large = record % 100 == 0;
            Geometry shape = Star(random, large ? 4000 : 150, large ? random.Next(200, 3000) : random.Next(4, 40));
            if (record % 50 == 0)
            {
                shape = shape.Difference(shape.Centroid.Buffer(2e-4));
            }
            if (record % 30 == 0)
            {
                shape = shape.Union(Star(random, 100, 9));
            }
            yield return new(record, $"F{record}", shape, new Dictionary<string, string> { ["名称"] = $"第{record}号", ["类"] = "a" }, []);
        }
    }

    private static Polygon Star(Random random, double radius, int corners)
    {
        var star = Shapes.Star(random, 123 + (0.3 * random.NextDouble()), 41 + (0.3 * random.NextDouble()), radius, corners);
        return random.Next(2) == 0 ? star : Shapes.Factory.CreatePolygon([.. star.Coordinates.Select(point => new Coordinate(Math.Round(point.X, 8), Math.Round(point.Y, 8)))]);
    }

    private static List<FlatShape> Footprints(Random random, int count, double across) =>
    [
        .. Enumerable.Range(0, count).Select(_ => Fit(Shapes.Star(random, 123 + (across * random.NextDouble()), 41 + (across * random.NextDouble()), 200, random.Next(5, 60)))),
    ];

    private static FlatShape Fit(Geometry geometry)
    {
        var shape = FlatShape.Of(geometry);
        new ShapeCheck().Adopt(shape);
        shape.Area = OverlapKernel.Area(shape);
        return shape;
    }

    private sealed class CountedBytes(byte[] bytes) : ILayerBytes
    {
        private long _read;

        public long Length => bytes.Length;

        public long Read => _read;

        public Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel)
        {
            Interlocked.Add(ref _read, into.Length);
            bytes.AsMemory((int)at, into.Length).CopyTo(into);
            return Task.CompletedTask;
        }
    }
}
