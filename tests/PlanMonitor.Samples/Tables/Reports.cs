using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Tables;

/// <summary>What one mine reports for one year.</summary>
/// <param name="Mine">The mine.</param>
/// <param name="Year">年度.</param>
/// <param name="Output">年采出矿量.</param>
/// <param name="Dressing">The figures of dressing; null where the mine gives none.</param>
internal sealed record MineReport(Mine Mine, int Year, decimal Output, Dressing? Dressing);

/// <summary>What the mines of a city report.</summary>
internal static class Reports
{
    /// <summary>The reports of a year as they stand after every correction.</summary>
    public static IReadOnlyList<MineReport> Final(City city, int year) =>
        [.. city.Mines.Where(mine => mine.IsActiveIn(year) && city.Plants.Missing != (mine.Number, year)).Select(mine => Of(city, mine, year))];

    /// <summary>The reports of a year as they were first sent.</summary>
    public static IEnumerable<MineReport> FirstSent(City city, int year) =>
        Final(city, year).Select(report => IsCorrected(city, report) ? report with { Output = city.Plants.Correction.Before } : report);

    /// <summary>True where a second file corrects the report.</summary>
    public static bool IsCorrected(City city, MineReport report) =>
        (report.Mine.Number, report.Year) == (city.Plants.Correction.Mine, city.Plants.Correction.Year);

    private static MineReport Of(City city, Mine mine, int year)
    {
        var set = city.Plants.Fixed.SingleOrDefault(each => each.Mine == mine.Number && each.Year == year);
        var share = new Seeded($"{city.Id}|output|{mine.Number}|{year}").Between(970, 1030);
        var dressing = mine.Dressing;
        if (city.Plants.RawOre == (mine.Number, year))
        {
            dressing = null;
        }
        else if (dressing?.Concentrate is { } concentrate)
        {
            dressing = dressing with { Concentrate = set?.Concentrate ?? Drawn(concentrate, share) };
        }
        return new(mine, year, set?.Output ?? Drawn(mine.Output, share), dressing);
    }

    private static decimal Drawn(decimal ordinary, int permille) => decimal.Round(ordinary * permille / 1000m, 2, MidpointRounding.AwayFromZero);
}
