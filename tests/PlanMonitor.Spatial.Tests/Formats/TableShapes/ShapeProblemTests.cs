using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Register;
using PlanMonitor.Spatial.Formats.TableShapes;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.TableShapes;

/// <summary>What users read about registration coordinates and shapes in tables, word for word.</summary>
public sealed class ShapeProblemTests
{
    private const string Ring = "1,4507000.0,41473300.0, , ,\n2,4507300.0,41473300.0, , ,\n3,4507300.0,41473600.0, , ,\n*,229.5,70,示例采区,1,\n";
    private const string SplitZh = "请拆分成几个文件后再上传。";
    private const string SplitEn = "Split the file and upload its parts.";

    public static TheoryData<string, string, int?, string, string> Registers() => new()
    {
        { Ring.Replace("2,4507300.0", "2,北"), "corners.bad-point", 2, "第 2 行的“2,北,41473300.0”不是拐点坐标，文件未采用。", "'2,北,41473300.0' on line 2 is no corner of a boundary; the file was not taken." },
        { "1980西安坐标系\n" + Ring, "corners.refused-system", 1, "第 1 行写明坐标系是“1980西安坐标系”，不是 2000 国家大地坐标系，文件未采用。", "Line 1 says that the coordinate system is '1980西安坐标系', not CGCS2000; the file was not taken." },
        { Ring + "注：北京54坐标系\n", "corners.refused-system", 5, "第 5 行写明坐标系是“注:北京54坐标系”，不是 2000 国家大地坐标系，文件未采用。", "Line 5 says that the coordinate system is '注:北京54坐标系', not CGCS2000; the file was not taken." },
        { Ring.Replace("3,4507300.0,41473600.0, , ,\n", ""), "corners.few-points", 3, "第 3 行结束的圈不足 3 个不同的拐点。", "The ring that ends on line 3 has fewer than 3 different corners." },
        { Ring + Ring, "corners.too-many-points", 5, "到第 5 行为止拐点超过 3 个。", "Up to line 5 there are more than 3 corners." },
        { Ring.Replace("示例采区,1,", "甲,-1,"), "corners.deduct-outside", 4, "第 4 行结束的扣除圈“甲”不在任何矿区圈内。", "The ring '甲' to deduct that ends on line 4 lies in no ring of the boundary." },
        { Ring[..^20], "corners.ring-not-ended", null, "最后一圈没有以“*,上标高,下标高,名称,1”结束，可能不完整。", "The last ring does not end with '*,top,bottom,name,1': it may be incomplete." },
        { new string(' ', 2 << 20), "text.too-large", null, "文件超过 1 MB。", "The file is larger than 1 MB." },
    };

    [Theory]
    [MemberData(nameof(Registers))]
    public void Says_what_is_wrong_in_registration_coordinates(string text, string code, int? line, string zh, string en)
    {
        var items = RegisterReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), new(FeatureBytes: 1 << 20, FeatureVertices: 3)).ToList();

        var problem = Assert.Single(items).Problem;
        Assert.Equal((code, ProblemLevel.File, line, zh, en), (problem!.Code, problem.Level, problem.Line, problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [InlineData("甲,乙\n1,2\n", "shapes.no-columns", 1, "表格没有图形列：既没有 WKT 或拐点坐标列，也没有 X、Y（或经度、纬度）列。",
        "The table has no shapes: neither a column of WKT or registration coordinates, nor columns X and Y (or longitude and latitude).")]
    [InlineData("地块编号,X,Y\n1,2,三\n", "shapes.bad-coordinate", 2, "第 2 行的Y“三”不是坐标，所在地块未采用。", "'三' in Y on line 2 is no coordinate; its parcel was not taken.")]
    [InlineData("地块编号,X,Y\n,,\n", "table.no-rows", null, "表头下面没有数据行。", "There are no rows below the header.")]
    public void Says_what_is_wrong_in_tables(string text, string code, int? line, string zh, string en)
    {
        var problem = Assert.Single(TableShapeReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Problem;

        Assert.Equal((code, line, zh, en), (problem!.Code, problem.Line, problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [InlineData("text.too-large", SplitZh, SplitEn)]
    [InlineData("corners.bad-point", "请按“序号,X,Y, , ,”改正该行。", "Correct the line: number, X, Y and two empty fields.")]
    [InlineData("corners.refused-system", "请由持有转换参数的测绘主管部门转换为 2000 国家大地坐标系后再上传。", "Have the coordinates converted to CGCS2000 by the surveying authority that holds the parameters.")]
    [InlineData("corners.few-points", "请补全该圈的拐点。", "Complete the corners of the ring.")]
    [InlineData("corners.too-many-points", SplitZh, SplitEn)]
    [InlineData("corners.deduct-outside", "请核对该圈的坐标，或把它的标志改为 1。", "Check the coordinates of the ring, or mark it 1.")]
    [InlineData("corners.ring-not-ended", "请补上该行后重新上传。", "Add the line and upload the file again.")]
    [InlineData("shapes.no-columns", "请加上名为“WKT”或“拐点坐标”的一列，或每行一个界址点的“地块编号、点号、X、Y”各列。", "Add a column named WKT or 拐点坐标, or one row per point with the columns 地块编号, 点号, X and Y.")]
    [InlineData("shapes.bad-coordinate", "请改正该单元格。", "Correct the cell.")]
    public void Says_what_to_do(string code, string zh, string en)
    {
        var action = MessageCatalogue.Entry(code).Action;

        Assert.Equal((zh, en), (action.Zh, action.En));
    }

    [Fact]
    public void An_old_workbook_is_refused_with_what_to_do()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];

        Assert.Equal("table.is-xls", Assert.Single(FeatureFile.Read(SourceFile.Of("old.xls", old))).Problem!.Code);
    }
}
