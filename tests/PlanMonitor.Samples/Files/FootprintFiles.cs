using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Files;

/// <summary>The footprints (采矿图斑) of a city and year.</summary>
internal static class FootprintFiles
{
    public static SampleFile Of(City city, GroundPlan ground, int year)
    {
        var patches = ground.Patches.Where(patch => patch.Year == year).ToList();
        var problems = patches.Index().SelectMany(pair => Problem(pair.Item, pair.Index + 1)).ToList();
        return new("footprints", city.Id, year, null, $"图斑{year}.geojson", GeoJson.Write(patches.Select(patch => Feature(city, patch))), ExpectedReceipt.Of("geojson", patches.Count, problems));
    }

    private static string Feature(City city, Patch patch) => GeoJson.Feature(
        city, patch.Block, [patch.Ring], closed: patch.Plant != Plant.Unclosed,
        ("JCBH", GeoJson.Text(patch.Number)), ("XZQDM", GeoJson.Text(city.Blocks[patch.Block].Code)), ("TBLX", GeoJson.Text("CK")),
        ("QSX", GeoJson.Text(IsIdle(city, patch) ? $"{patch.Year}0315" : $"{patch.Year - 1}0915")), ("HSX", GeoJson.Text($"{patch.Year}0910")), ("JCMJ", $"{Mu(patch):0.00}"));

    // Where the mine reports that it stood still, both images are of the year.
    private static bool IsIdle(City city, Patch patch) => city.Plants.Fixed.Any(set => set.Mine == patch.Mine && set.Year == patch.Year && set.Output == 0);

    // 监测面积 in 亩. The halves of the bow tie turn against each other: the shoelace formula does not see them.
    private static decimal Mu(Patch patch)
    {
        var spots = patch.Ring.Spots;
        var squareDecimetres = patch.Plant == Plant.BowTie ? (spots[1].X - spots[0].X) * (spots[1].Y - spots[2].Y) / 2 : patch.Ring.Area;
        return squareDecimetres / 100m * 3m / 2000m;
    }

    private static IEnumerable<ExpectedProblem> Problem(Patch patch, int record) => patch.Plant switch
    {
        Plant.BowTie => [new(record, null, patch.Number, Rejects: false, new("图斑自相交，已修复", "the ring crosses itself and is repaired"))],
        Plant.Unclosed => [new(record, null, patch.Number, Rejects: false, new("多边形未闭合，已闭合", "the ring is not closed and is closed"))],
        _ => [],
    };
}
