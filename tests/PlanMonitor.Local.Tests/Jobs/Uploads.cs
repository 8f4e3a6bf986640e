using System.Globalization;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Small uploads for Dandong (丹东) of invented mines.</summary>
internal static class Uploads
{
    public const string ReportHeader = "采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位";
    public const string RightHeader = "采矿许可证号,矿山名称,采矿权人,行政区代码,开采矿种,生产规模,状态,有效期起,有效期止,矿区范围";

    /// <summary>A licence number by a small number.</summary>
    public static string Licence(int number) => string.Create(CultureInfo.InvariantCulture, $"C210624202105612015{number:D4}");

    /// <summary>A report of magnesite for 2024 in 宽甸.</summary>
    public static string Reports(params (int Mine, string Output)[] rows) => ReportsOf(2024, rows);

    /// <summary>A report of magnesite in 宽甸.</summary>
    public static string ReportsOf(int year, params (int Mine, string Output)[] rows) =>
        string.Join('\n', [ReportHeader, .. rows.Select(row => $"{Licence(row.Mine)},样例{row.Mine}号矿,{year},210624,菱镁矿,{row.Output},万吨")]) + "\n";

    /// <summary>A register of magnesite mines in 宽甸; a boundary is a square of a hundredth of a degree whose west edge is given.</summary>
    public static string Rights(params (int Mine, string Status, double? West)[] rows) =>
        string.Join('\n', [RightHeader, .. rows.Select(row => $"{Licence(row.Mine)},样例{row.Mine}号矿,样例公司,210624,菱镁矿,20万吨/年,{row.Status},2020-01-01,2030-12-31,{(row.West is { } west ? $"\"POLYGON (({Ring(west)}))\"" : "")}")]) + "\n";

    /// <summary>Footprints or features of a layer: squares of a hundredth of a degree by id and west edge.</summary>
    public static string Features(string id, params (string Id, double West)[] squares) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', squares.Select(square =>
            $$$"""{"type":"Feature","properties":{"{{{id}}}":"{{{square.Id}}}"},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', Corners(square.West).Select(corner => $"[{corner}]"))}}}]]}}"""))}}]}""";

    private static string Ring(double west) => string.Join(", ", Corners(west).Select(corner => corner.Replace(',', ' ')));

    private static IEnumerable<string> Corners(double west) =>
        new[] { (west, 40.7), (west + 0.01, 40.7), (west + 0.01, 40.71), (west, 40.71), (west, 40.7) }.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.Item1:0.####},{corner.Item2:0.####}"));
}
