using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Tables;

/// <summary>The register of mining rights (采矿权登记) of a city.</summary>
internal static class RightsTable
{
    private static readonly string[] Header =
        ["采矿许可证号", "矿山名称", "采矿权人", "行政区代码", "开采矿种", "生产规模", "生产规模单位", "开采方式", "状态", "有效期起", "有效期止", "标高上限", "标高下限", "矿区范围"];

    private const string Stems = "甲乙丙丁戊己庚辛壬癸";

    public static SampleFile File(City city, GroundPlan ground)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = [Header, .. city.Mines.Select(mine => Row(city, mine, ground.Rights[mine.Number].Boundary))];
        return new("rights", city.Id, null, null, "采矿权登记.csv", Csv.Write(rows, city.Encoding, city.NewLine), ExpectedReceipt.Of(city.Encoding, city.Mines.Count));
    }

    private static string[] Row(City city, Mine mine, Ring boundary)
    {
        var top = new Seeded($"{city.Id}|top|{mine.Number}").Between(18, 46) * 10;
        return
        [
            mine.Licence(city), mine.Name, Holder(city, mine), city.RegionOf(mine), mine.Kind.Mineral,
            $"{Scale(city, mine):0.##}", $"{mine.Kind.Unit}/年", mine.Method, mine.Status,
            $"{mine.From}-06-01", $"{mine.To}-05-31", $"{top}", $"{top - (mine.Method == "地下" ? 400 : 120)}", Wkt(city, mine, boundary),
        ];
    }

    // The licensed scale lies above everything that the mine reports: no case of overproduction is planted by the way.
    private static decimal Scale(City city, Mine mine)
    {
        var most = city.Plants.Fixed.Where(each => each.Mine == mine.Number).Select(each => each.Output).Append(mine.Output).Max();
        return Math.Ceiling(most * 1.1m);
    }

    // A character outside GBK, in the file that is GB18030: it takes four bytes there.
    private static string Holder(City city, Mine mine) =>
        city.Encoding == "gb18030" && mine.Number == 3 ? "虚构㐂矿业有限公司" : $"虚构{Stems[(mine.Number - 1) % Stems.Length]}{(mine.Number > Stems.Length ? "子" : "")}矿业有限公司";

    private static string Wkt(City city, Mine mine, Ring boundary)
    {
        var points = boundary.Degrees(city.Blocks[mine.Block], city.CosPermille).Select(point => $"{point.Longitude} {point.Latitude}").ToList();
        return $"POLYGON (({string.Join(", ", points.Append(points[0]))}))";
    }
}
