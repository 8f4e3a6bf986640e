using System.IO.Compression;
using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Archive;
using PlanMonitor.Spatial.Tests.Formats.Shapefile;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Archive;

public sealed class ArchiveReaderTests
{
    private const string GeoJson = """{"type":"Feature","id":"g","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,1],[1,2]]]}}""";
    private const string A = "1 A {JCBH=A} " + Shp.Square, G = "1 g {} 1 2,3 4,5 1,1 2";

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    private static readonly FormatLimits Limits = new() { ArchiveEntries = 6, InflatedBytes = 3 << 20 };

    /// <summary>Entries of a zip, what is read.</summary>
    public static TheoryData<string, string> Archives() => new()
    {
        { "a.shp a.dbf a.prj a.shx a.cpg a.sbn a.shp.xml", A },
        { "A.SHP a.Dbf A.prj", A },
        { "矿区/图斑.shp 矿区/图斑.dbf 矿区/图斑.prj", A },
        { @"矿区\图斑.shp 矿区\图斑.dbf 矿区\图斑.prj", A },
        { "a.shp a.dbf a.prj __MACOSX/._a.shp .DS_Store Thumbs.db a.qml ~$x.xlsx", A },
        { "a.shp a.dbf", "shapefile.no-prj\n" + A },
        { "a.shp x/a.dbf a.prj", "shapefile.no-dbf\n1 0 {} " + Shp.Square + "\narchive.ignored x/a.dbf" },
        { "x/a.shp x/a.dbf x/a.prj y/a.shp y/a.dbf y/a.prj", "[x/a.shp] " + A + "\n[y/a.shp] " + A },
        { "a.shp a.dbf a.prj b.geojson", "[a.shp] " + A + "\n[b.geojson] " + G },
        { "b.geojson", G },
        { "b.json readme.txt 说明.pdf", "[b.json] " + G + "\narchive.ignored 说明.pdf, readme.txt" },
        { "readme.txt b.geojson", "[b.geojson] " + G + "\narchive.ignored readme.txt" },
        { "broken.geojson b.geojson", "[broken.geojson] points.none" },
        { "a.shp a.dbf a.prj project.json", "[a.shp] " + A + "\narchive.ignored project.json" },
        { "a.shp a.dbf a.prj esri.json", "[a.shp] " + A + "\n[esri.json] feature.not-a-feature 1\n[esri.json] json.not-geojson" },
        { "a.shp a.dbf a.prj topo.json", "[a.shp] " + A + "\n[topo.json] format.gis TopoJSON" },
        { "a.shp a.dbf a.prj cut.json", "[a.shp] " + A + "\n[cut.json] json.broken 1" },
        { "project.json", "json.not-geojson" },
        { "project.json readme.txt", "[project.json] json.not-geojson" },
        { "图.dwg readme.txt", "[图.dwg] format.cad DWG" },
        { "图.tab 图.map 图.dat 图.id", "[图.tab] format.gis MapInfo TAB" },
        { "x.gdb/a00000001.gdbtable x.gdb/a00000001.gdbtablx x.gdb/gdb readme.txt", "format.gis Esri File Geodatabase" },
        { "[Content_Types].xml word/document.xml", "format.document Word" },
        { "a.dbf a.prj a.shx", "shapefile.no-shp a" },
        { "说明.pdf 图.jpg", "archive.nothing 说明.pdf, 图.jpg" },
        { ".DS_Store", "archive.nothing" },
        { "b.geojson inner.zip", "archive.nested inner.zip" },
        { "b.geojson inner.rar", "archive.nested inner.rar" },
        { "../b.geojson", "archive.path ../b.geojson" },
        { "/etc/b.geojson", "archive.path /etc/b.geojson" },
        { @"C:\b.geojson", "archive.path C:/b.geojson" },
        { "b.geojson b.geojson", "archive.repeated b.geojson" },
        { "1.geojson 2.geojson 3.geojson 4.geojson 5.geojson 6.geojson 7.geojson", "archive.too-many-entries" },
        { "zeros.geojson", "archive.inflates-too-much zeros.geojson" },
        { "noise.geojson", "archive.inflates-too-far" },
        { "hidden.geojson", "archive.nested hidden.geojson" },
    };

