using System.Text;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Archive;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

/// <summary>Whatever the bytes are: features and problems, no exception, no more memory than the limits allow.</summary>
public sealed class ShapefileFuzzTests
{
    private const long MostAllocated = 64 << 20;

    private static readonly FormatLimits Limits = new(FeatureBytes: 4096, FeatureVertices: 60, BufferBytes: 64) { InflatedBytes = 1 << 20, ArchiveEntries = 20 };

    private static readonly byte[] Shapes = new ShpBytes(15).Polygon(Shp.Square + "|2 2,4 2,4 4,2 4,2 2").Null().Polygon("20 0,20 9,29 9,29 0,20 0|30 0,30 9,39 9,30 0").ToArray();

    private static readonly byte[] Table = new DbfBytes("JCBH C9,面积 N8.2,D D8,L L1,I I4", "gb18030") { Language = 0x4D }
        .Row("图斑1|12.50|20240331|T|abcd").Row("图斑2||||efgh", deleted: true).Row("图斑3|1|||ijkl").ToArray();

    private static readonly byte[] Zip = Zipped();

    [Fact]
    public void Cut_at_every_byte()
    {
        var refused = 0;
        for (var length = 0; length < Shapes.Length; length++)
        {
            refused += Count(Shp.File(Shapes[..length], Table)).Problems > 0 ? 1 : 0;
        }
        Assert.Equal(Shapes.Length, refused);
        for (var length = 0; length < Table.Length; length++)
        {
            Count(Shp.File(Shapes, Table[..length]));
        }
        for (var length = 0; length < Zip.Length; length++)
        {
            Assert.Equal((0, 1), Count(SourceFile.Of("a.zip", Zip[..length])));
        }
    }

    [Fact]
    public void Two_thousand_damaged_files_of_each_kind()
    {
        var count = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 100_000 : 2_000;
        var (features, problems) = (0L, 0L);
        for (var seed = 0; seed < count; seed++)
        {
            foreach (var file in new[] { Shp.File(Damaged(Shapes, seed), Table), Shp.File(Shapes, Damaged(Table, seed)), SourceFile.Of("a.zip", Damaged(Zip, seed)) })
            {
                try
                {
                    var found = Count(file);
                    (features, problems) = (features + found.Features, problems + found.Problems);
                }
                catch (Exception failure)
                {
                    throw new InvalidOperationException($"Seed {seed} of {file.Name}.", failure);
                }
            }
        }
        // The damage is such that both happen often.
        Assert.True(features > count && problems > count, $"{features} features, {problems} problems");
    }

    private static (int Features, int Problems) Count(SourceFile file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (features, problems) = (0, 0);
        foreach (var item in FeatureFile.Read(file, Limits))
        {
            features += item.Ok ? 1 : 0;
            problems += item.Ok ? 0 : 1;
            Assert.True(!item.Ok || item.Value.Shape.Parts.Sum(part => part.Sum(ring => ring.Length)) <= 2 * Limits.FeatureVertices);
            Assert.Equal(item.Ok ? item.Value.Attributes.Count : 0, item.Ok ? item.Value.Attributes.ToList().Count : 0);
        }
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated, "Too much memory.");
        return (features, problems);
    }

    private static byte[] Damaged(byte[] sample, int seed)
    {
        var random = new Random(seed);
        var bytes = (byte[])sample.Clone();
        for (var flips = random.Next(1, 5); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }
        var at = random.Next(bytes.Length);
        return random.Next(8) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], .. bytes[random.Next(at, bytes.Length)..]],
            2 => [.. bytes[..at], .. bytes[random.Next(at)..]],
            _ => bytes,
        };
    }

    private static byte[] Zipped()
    {
        using var stream = new MemoryStream();
        StoredZip.Write([("矿区/a.shp", Shapes), ("矿区/a.dbf", Table), ("矿区/a.prj", "GEOGCS[]"u8.ToArray()), ("b.geojson", Encoding.UTF8.GetBytes("""{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,1],[1,2]]]}"""))], stream);
        return stream.ToArray();
    }
}
