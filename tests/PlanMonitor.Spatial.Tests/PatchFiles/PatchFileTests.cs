using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;
using PlanMonitor.Spatial.PatchFiles;
using Xunit;

namespace PlanMonitor.Spatial.Tests.PatchFiles;

/// <summary>Footprints in a file come back as they were written, any run of them, and no more of the file is read for it.</summary>
public sealed class PatchFileTests
{
    private static readonly Feature[] Features = [.. Enumerable.Range(0, 1_300).Select(Made)];
    private static readonly byte[] File = Written(Features);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1_300)]
    [InlineData(0, 1)]
    [InlineData(499, 2)]
    [InlineData(500, 500)]
    [InlineData(1_000, 300)]
    [InlineData(1_299, 1)]
    [InlineData(700, 0)]
    public async Task Any_run_comes_back_to_the_last_bit(int from, int count)
    {
        var read = await ReadAsync(new Counted(File), from, count);
        Assert.Equal(Features.Skip(from).Take(count).Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task A_group_is_no_longer_than_a_slice_and_a_large_shape_stands_alone()
    {
        Feature[] features = [.. Features[..600], Shapes.Feature("large", Shapes.Star(new Random(3), 124, 41, 50_000, 200_000), 601), .. Features[600..700]];
        var file = await PatchFile.OpenAsync(new Counted(Written(features)), Cancel);
        Assert.Equal([500, 101, 100], await file.ReadAsync(0, file.Count, Cancel).Select(group => group.Count).ToListAsync(Cancel));
        Assert.Equal(features.Select(Text), (await ReadAsync(new Counted(Written(features)), 0, 701)).Select(Text));
    }

    [Fact]
    public async Task Of_a_slice_only_its_bytes_are_read()
    {
        var bytes = new Counted(File);
        var file = await PatchFile.OpenAsync(bytes, Cancel);
        Assert.Equal((1, 16 << 10), (bytes.Reads, bytes.Bytes));
        await foreach (var group in file.ReadAsync(1_000, 300, Cancel))
        {
            Assert.Equal(300, group.Count);
        }
        Assert.Equal(2, bytes.Reads);
        Assert.InRange(bytes.Bytes - (16 << 10), 1, File.Length / 4);
    }

    [Fact]
    public async Task None_at_all_is_a_file_too()
    {
        var file = await PatchFile.OpenAsync(new Counted(Written([])), Cancel);
        Assert.Equal(0, file.Count);
        Assert.Empty(await file.ReadAsync(0, 0, Cancel).ToListAsync(Cancel));
        var fault = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await file.ReadAsync(0, 1, Cancel).ToListAsync(Cancel));
        Assert.Equal("The file holds 0 features, not 0 to 1. (Parameter 'count')", fault.Message);
    }

    [Fact]
    public async Task A_damaged_byte_is_found_wherever_it_lies()
    {
        var small = Written(Features[..3]);
        for (var at = 0; at < small.Length; at++)
        {
            byte[] damaged = [.. small[..at], (byte)(small[at] ^ 0x10), .. small[(at + 1)..]];
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new Counted(damaged), 0, 3));
        }
    }

    [Fact]
    public async Task A_point_and_a_later_version_are_not_taken()
    {
        var fault = Assert.Throws<ArgumentException>(() => Written([Shapes.Feature("p", Shapes.Wkt("POINT(124 41)"))]));
        Assert.StartsWith("A feature is a polygon or a multipolygon, not a Point.", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => PatchFile.OpenAsync(new Counted([.. File[..8], 2, .. File[9..]]), Cancel));
        await Assert.ThrowsAsync<InvalidDataException>(() => PatchFile.OpenAsync(new Counted([]), Cancel));
    }

    // Shapes with few decimals and with all, of one part and of several, with holes, negative zeros and a first point that is written twice.
    private static Feature Made(int i)
    {
        var random = new Random(i);
        var (x, y) = (120 + (random.NextDouble() * 5), 40 + random.NextDouble());
        Geometry shape = (i % 5) switch
        {
            0 => Shapes.Star(random, x, y, 300, 3 + (i % 40)),
            1 => Shapes.Wkt("POLYGON((0 0,-0 1,1 1,1 1,1 0,0 0),(0.25 0.25,0.5 0.25,0.5 0.5,0.25 0.25))"),
            2 => Shapes.Factory.CreateMultiPolygon([Shapes.Star(random, x, y, 300, 5), Shapes.Star(random, x + 1, y, 300, 6)]),
            3 => Shapes.Factory.CreateMultiPolygon([Shapes.Star(random, x, y, 300, 7)]),
            _ => Shapes.Wkt(FormattableString.Invariant($"POLYGON(({123 + i / 1e4} 41,{123.00005 + i / 1e4} 41,{123 + i / 1e4} 41.00005,{123 + i / 1e4} 41))")),
        };
        return Shapes.Feature($"图斑{i}", shape, 2 * i + 1) with
        {
            Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["XZQDM"] = "210624", [$"列{i % 3}"] = i % 2 == 0 ? "" : $"值{i}" },
        };
    }

    private static string Text(Feature feature) =>
        $"{feature.Record} {feature.Id} {string.Join(',', feature.Attributes)} {feature.Geometry.SRID} {Convert.ToHexString(new WKBWriter().Write(feature.Geometry))}";

    private static byte[] Written(IEnumerable<Feature> features)
    {
        using var spool = new MemoryStream();
        using var output = new MemoryStream();
        var writer = new PatchFileWriter(spool);
        foreach (var feature in features)
        {
            writer.Add(feature);
        }
        writer.Finish().CopyTo(output);
        return output.ToArray();
    }

    private static async Task<List<Feature>> ReadAsync(ILayerBytes bytes, int from, int count)
    {
        var features = new List<Feature>();
        await foreach (var group in (await PatchFile.OpenAsync(bytes, Cancel)).ReadAsync(from, count, Cancel))
        {
            features.AddRange(group);
        }
        return features;
    }

    private sealed class Counted(byte[] content) : ILayerBytes
    {
        public int Reads { get; private set; }

        public int Bytes { get; private set; }

        public long Length => content.Length;

        public Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel)
        {
            (Reads, Bytes) = (Reads + 1, Bytes + into.Length);
            if (at + into.Length > content.Length)
            {
                throw new InvalidDataException("beyond the end");
            }
            content.AsMemory((int)at, into.Length).CopyTo(into);
            return Task.CompletedTask;
        }
    }
}