    public static TheoryData<string, string, string> Words() => new()
    {
        { "rar", "这种压缩格式（RAR、7z、gz）不能读取。", "Archives of this kind (RAR, 7z, gz) are not read." },
        { "7z", "这种压缩格式（RAR、7z、gz）不能读取。", "Archives of this kind (RAR, 7z, gz) are not read." },
        { "cut", "zip 压缩包已损坏，或没有传完。", "The zip archive is broken or incomplete." },
        { "1.geojson 2.geojson 3.geojson 4.geojson 5.geojson 6.geojson 7.geojson", "压缩包中的文件超过 6 个。", "The archive holds more than 6 files." },
        { "noise.geojson", "压缩包解开后超过 3 MB。", "The archive has more than 3 MB when unpacked." },
        { "zeros.geojson", "压缩包中的“zeros.geojson”解开后超过压缩大小的 200 倍，不予读取。", "'zeros.geojson' in the archive has more than 200 times its packed size when unpacked; it is not read." },
        { "encrypted", "压缩包中的“b.geojson”设有密码。", "'b.geojson' in the archive is protected by a password." },
        { "b.geojson inner.zip", "压缩包中还有压缩包：“inner.zip”。", "There is an archive in the archive: 'inner.zip'." },
        { "../b.geojson", "压缩包中的路径“../b.geojson”指向压缩包之外。", "The path '../b.geojson' in the archive leads out of it." },
        { "b.geojson b.geojson", "压缩包中有两个同名文件“b.geojson”。", "There are two files named 'b.geojson' in the archive." },
        { "damaged", "压缩包中的“b.geojson”已损坏，或压缩方式不能识别。", "'b.geojson' in the archive is broken or packed in a way that is not known." },
        { "说明.pdf", "压缩包中没有可以读取的图形文件（说明.pdf）。", "There is no file with features in the archive (说明.pdf)." },
        { "b.geojson 说明.pdf", "压缩包中另有 1 个文件未读取：说明.pdf。", "1 other files of the archive were not read: 说明.pdf." },
        { "a.dbf", "只有“a”的附属文件，缺少图形文件（.shp）。", "There are only the files that go with 'a'; the shapes (.shp) are missing." },
    };

