using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Tests.Properties;
using Xunit;

namespace PlanMonitor.Core.Tests.Alerts;

/// <summary>What holds for the alerts of any runs.</summary>
public sealed class ReconcilerProperties
{
    private static readonly FindingStatus[] Statuses = [FindingStatus.Pass, FindingStatus.Warn, FindingStatus.Fail, FindingStatus.NotEvaluable];

    [Fact]
    public void The_same_run_again_changes_nothing() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var told = new Told();
        var (before, after) = (World.Of(seed), World.Of(seed + 1));
        told.Run(before.Year, Checked.All(before));
        told.Run(after.Year, Checked.All(after));
        var stored = told.Alerts.Values.ToList();
        return told.Run(after.Year, Checked.All(after)).All(change => change.Change == AlertChange.Unchanged) && stored.SequenceEqual(told.Alerts.Values);
    }).Check(Checked.Config);

    [Fact]
    public void An_alert_is_opened_once_and_never_lost() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var random = new Random(seed);
        var told = new Told();
        var opened = new List<string>();
        for (var run = 0; run < 12; run++)
        {
            var year = random.Next(2021, 2026);
            opened.AddRange(told.Run(year, Sites(random, year)).Where(change => change.Change == AlertChange.Opened).Select(change => change.Alert.Id));
        }
        return opened.Distinct().Count() == opened.Count && opened.ToHashSet().SetEquals(told.Alerts.Keys);
    }).Check(Checked.Config);

    [Fact]
    public void Once_every_year_was_checked_twice_the_order_of_the_years_no_longer_tells() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var random = new Random(seed);
        var years = Enumerable.Range(2021, 5).ToDictionary(year => year, year => Statuses[random.Next(4)]);
        (AlertState, int, FindingStatus?)? Last(IEnumerable<int> order)
        {
            var told = new Told();
            foreach (var year in order)
            {
                told.Run(year, Told.Site(years[year], year));
            }
            // A closed one tells of the first year that passed: which one that was, the order may tell.
            return told.Alerts.Values
                .Select(alert => ((AlertState, int, FindingStatus?)?)(alert.State == AlertState.Closed ? (alert.State, 0, null) : (alert.State, alert.Period, alert.Status)))
                .SingleOrDefault();
        }

        return Last([.. years.Keys, .. years.Keys]) == Last([.. years.Keys.OrderBy(_ => random.Next()), .. years.Keys.OrderBy(_ => random.Next())]);
    }).Check(Checked.Config);

    private static List<Finding> Sites(Random random, int year) =>
        [.. Enumerable.Range(0, 4).Where(_ => random.Next(3) > 0).Select(i => Told.Site(Statuses[random.Next(4)], year, $"TB{i}", random.Next(5) * 1000))];
}
