using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;
using PlanMonitor.Samples.Tables;

namespace PlanMonitor.Samples.Breaches;

/// <summary>The second file of the register: rights that are added for the rules, and small mines that stand still.</summary>
internal static class AddedRights
{
    private const int FirstSmall = 2001;

    public static SampleFile File(City city, CityBreaches breaches, GroundPlan ground)
    {
        List<IReadOnlyList<string>> rows = [RightsTable.Header, .. Marks.Lines(breaches.Rights).Select(line => Row(city, ground, line)), .. Enumerable.Range(0, breaches.SmallMines).Select(index => Small(city, index))];
        return new("rights", city.Id, null, null, "采矿权探矿权补录.csv", Csv.Write(rows, city.Encoding, city.NewLine), ExpectedReceipt.Of(city.Encoding, rows.Count - 1));
    }

    // "+01 name: column=value; ...". What a line leaves out is that of an ordinary small mine that was granted in 2022 and is not built yet.
    private static string[] Row(City city, GroundPlan ground, string line)
    {
        var (head, tail) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var (mark, name) = (head.Split(' ')[0], head.Split(' ')[1]);
        var cells = Ordinary(city, Marks.Licence(city, mark), name);
        foreach (var (column, value) in Marks.Pairs(tail))
        {
            cells[column] = value;
        }
        if (mark.StartsWith('T'))
        {
            cells["权利类型"] = "探矿权";
            cells["矿山规模"] = cells["矿床规模"] = cells["开采方式"] = cells["生产规模"] = cells["生产规模单位"] = "";
        }
        if (cells.TryGetValue("矿区范围", out var place))
        {
            var (block, ring) = Place.Of(city, ground, place);
            cells["矿区范围"] = RightsTable.Wkt(city, block, ring);
            cells.TryAdd("矿区面积", RightsTable.SquareKilometres(city, block, ring));
            cells.TryAdd("矿区面积单位", "平方公里");
        }
        cells.TryAdd("首次发证日期", cells["有效期起"]);
        return RightsTable.Cells(cells);
    }

    private static Dictionary<string, string> Ordinary(City city, string licence, string name) => new(StringComparer.Ordinal)
    {
        ["采矿许可证号"] = licence, ["矿山名称"] = name, ["采矿权人"] = "虚构寅矿业有限公司", ["行政区代码"] = city.Blocks[0].Code, ["生产规模"] = "10", ["生产规模单位"] = "万吨/年",
        ["开采方式"] = "地下", ["状态"] = "未建", ["有效期起"] = "2022-06-01", ["有效期止"] = "2032-05-31", ["标高上限"] = "300", ["标高下限"] = "200",
        ["权利类型"] = "采矿权", ["矿山规模"] = "小型", ["矿床规模"] = "小型", ["登记类型"] = "新立",
    };

    private static string[] Small(City city, int index) => RightsTable.Cells(new(StringComparer.Ordinal)
    {
        ["采矿许可证号"] = $"C{city.Blocks[index % city.Blocks.Count].Code}2012066999{FirstSmall + index:000000}", ["矿山名称"] = $"示例零星方解石矿{index + 1}号", ["采矿权人"] = $"虚构零星矿业{index + 1}号",
        ["行政区代码"] = city.Blocks[index % city.Blocks.Count].Code, ["开采矿种"] = "方解石", ["生产规模"] = "1", ["生产规模单位"] = "万吨/年", ["开采方式"] = "露天", ["状态"] = "停产",
        ["有效期起"] = "2012-06-01", ["有效期止"] = "2030-05-31", ["权利类型"] = "采矿权", ["矿山规模"] = "小型", ["矿床规模"] = "小型", ["登记类型"] = "延续", ["首次发证日期"] = "2012-06-01",
    });
}