    [Theory]
    [MemberData(nameof(Archives))]
    public void All_files_with_features_are_read(string names, string expected)
    {
        foreach (var encoding in new[] { Gbk, Encoding.UTF8 })
        {
            var limits = names.Contains("zeros", StringComparison.Ordinal) || names.Contains("noise", StringComparison.Ordinal) || names.StartsWith('1') ? Limits : null;
            Assert.Equal(expected, Shp.Lines(Shp.Read(SourceFile.Of("x.zip", Zip(names, encoding)), limits)));
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void It_is_said_what_is_wrong(string what, string zh, string en)
    {
        var problem = Assert.Single(Shp.Read(SourceFile.Of("x.zip", Bytes(what)), Limits), item => !item.Ok).Problem!;
        Assert.Equal((zh, en), (problem.Message.Zh, problem.Message.En));
    }

    [Fact]
    public void Every_message_about_archives_stands_here()
    {
        var said = Words().Select(row => Assert.Single(Shp.Read(SourceFile.Of("x.zip", Bytes(row.Data.Item1)), Limits), item => !item.Ok).Problem!.Code);
        Assert.Empty(MessageCatalogue.All.Select(entry => entry.Code).Where(code => code.StartsWith("archive.", StringComparison.Ordinal)).Except(said));
    }

    [Fact]
    public void Names_without_the_flag_are_read_whatever_their_encoding()
    {
        // UTF-8 without the flag, as some programs on Linux write it.
        var marked = Zip("矿区.geojson 丹东.geojson", Encoding.UTF8);
        for (var at = 0; (at = marked.AsSpan(at).IndexOf("PK"u8) is var found and >= 0 ? at + found : -1) >= 0; at += 2)
        {
            if (marked[at + 2] is 1 or 3)
            {
                marked[at + (marked[at + 2] == 1 ? 9 : 7)] &= 0xF7;
            }
        }
        Assert.Equal(["矿区.geojson", "丹东.geojson"], Shp.Read(SourceFile.Of("x.zip", marked)).Select(item => item.Value.Part));
    }

    [Fact]
    public void A_large_entry_is_read_by_way_of_a_file()
    {
        var text = GeoJson.Insert(1, new string(' ', 40 << 20));
        using var stream = new MemoryStream();
        StoredZip.Write([("b.geojson", Encoding.UTF8.GetBytes(text))], stream);
        Assert.Equal(G, Shp.Lines(Shp.Read(SourceFile.Of("x.zip", stream.ToArray()), new FormatLimits(FeatureBytes: 64 << 20))));
    }

    [Fact]
    public void A_stored_zip_is_the_same_on_every_system()
    {
        using var stream = new MemoryStream();
        StoredZip.Write([("b.txt", "two"u8.ToArray()), ("a.txt", "one"u8.ToArray())], stream);
        Assert.Equal("14EB", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream.ToArray()))[..4]);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        Assert.Equal(["a.txt one", "b.txt two"], archive.Entries.Select(entry => $"{entry.FullName} {new StreamReader(entry.Open()).ReadToEnd()}"));
    }

    private static byte[] Bytes(string what)
    {
        var zip = Zip("b.geojson", Encoding.UTF8);
        switch (what)
        {
            case "rar": return "Rar!\x1A\x07\x00"u8.ToArray();
            case "7z": return [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4];
            case "cut": return zip[..^1];
            case "encrypted":
                zip[6] |= 1;
                zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
                return zip;
            case "damaged":
                zip[30 + "b.geojson".Length + 5] ^= 0x40;
                return zip;
            default: return Zip(what, Encoding.UTF8);
        }
    }

    private static byte[] Zip(string names, Encoding encoding)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, encoding))
        {
            foreach (var name in names.Split(' '))
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Content(name));
            }
        }
        return stream.ToArray();
    }

    private static byte[] Content(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".shp" => new ShpBytes().Polygon(Shp.Square).ToArray(),
        ".dbf" => new DbfBytes("JCBH C4").Row("A").ToArray(),
        ".prj" => "GEOGCS[]"u8.ToArray(),
        ".cpg" => "UTF-8"u8.ToArray(),
        _ when name.StartsWith("zeros", StringComparison.Ordinal) => new byte[2 << 20],
        _ when name.StartsWith("noise", StringComparison.Ordinal) => Noise(),
        _ when name.StartsWith("hidden", StringComparison.Ordinal) => Zip("b.geojson", Encoding.UTF8),
        ".dwg" => "AC1032\0\0"u8.ToArray(),
        ".tab" => "!table\n!version 300\n"u8.ToArray(),
        _ when name == "project.json" => "{\"name\":\"矿区\",\"layers\":[\"a\"]}"u8.ToArray(),
        _ when name == "esri.json" => """{"geometryType":"esriGeometryPolygon","features":[{"attributes":{},"geometry":{"rings":[]}}]}"""u8.ToArray(),
        _ when name == "topo.json" => """{"type":"Topology","objects":{},"arcs":[]}"""u8.ToArray(),
        _ when name == "cut.json" => Encoding.UTF8.GetBytes(GeoJson[..^9]),
        ".geojson" or ".json" when !name.StartsWith("broken", StringComparison.Ordinal) => Encoding.UTF8.GetBytes(GeoJson),
        _ => "nothing of the kind"u8.ToArray(),
    };

    private static byte[] Noise()
    {
        var bytes = new byte[4 << 20];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
