using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Tables;

/// <summary>The annual reports (年报) of a city and year: the report, its correction, and a wrong file.</summary>
internal static class ReportsTable
{
    private static readonly string[] Header = ["采矿许可证号", "矿山名称", "年度", "行政区代码", "开采矿种", "年采出矿量", "计量单位", "精矿年产量", "精矿品位", "原矿入选品位", "选矿回收率"];

    private static readonly HashSet<int> Numbers = [2, 5, 7, 8, 9, 10];

    public static IEnumerable<SampleFile> Files(City city, int year)
    {
        List<string[]> rows = [.. Reports.FirstSent(city, year).Select(report => Row(city, report))];
        List<ExpectedProblem> problems = [];
        if (year == City.BadYear)
        {
            foreach (var (row, problem) in Bad(city, year))
            {
                rows.Add(row);
                problems.Add(problem with { Line = rows.Count + 1 });
            }
        }
        IReadOnlyList<IReadOnlyList<string>> table = [Header, .. rows];
        var book = city.WorkbookYear == year;
        yield return new(
            "reports", city.Id, year, null, $"年报{year}.{(book ? "xlsx" : "csv")}", book ? Workbook.Write($"年报{year}", table, Numbers) : Csv.Write(table, city.Encoding, city.NewLine),
            ExpectedReceipt.Of(book ? "xlsx" : city.Encoding, rows.Count, problems));

        var corrected = Reports.Final(city, year).Where(report => Reports.IsCorrected(city, report)).ToList();
        if (corrected.Count > 0)
        {
            yield return new(
                "reports", city.Id, year, null, $"年报{year}更正.csv", Csv.Write([Header, .. corrected.Select(report => Row(city, report))], city.Encoding, city.NewLine),
                // Nothing is wrong with it; the remark says that earlier reports are superseded.
                ExpectedReceipt.Of(city.Encoding, corrected.Count) with { Status = "accepted-with-remarks" });
        }
        if (year == City.BadYear)
        {
            yield return Wrong(city, year);
        }
    }

    // Rows of mines that need not report, so that nothing is missing when they are rejected; and one mine that no register knows.
    private static IEnumerable<(string[] Row, ExpectedProblem Problem)> Bad(City city, int year)
    {
        var expired = city.Mines.First(mine => mine.Status == "过期");
        var suspended = city.Mines.First(mine => mine.Status == "停产");
        var county = city.Blocks[0].Code;
        yield return (Row(city, new(expired, year, -1.2m, null)),
            new(0, "年采出矿量", "-1.2", Rejects: true, new("产量为负数", "a negative output")));
        yield return ([.. Row(city, new(suspended, year, 0, null)).Select((cell, column) => column == 5 ? "停产" : cell)],
            new(0, "年采出矿量", "停产", Rejects: true, new("数字列中填了文字", "text where a number belongs")));
        yield return ([$"C{county}{year}0679{88000001}", "样例未知矿种矿", $"{year}", county, "示例石", "1.5", "万吨", "", "", "", ""],
            new(0, "开采矿种", "示例石", Rejects: true, new("不认识的矿种", "a mineral that nobody knows")));
        yield return ([$"C{county}{year}0668{88000002}", "样例未登记硅石矿", $"{year}", county, "石英岩", "0.8", "万吨", "", "", "", ""],
            new(0, "采矿许可证号", $"C{county}{year}0668{88000002}", Rejects: false, new("采矿权登记中没有该矿山，照收并提示", "the register does not know the mine: taken, with a remark")));
    }

    // Somebody sent the wrong file: a table, but not of annual reports.
    private static SampleFile Wrong(City city, int year) => new(
        "reports", city.Id, year, null, $"误传环境监测{year}.csv",
        Csv.Write([["监测点", "监测日期", "指标", "数值"], ["样例一号点", $"{year}-05-10", "粉尘", "0.31"], ["样例二号点", $"{year}-05-10", "粉尘", "0.28"]], city.Encoding, city.NewLine),
        new(city.Encoding, "rejected", 0, null, [new(1, "采矿许可证号", null, Rejects: true, new("缺少采矿许可证号等必填列", "the licence number and other required columns are missing"))]));

    private static string[] Row(City city, MineReport report) =>
    [
        report.Mine.Licence(city), report.Mine.Name, $"{report.Year}", city.RegionOf(report.Mine), report.Mine.Kind.Mineral, Number(report.Output), report.Mine.Kind.Unit,
        Number(report.Dressing?.Concentrate), Number(report.Dressing?.Grade), Number(report.Dressing?.FeedGrade), Number(report.Dressing?.Recovery),
    ];

    private static string Number(decimal? value) => $"{value:0.####}";
}
