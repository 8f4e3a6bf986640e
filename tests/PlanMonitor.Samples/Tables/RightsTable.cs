using PlanMonitor.Samples.Breaches;
using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Tables;

/// <summary>The register of mining rights (采矿权登记) of a city.</summary>
internal static class RightsTable
{
    /// <summary>The columns.</summary>
    public static readonly IReadOnlyList<string> Header =
    [
        "采矿许可证号", "矿山名称", "采矿权人", "行政区代码", "开采矿种", "生产规模", "生产规模单位", "开采方式", "状态", "有效期起", "有效期止", "标高上限", "标高下限", "权利类型", "矿山规模", "矿床规模",
        "保有资源储量", "资源储量单位", "设计服务年限", "登记类型", "首次发证日期", "区块编号", "勘查程度", "出资", "整合主体", "矿区面积", "矿区面积单位", "矿区范围",
    ];

    private const string Stems = "甲乙丙丁戊己庚辛壬癸";

    public static SampleFile File(City city, CityBreaches breaches, GroundPlan ground)
    {
        var traits = Marks.Lines(breaches.Traits).Select(line => line.Split(':', 2)).ToDictionary(parts => Marks.Licence(city, parts[0]), parts => parts[1], StringComparer.Ordinal);
        IReadOnlyList<IReadOnlyList<string>> rows = [Header, .. city.Mines.Select(mine => Row(city, mine, ground.Rights[mine.Number].Boundary, traits.GetValueOrDefault(mine.Licence(city), "")))];
        return new("rights", city.Id, null, null, "采矿权登记.csv", Csv.Write(rows, city.Encoding, city.NewLine), ExpectedReceipt.Of(city.Encoding, city.Mines.Count));
    }

    /// <summary>A row in the order of the columns; what is not there stays empty.</summary>
    public static string[] Cells(Dictionary<string, string> cells) => [.. Header.Select(column => cells.GetValueOrDefault(column, ""))];

    /// <summary>A boundary as WKT.</summary>
    public static string Wkt(City city, int block, Ring boundary)
    {
        var points = boundary.Degrees(city.Blocks[block], city.CosPermille).Select(point => $"{point.Longitude} {point.Latitude}").ToList();
        return $"POLYGON (({string.Join(", ", points.Append(points[0]))}))";
    }

    /// <summary>矿区面积 of a boundary, 平方公里: what is drawn on a plane holds a little more or less on the ground. In decimals, the same on every machine.</summary>
    public static string SquareKilometres(City city, int block, Ring boundary)
    {
        const decimal Radian = 0.0174532925199433m, Ellipsoid = 1.004m, Millionth = 0.000001m, SquareDecimetres = 100_000_000m;
        var x = city.Blocks[block].Latitude * Millionth * Radian * (city.Blocks[block].Latitude * Millionth * Radian);
        var cosine = 1 - (x / 2) + (x * x / 24) - (x * x * x / 720) + (x * x * x * x / 40320);
        return $"{boundary.Area / SquareDecimetres * Ellipsoid * cosine * 1000 / city.CosPermille:0.####}";
    }

    private static string[] Row(City city, Mine mine, Ring boundary, string traits)
    {
        var top = new Seeded($"{city.Id}|top|{mine.Number}").Between(18, 46) * 10;
        var size = mine.Output >= 100 ? "大型" : mine.Output >= 30 ? "中型" : "小型";
        var cells = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["采矿许可证号"] = mine.Licence(city), ["矿山名称"] = mine.Name, ["采矿权人"] = Holder(city, mine), ["行政区代码"] = city.RegionOf(mine), ["开采矿种"] = mine.Kind.Mineral,
            ["生产规模"] = $"{Scale(city, mine):0.##}", ["生产规模单位"] = $"{mine.Kind.Unit}/年", ["开采方式"] = mine.Method, ["状态"] = mine.Status,
            ["有效期起"] = $"{mine.From}-06-01", ["有效期止"] = $"{mine.To}-05-31", ["标高上限"] = $"{top}", ["标高下限"] = $"{top - (mine.Method == "地下" ? 400 : 120)}",
            ["权利类型"] = "采矿权", ["矿山规模"] = size, ["矿床规模"] = size, ["登记类型"] = "新立", ["首次发证日期"] = $"{mine.From}-06-01",
            ["矿区面积"] = SquareKilometres(city, mine.Block, boundary), ["矿区面积单位"] = "平方公里", ["矿区范围"] = Wkt(city, mine.Block, boundary),
        };
        foreach (var (column, value) in Marks.Pairs(traits))
        {
            cells[column] = value;
        }
        return Cells(cells);
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
}
