using System.Globalization;
using System.Text;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Benchmarks;

/// <summary>The uploads of layers and footprints.</summary>
internal static class Grounds
{
    // One zone of each kind for so many rights (two of each kind at least), and so large that it reaches over several of them.
    private const int RightsPerZone = 200;
    private const double ZoneRadius = 0.006;
    private const int ZoneVertices = 40;

    private static readonly string[] Always = ["red-line", "farmland", "urban-boundary", "mining-block", "concentrated-sand", "key-mining", "closed-mine", "strategic-cover"];

    /// <summary>All of them, the footprints last: what they lie on is known when they come.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(Plan plan, IReadOnlyList<Mine> mines, Size size)
    {
        string[] kinds = [.. Always.Union(plan.SpatialRules.SelectMany(rule => rule.Layers).Where(layer => layer != "other"), StringComparer.Ordinal)];
        var every = Math.Min(RightsPerZone, mines.Count / 2);
        foreach (var (place, kind) in kinds.Index())
        {
            yield return ($"layer/{plan.Id}/-/{kind}/{kind}.geojson", Collection(
                mines.Where(mine => mine.Number % every == place * 7 % every).Select(mine => Feature(
                    Text($"\"BH\":\"{kind}-{mine.Number}\""), Mine.Ring(mine.X + 0.003, mine.Y + 0.002, ZoneRadius, ZoneVertices, place + mine.Number)))));
        }
        yield return ($"footprints/{plan.Id}/{Size.Year}/-/footprints.geojson", Collection(Enumerable.Range(0, size.Footprints).Select(number => Footprint(mines, number))));
    }

    private static string Footprint(IReadOnlyList<Mine> mines, int number)
    {
        var random = new Random(number);
        var mine = mines[(int)((long)number * 7919 % mines.Count)];
        // One in eight lies over the edge of its right.
        var off = random.Next(8) == 0 ? 0.003 : 0.0012;
        var (x, y) = (mine.X + ((random.NextDouble() - 0.5) * 2 * off), mine.Y + ((random.NextDouble() - 0.5) * 2 * off));
        return Feature(
            Text($"\"JCBH\":\"{mine.Region}{Size.Year}{number:D6}\",\"XZQDM\":\"{mine.Region}\",\"QSX\":\"{Size.Year - 1}0915\",\"HSX\":\"{Size.Year}0910\""),
            Mine.Ring(x, y, 0.0003 + (random.NextDouble() * 0.0006), 10, number));
    }

    private static string Feature(string properties, IEnumerable<string> ring) =>
        "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + string.Join(',', ring.Select(point => $"[{point.Replace(' ', ',')}]")) + "]]}}";

    private static byte[] Collection(IEnumerable<string> features) => Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features) + "\n]}\n");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
