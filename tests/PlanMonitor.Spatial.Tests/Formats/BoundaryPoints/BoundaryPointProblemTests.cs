using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.BoundaryPoints;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.BoundaryPoints;

/// <summary>What users read about boundary points, word for word.</summary>
public sealed class BoundaryPointProblemTests
{
    private const string Square = "5,1,A,甲,面,,,,@\nJ1,1,4560000.0,41520000.0\nJ2,1,4560000.0,41520100.0\nJ3,1,4559900.0,41520100.0\nJ4,1,4559900.0,41520000.0\nJ1,1,4560000.0,41520000.0\n";

    public static TheoryData<string, string, ProblemLevel, int?, string, string> Texts() => new()
    {
        { "", "points.none", ProblemLevel.File, null, "文件里没有界址点坐标。", "The file has no boundary points." },
        { new string('x', 70_000), "text.line-too-long", ProblemLevel.File, 1, "第 1 行超过 65536 个字符。", "Line 1 is longer than 65536 characters." },
        { Square + "J2,1,x,y\n", "points.bad-line", ProblemLevel.Row, 7, "第 7 行“J2,1,x,y”不是界址点坐标，所在地块未采用。", "Line 7 ('J2,1,x,y') is no boundary point; its parcel was not taken." },
        { Square + "J2,4560000.0,41520000.0,J9,4560000.0,41520100.0\n", "points.two-on-line", ProblemLevel.Row, 7, "第 7 行“J2,4560000.0,41520000.0,J9,4560000.0,41520100.0”有两组坐标，不能确定用哪一组，所在地块未采用。", "Line 7 ('J2,4560000.0,41520000.0,J9,4560000.0,41520100.0') has two pairs of coordinates and nobody can say which counts; its parcel was not taken." },
        { Square + "0,0,B,乙,面,,,,@\n", "points.no-points", ProblemLevel.Row, 7, "第 7 行的地块B没有界址点。", "The parcel B on line 7 has no boundary points." },
        { Square.Replace("5,1,", "9,1,"), "points.count-differs", ProblemLevel.Remark, 1, "第 1 行的地块A写明有 9 个界址点，实有 5 个。", "The parcel A on line 1 states 9 boundary points and has 5." },
        { Square.Replace("5,1,", "5,一,"), "points.area-unreadable", ProblemLevel.Remark, 1, "第 1 行的面积“一”不能识别，未与图形面积比较。", "The area '一' on line 1 cannot be read and was not compared with the shape." },
        { Square + "备注\n", "points.line-skipped", ProblemLevel.Remark, 7, "第 7 行“备注”不是坐标，已略过。", "Line 7 ('备注') holds no coordinates and was passed over." },
        { "[扩展信息]\n", "points.section-skipped", ProblemLevel.Remark, 1, "第 1 行起的“扩展信息”部分未读取。", "The section '扩展信息' from line 1 on was not read." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Says_what_is_wrong(string text, string code, ProblemLevel level, int? line, string zh, string en)
    {
        var problem = Assert.Single(Problems(Encoding.UTF8.GetBytes(text)), problem => problem.Code == code);

        Assert.Equal((level, line, zh, en), (problem.Level, problem.Line, problem.Message.Zh, problem.Message.En));
    }

    [Fact]
    public void Bytes_in_no_encoding_are_refused_with_their_line()
    {
        var problem = Problems([.. "J1,1,4560000.0,41520000.0\n"u8, 0xFF, 0x20, 0x0A])[^1];

        Assert.Equal("第 2 行的文字既不是 UTF-8，也不是 GBK 或 GB18030 编码，或者文件在这里中断。", problem.Message.Zh);
        Assert.Equal("The text of line 2 is encoded neither in UTF-8 nor in GBK or GB18030, or the file was cut off there.", problem.Message.En);
        Assert.Equal(ProblemLevel.File, problem.Level);
    }

    [Fact]
    public void A_parcel_with_more_points_than_allowed_is_refused_and_the_next_is_read()
    {
        var items = BoundaryPointReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Square + Square.Replace("5,1,", "4,1,").Replace("J4,1,4559900.0,41520000.0\n", ""))), new(FeatureVertices: 4)).ToList();

        Assert.Equal(["feature.too-many-vertices", null], items.Select(item => item.Problem?.Code));
        Assert.Equal(7, items[^1].Value.Record);
    }

    [Theory]
    [InlineData("text.encoding", "请另存为 UTF-8 或 GBK 编码后重新上传。", "Save the file in UTF-8 or GBK and upload it again.")]
    [InlineData("text.line-too-long", "每个界址点占一行；请检查换行后重新上传。", "Each point takes one line: check the line ends and upload the file again.")]
    [InlineData("points.none", "每行写一个界址点，例如“J1,1,4507088.220,41473349.922”（点号,圈号,X,Y）；其他格式请直接上传原文件。",
        "Write one point per line, for example 'J1,1,4507088.220,41473349.922' (name, ring, X, Y); files of other formats are uploaded as they are.")]
    [InlineData("points.bad-line", "请按“点号,圈号,X,Y”改正该行。", "Correct the line: name, ring, X, Y.")]
    [InlineData("points.two-on-line", "每行只写一个界址点、一套 2000 国家大地坐标系坐标：并排的两列点请改为上下排列，其他坐标系的坐标请删除。",
        "Write one point per line, in CGCS2000 alone: put points that stand side by side one below the other, and remove coordinates in other systems.")]
    [InlineData("points.no-points", "请补上该地块的界址点，或删除该行。", "Add the points of the parcel or remove the line.")]
    [InlineData("points.count-differs", "请核对是否缺点或多点。", "Check whether points are missing or too many.")]
    [InlineData("points.area-unreadable", "面积请以公顷为单位填写数字，例如 0.7655。", "Write the area as a number of hectares, for example 0.7655.")]
    [InlineData("points.line-skipped", "如该行应为界址点，请改正后重新上传。", "If the line should be a boundary point, correct it and upload the file again.")]
    [InlineData("points.section-skipped", "只读取“属性描述”和“地块坐标”两部分。", "Only the sections 属性描述 and 地块坐标 are read.")]
    public void Says_what_to_do(string code, string zh, string en)
    {
        var action = MessageCatalogue.Entry(code).Action;

        Assert.Equal((zh, en), (action.Zh, action.En));
    }

    private static List<Problem> Problems(byte[] bytes) => [.. BoundaryPointReader.Read(new MemoryStream(bytes)).Where(item => !item.Ok).Select(item => item.Problem!)];
}
