using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Answers;

/// <summary>What <c>report.missing</c> should find on 31 March of the year after.</summary>
internal static class Filing
{
    public static IEnumerable<Verdict> Of(City city, int year) => city.Mines.Where(mine => mine.IsActiveIn(year)).Select(mine =>
    {
        var missing = city.Plants.Missing == (mine.Number, year);
        return new Verdict
        {
            Rule = "report.missing",
            Status = missing ? Verdict.Fail : Verdict.Pass,
            Subject = new("right", mine.Kind.Mineral, Right: mine.Licence(city)),
            Codes = new(mine.Kind.Codes[0], city.RegionOf(mine)),
            Missing = missing ? [$"reports:{mine.Licence(city)}"] : null,
            Why = missing ? new($"{mine.Name}未填报{year}年度报告", $"{mine.Name} did not report for {year}") : new("已填报", "reported"),
        };
    });
}
