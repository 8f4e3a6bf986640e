using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

/// <summary>What is refused or remarked, word for word.</summary>
public sealed class ShapefileProblemTests
{
    private static readonly byte[] Table = new DbfBytes("JCBH C4").Row("A").ToArray();

    private static byte[] Shapes => new ShpBytes().Polygon(Shp.Square).ToArray();

    public static TheoryData<string, string, string> Words() => new()
    {
        { "magic", "这不是标准的 shapefile：文件开头的代码是 9995，应为 9994。", "This is no standard shapefile: it begins with the number 9995 instead of 9994." },
        { "text named .shp", "这不是标准的 shapefile：文件开头的代码是 1819044936，应为 9994。", "This is no standard shapefile: it begins with the number 1819044936 instead of 9994." },
        { "head only half", "shapefile 的文件头（.shp 的前 100 个字节）已损坏。", "The head of the shapefile (the first 100 bytes of the .shp) is broken." },
        { "cut", ".shp 文件不完整：文件头写明 236 字节，实有 230 字节。", "The .shp is incomplete: its head states 236 bytes and it has 230." },
        { "length of a record", ".shp 文件第 1 个记录写明的长度与文件不符，其后的内容无法读取。", "The length that record 1 of the .shp states does not fit the file; what follows cannot be read." },
        { "more rows", ".shp 有 1 个图形，.dbf 有 2 行属性，图形与属性无法对应。", "The .shp has 1 shapes and the .dbf has 2 rows: shapes and attributes cannot be told to belong together." },
        { "fewer rows", ".shp 有 3 个图形，.dbf 有 1 行属性，图形与属性无法对应。", "The .shp has 3 shapes and the .dbf has 1 rows: shapes and attributes cannot be told to belong together." },
        { "points", "第 1 个要素的图形数据已损坏：点数、环数与记录长度不符。", "The shape of feature 1 is broken: its counts of points and rings do not fit the length of its record." },
        { "ring starts", "第 1 个要素的图形数据已损坏：点数、环数与记录长度不符。", "The shape of feature 1 is broken: its counts of points and rings do not fit the length of its record." },
        { "no points", "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { "points of one feature", "第 1 个要素超过 4 个界址点。", "Feature 1 has more than 4 vertices." },
        { "longer", ".shp 文件比文件头写明的长，多出的记录也已读取。", "The .shp is longer than its head states; the records beyond were read as well." },
        { "directions", "第 1 个要素的环方向与包含关系不一致，已按包含关系区分外环和内环。", "The directions of the rings of feature 1 contradict what lies in what; shells and holes were told by what lies in what." },
        { "no dbf", "没有找到属性表（.dbf），要素没有编号和属性。", "There is no attribute table (.dbf): the features have no numbers and no attributes." },
        { "no prj", "没有找到坐标系文件（.prj），坐标系按坐标数值判断。", "There is no .prj; the coordinate system is told from the coordinates." },
        { "dbf head", "属性表（.dbf）的文件头已损坏。", "The head of the attribute table (.dbf) is broken." },
        { "dbf cut", "属性表（.dbf）不完整：文件头写明 7 行，实有 1 行。", "The attribute table (.dbf) is incomplete: its head states 7 rows and it has 1." },
        { "text", "第 1 个要素的属性“JCBH”不是有效的 UTF-8 文字。", "The attribute 'JCBH' of feature 1 is no valid text in UTF-8." },
        { "text cut", "1 个属性值被字段宽度截断在半个字上，末尾的半个字已舍去。", "1 attribute values were cut in the middle of a character by the width of their column; the half character was left out." },
        { "deleted", "属性表中有 1 行标记为已删除，对应的要素未读取。", "1 rows of the attribute table are marked as deleted; their features were not read." },
        { "detected", "属性表没有注明编码，按 GBK 读取。", "The attribute table does not say its encoding; it was read as GBK." },
        { "differs", "属性表注明的编码是 UTF-8，内容却是 GBK，已按 GBK 读取。", "The attribute table claims the encoding UTF-8 but its texts are GBK; it was read as GBK." },
        { "unknown", ".cpg 文件写的编码“klingon”不认识，属性表按 GBK 读取。", "The encoding 'klingon' of the .cpg is not known; the attribute table was read as GBK." },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void It_is_said_what_is_wrong(string what, string zh, string en)
    {
        var problem = Assert.Single(Shp.Read(File(what), new FormatLimits(FeatureVertices: what == "points of one feature" ? 4 : 1000)), item => !item.Ok).Problem!;
        Assert.Equal((zh, en), (problem.Message.Zh, problem.Message.En));
        Assert.False(string.IsNullOrWhiteSpace(problem.Action.Zh) || string.IsNullOrWhiteSpace(problem.Action.En));
        Assert.Null(problem.Part);
    }

    [Fact]
    public void Every_message_about_shapefiles_stands_here_or_with_archives()
    {
        var said = Words().Select(row => Assert.Single(Shp.Read(File(row.Data.Item1), new FormatLimits(FeatureVertices: row.Data.Item1 == "points of one feature" ? 4 : 1000)), item => !item.Ok).Problem!.Code);
        // Those of the writer stand with it.
        Assert.Equal(["shapefile.no-shp"], MessageCatalogue.All.Select(entry => entry.Code).Where(code => code.Split('.')[0] is "shapefile" or "dbf" && !code.Contains("write-", StringComparison.Ordinal)).Except(said));
    }

    private static SourceFile File(string what) => what switch
    {
        "magic" => Shp.File(new ShpBytes { Magic = 9995 }.Polygon(Shp.Square).ToArray(), Table),
        "text named .shp" => Shp.File("lllH, I am no shapefile."u8.ToArray(), Table),
        "head only half" => Shp.File(Shapes[..60], Table),
        "cut" => Shp.File(new ShpBytes().Polygon("0 0,0 9,9 9,9 0,0 0").ToArray()[..230], Table),
        "length of a record" => Shp.File(With(Shapes, 107, 200), Table),
        "more rows" => Shp.File(Shapes, new DbfBytes("JCBH C4").Row("A").Row("B").ToArray()),
        "fewer rows" => Shp.File(new ShpBytes().Polygon(Shp.Square).Polygon(Shp.Square).Polygon(Shp.Square).ToArray(), Table),
        "points" => Shp.File(With(Shapes, 148, 4), Table),
        "ring starts" => Shp.File(With(Shapes, 152, 1), Table),
        "no points" => Shp.File(new ShpBytes().Record([.. ShpBytes.Little(5), .. new byte[40]]).ToArray(), Table),
        "points of one feature" => Shp.File(Shapes, Table),
        "longer" => Shp.File(new ShpBytes { Announced = 236 }.Polygon(Shp.Square).Polygon(Shp.Square).ToArray(), new DbfBytes("JCBH C4").Row("A").Row("B").ToArray()),
        "directions" => Shp.File(new ShpBytes().Polygon(Shp.Square + "|2 2,2 4,4 4,2 2").ToArray(), Table),
        "no dbf" => Shp.File(Shapes),
        "no prj" => Shp.File(Shapes, Table, prj: null),
        "dbf head" => Shp.File(Shapes, Table[..40]),
        "dbf cut" => Shp.File(Shapes, new DbfBytes("JCBH C4") { Announced = 7 }.Row("A").ToArray()),
        "text" => Shp.File(Shapes, new DbfBytes("JCBH C4").Row(false, [0xFF]).ToArray(), cpg: "UTF-8"),
        "text cut" => Shp.File(Shapes, new DbfBytes("JCBH C4").Row("图斑").ToArray(), cpg: "UTF-8"),
        "deleted" => Shp.File(new ShpBytes().Polygon(Shp.Square).Polygon(Shp.Square).ToArray(), new DbfBytes("JCBH C4").Row("A", deleted: true).Row("B").ToArray()),
        "detected" => Shp.File(Shapes, new DbfBytes("JCBH C9", "gb18030").Row("图斑").ToArray()),
        "differs" => Shp.File(Shapes, new DbfBytes("JCBH C9", "gb18030").Row("图斑").ToArray(), cpg: "UTF-8"),
        "unknown" => Shp.File(Shapes, new DbfBytes("JCBH C9", "gb18030").Row("图斑").ToArray(), cpg: "klingon"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such case."),
    };

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return bytes;
    }
}
