using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Tabular;

/// <summary>Workbooks as offices make them.</summary>
public sealed class XlsxTests
{
    private static readonly object?[] Header = [.. ReportHeader.Split(',')];

    [Fact]
    public void Typed_cells_give_the_text_that_people_typed()
    {
        var result = ReadReports(new Workbook().Sheet("年报",
        [
            [.. Header, "精矿品位", "选矿回收率"],
            ["C2106002021056120150001", "样例一号矿", 2024, 210681, "硼矿", 241.28, "万吨", new Workbook.Percent(0.655), new Workbook.Percent(0.82)],
            ["C2106002021056120150002", "样例二号矿", new DateOnly(2024, 1, 1), "210682", "菱镁矿", 0.1, "万吨", 65.5, 0.82],
            ["C2106002021056120150003", "样例三号矿", 2024.0, 210682, "滑石", 0.000001, "万吨", null, new Workbook.Percent(1)],
        ]).Bytes());
        Assert.Empty(result.Problems);
        Assert.Equal([241.28m, 0.1m, 0.000001m], result.Rows.Select(row => row.Output.Value));
        Assert.Equal([65.5m, 65.5m, null], result.Rows.Select(row => row.ConcentrateGrade));
        Assert.Equal([0.82m, 0.82m, 1m], result.Rows.Select(row => row.Recovery));
        Assert.Equal([2, 3, 4], result.Rows.Select(row => row.Source.Line));
    }

    [Fact]
    public void Titles_blank_rows_and_merged_cells_are_read_as_people_see_them()
    {
        var result = ReadReports(new Workbook().Sheet("年报",
            [
                ["丹东市 2024 年矿产资源开发利用年报"],
                [],
                [null, "单位：万吨", "填报单位：样例局"],
                Header,
                [null, null, null, null, null, "（矿石）", null],
                ["C2106002021056120150001", "样例一号矿", 2024, 210681, "硼矿", 241.28, "万吨"],
                [null, null, null, null, "铁矿", 1, "万吨"],
                [],
                ["C2106002021056120150002", "样例二号矿", 2024, 210682, "菱镁矿", 5.8, "万吨"],
                ["合计", null, null, null, null, 248.08, null],
            ],
            ["A1:G1", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "G4:G5", "A6:A7", "B6:B7", "C6:C7", "D6:D7"]).Bytes());
        Assert.Equal(["table.row-not-data"], result.Problems.Select(problem => problem.Code));
        Assert.Equal([("C2106002021056120150001", "boron", 6), ("C2106002021056120150001", "iron", 7), ("C2106002021056120150002", "magnesite", 9)],
            result.Rows.Select(row => (row.Licence, row.Mineral, row.Source.Line)));
    }

    [Fact]
    public void The_first_visible_sheet_with_the_header_is_read()
    {
        var result = ReadReports(new Workbook()
            .Sheet("隐藏", [Header, [.. ReportTwo.Split(',')]], hidden: true)
            .Sheet("封面", [["年报"]])
            .Sheet("数据", [Header, [.. ReportOne.Split(',')]])
            .Sheet("再来", [Header, [.. ReportTwo.Split(',')]]).Bytes());
        Assert.Equal("样例一号矿", Assert.Single(result.Rows).MineName);
        Assert.Equal("只读取了工作表“数据”，其余工作表未读取：封面、再来。", Assert.Single(result.Problems).Message.Zh);
    }

    [Fact]
    public void A_licence_that_became_a_number_has_lost_its_digits()
    {
        var result = ReadReports(new Workbook().Sheet("年报", [Header, [2.106002021056e21, "样例一号矿", 2024, 210681, "硼矿", 1, "万吨"], [.. ReportTwo.Split(',')]]).Bytes());
        Assert.Equal(("licence.digits-lost", "2.106002021056E+21"), (result.Problems[0].Code, result.Problems[0].Value));
        Assert.Equal(1, result.Accepted);
    }

    [Fact]
    public void Truth_values_and_failed_formulas_are_no_figures()
    {
        var result = ReadReports(new Workbook().Sheet("年报",
        [
            Header,
            ["C2106002021056120150001", "样例一号矿", 2024, 210681, "硼矿", true, "万吨"],
            ["C2106002021056120150002", "样例二号矿", 2024, 210681, "硼矿", new Workbook.Error("#N/A"), "万吨"],
            [.. ReportOne.Split(',')], [.. ReportTwo.Split(',')],
        ]).Bytes());
        Assert.Equal([("table.not-a-number", 2, "TRUE"), ("table.missing-value", 3, null)], result.Problems.Select(problem => (problem.Code, problem.Line!.Value, problem.Value)));
    }

    [Fact]
    public void Values_beside_the_table_are_named_by_their_column()
    {
        var result = ReadReports(new Workbook().Sheet("年报", [Header, [.. ReportOne.Split(','), null, "待核"]]).Bytes());
        Assert.Equal(1, result.Accepted);
        Assert.Equal("以下各列不认识，未读取：[I]。", Assert.Single(result.Problems).Message.Zh);
    }
}
