using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Breaches;

/// <summary>The uploads that plant breaches in a city.</summary>
internal static class BreachFiles
{
    private const int HeadCells = 2;

    private static readonly Dictionary<string, string> LayerNames = new(StringComparer.Ordinal)
    {
        ["arable-land"] = "耕地", ["nature-reserve"] = "自然保护区", ["water-source-1"] = "饮用水水源一级保护区", ["closed-area"] = "禁采区", ["key-mining"] = "重点开采区",
        ["concentrated-sand"] = "砂石集中开采区", ["exploration-block"] = "勘查规划区块", ["mining-block"] = "开采规划区块", ["magnesite-pit"] = "菱镁矿露天采坑",
        ["funded-exploration"] = "财政出资勘查项目", ["strategic-cover"] = "建设项目压覆范围", ["closed-mine"] = "关闭矿山",
    };

    /// <summary>What comes with the register and the layers.</summary>
    public static IEnumerable<SampleFile> Register(City city, CityBreaches breaches, GroundPlan ground) =>
        Marks.Lines(breaches.Layers).Select(line => line.Split(' ', 3)).GroupBy(words => words[0]).Select(kind => Layer(city, ground, kind.Key, [.. kind])).Prepend(AddedRights.File(city, breaches, ground));

    /// <summary>The further tables.</summary>
    public static IEnumerable<SampleFile> Tables(City city, CityBreaches breaches) => breaches.Tables.Select(table =>
    {
        List<string[]> lines = [.. Marks.Lines(table.Rows).Select(line => line.Split(','))];
        List<IReadOnlyList<string>> rows = [lines[0], .. lines.Skip(1).SelectMany(line => Rows(city, lines, line))];
        return new SampleFile(table.Kind, city.Id, table.Year, null, table.Name, Csv.Write(rows, city.Encoding, city.NewLine), ExpectedReceipt.Of(city.Encoding, rows.Count - 1));
    });

    private static SampleFile Layer(City city, GroundPlan ground, string kind, IReadOnlyList<string[]> features)
    {
        var content = GeoJson.Write(features.Select(feature => (Id: feature[1], Place: Place.Of(city, ground, feature[2]))).Select(feature => GeoJson.Feature(
            city, feature.Place.Block, [feature.Place.Ring], closed: true,
            ("BSM", GeoJson.Text(feature.Id)), ("XZQDM", GeoJson.Text(city.Blocks[feature.Place.Block].Code)), ("MC", GeoJson.Text($"样例{LayerNames[kind]}{feature.Id}")))));
        return new("layer", city.Id, null, LayerNames[kind], $"{kind}.geojson", content, ExpectedReceipt.Of("geojson", features.Count));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(City city, List<string[]> lines, string[] line)
    {
        if (line[0] != "#*")
        {
            return [Row(city, line[0], line)];
        }
        // The year stands behind licence and name.
        var year = line[1];
        var named = lines.Where(other => other.Length > 1 && other[1] == year).Select(other => other[0]).ToHashSet(StringComparer.Ordinal);
        return city.Mines.Where(mine => mine.IsActiveIn(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture))).Select(mine => $"#{mine.Number}").Where(mark => !named.Contains(mark)).Select(mark => Row(city, mark, line));
    }

    // #7 and +01 take the place of two cells, licence and name; a second +01 in a row is only the licence.
    private static IReadOnlyList<string> Row(City city, string mark, string[] line) =>
        Marks.MineOf(city, mark) is { } mine ? [mine.Licence(city), mine.Name, .. line.Skip(HeadCells - 1)] : [.. line.Select(cell => Marks.Licence(city, cell))];
}
