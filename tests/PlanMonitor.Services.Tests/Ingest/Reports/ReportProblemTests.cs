using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Reports;

/// <summary>Rows of reports that are wrong or remarkable, and what is said about them.</summary>
public sealed class ReportProblemTests
{
    private const string More = ReportHeader + ",计量口径,精矿年产量,精矿品位,原矿入选品位,选矿回收率";
    private const string MoreOne = ReportOne + ",,,,,";
    private const string MoreTwo = ReportTwo + ",,,,,";

    private static readonly (string Name, (string Column, string Value)[] Cells)[] Rows =
    [
        ("no licence", [("采矿许可证号", "")]),
        ("everything missing but the licence", [("矿山名称", ""), ("年度", ""), ("行政区代码", ""), ("开采矿种", ""), ("年采出矿量", ""), ("计量单位", "")]),
        ("licence of the wrong form", [("采矿许可证号", "丹采证001号")]),
        ("licence cut by a spreadsheet", [("采矿许可证号", "2.1E+22")]),
        ("text in a number", [("年采出矿量", "约30")]),
        ("unit in a number", [("年采出矿量", "30万吨")]),
        ("broken thousands separators", [("年采出矿量", "1,23")]),
        ("negative", [("年采出矿量", "-3")]),
        ("negative in full width", [("年采出矿量", "－３")]),
        ("larger than any mine", [("年采出矿量", "2412800")]),
        ("larger than any number", [("年采出矿量", "1E300")]),
        ("more digits than a number has", [("年采出矿量", new string('9', 60))]),
        ("not a year", [("年度", "去年")]),
        ("two digits of a year", [("年度", "24")]),
        ("before the base year", [("年度", "2019")]),
        ("after the period", [("年度", "2026")]),
        ("unknown mineral", [("开采矿种", "月球土")]),
        ("two minerals", [("开采矿种", "硼矿、铁矿")]),
        ("unknown region by name", [("行政区代码", "某某县")]),
        ("unknown region by code", [("行政区代码", "999999")]),
        ("region of another plan", [("行政区代码", "211000")]),
        ("region above the plan", [("行政区代码", "210000")]),
        ("unknown unit", [("计量单位", "车")]),
        ("unit of area", [("计量单位", "公顷")]),
        ("unit of a scale", [("计量单位", "万吨/年")]),
        ("unknown basis", [("计量口径", "成品")]),
        ("basis with an impossible grade", [("计量口径", "矿石（162%）")]),
        ("grade above 100", [("精矿品位", "650")]),
        ("grade of zero", [("原矿入选品位", "0%")]),
        ("grade in words", [("原矿入选品位", "高")]),
        ("recovery above 1", [("选矿回收率", "82")]),
        ("recovery above 100%", [("选矿回收率", "182%")]),
        ("negative concentrate", [("精矿年产量", "-1")]),
        ("several at once", [("采矿许可证号", "X1"), ("年度", "x"), ("年采出矿量", "y"), ("开采矿种", "z")]),
    ];

    [Fact]
    public void Every_wrong_row_is_told_in_words()
    {
        var known = Context with { KnownLicences = new HashSet<string>(["C2106002021056120150001"]) };
        Golden.Compare("reports.txt",
        [
            .. Rows.Select(row => (row.Name, Golden.Said(ReadReports(Csv(More, MoreOne, With(More, MoreTwo, row.Cells), MoreTwo))))),
            ("too many cells", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo.Replace("5.8", "1,205.8"))))),
            ("quotation mark in the middle", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo.Replace("样例二号矿", "\"样例\"二号矿"))))),
            ("cell too long", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo.Replace("样例二号矿", new string('长', 32_768)))))),
            ("header and unit column disagree", Golden.Said(ReadReports(Csv(ReportHeader.Replace("年采出矿量", "年采出矿量（万吨）"), ReportOne, ReportTwo.Replace("万吨", "吨"))))),
            ("recovery under a header with %", Golden.Said(ReadReports(Csv(ReportHeader + ",选矿回收率（%）", ReportOne + ",82", ReportTwo + ",0.82")))),
            ("grade that may be a fraction", Golden.Said(ReadReports(Csv(ReportHeader + ",精矿品位", ReportOne + ",0.65")))),
            ("unit missing in a row", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo.Replace(",万吨", ","))))),
            ("year differs from the upload", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo.Replace("2024", "2023")), Context with { Year = 2024 }))),
            ("the same row twice", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo, ReportOne)))),
            ("two rows for one mine", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo, ReportOne.Replace("241.28", "241.3"), ReportTwo.Replace("2024", "2023"))))),
            ("three rows for one mine, two of them the same", Golden.Said(ReadReports(Csv(
                ReportHeader, ReportOne, ReportOne, ReportOne.Replace("241.28", "0"), ReportTwo, ReportTwo.Replace("2024", "2023"), ReportTwo.Replace("2024", "2022"))))),
            ("a mine that the register does not know", Golden.Said(ReadReports(Csv(ReportHeader, ReportOne, ReportTwo), known))),
        ]);
    }

    [Fact]
    public void The_bad_row_is_left_out_and_the_good_ones_are_taken() => Assert.All(Rows, row =>
    {
        var result = ReadReports(Csv(More, MoreOne, With(More, MoreTwo, row.Cells), MoreTwo));
        Assert.False(result.RejectedWhole, row.Name);
        Assert.Equal([2, 4], result.Rows.Select(taken => taken.Source.Line));
        Assert.Equal((2, 1), (result.Accepted, result.Rejected));
        Assert.All(result.Problems, problem => Assert.Equal(3, problem.Line));
    });
}
