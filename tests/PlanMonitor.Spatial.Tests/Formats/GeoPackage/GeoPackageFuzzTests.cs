using Xunit;
using static PlanMonitor.Spatial.Tests.Formats.GeoPackage.GeoPackageSample;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>Whatever the bytes are: features and problems, no exception, no more memory than the limits allow.</summary>
public sealed class GeoPackageFuzzTests
{
    private static readonly byte[][] Samples = [.. new[] { "UTF-8", "UTF-16le" }.Select(encoding => Build(
        "PRAGMA page_size = 512", $"PRAGMA encoding = '{encoding}'", Lists, Layer("JCBH TEXT, JCMJ REAL, note TEXT"), Layer("id INTEGER", "红线"),
        $"INSERT INTO 图斑 (geom, JCBH, JCMJ, note) VALUES ({Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square, Wkb.Hole), envelope: 1))}, '图斑1', 12.5, hex(zeroblob(900)))",
        "INSERT INTO 图斑 (geom, JCBH) WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 12) SELECT geom, 'P' || n FROM 图斑, s",
        $"INSERT INTO 红线 (geom) VALUES ({Hex(Wkb.Blob(new Wkb(little: false, z: true).Many(6, new Wkb(little: false, z: true).Polygon(Wkb.Square)), little: false))}), (NULL)"))];

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

    [Fact]
    public void Damaged_nothing_throws_and_nothing_grows() => Fuzz.Damage(Samples, 5_000);
}
