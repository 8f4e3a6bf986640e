using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rules;
using Xunit;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>What holds for the findings when quantities grow or shrink.</summary>
public sealed class ScalingProperties
{
    private static readonly decimal[] Factors = [0.1m, 0.5m, 2m, 3m, 7m, 10m, 1000m];

    /// <summary>
    /// Rules that do not go by quantities alone. What the ground covers has thresholds of its own (1.5 亩, 50 平方米, the smallest sliver), and the balance of reserves may be off by half of
    /// the last place that was written down: see the property on it.
    /// </summary>
    private static readonly string[] Absolute = ["report.silent", "report.identity"];

    /// <summary>Rules that hold output against something that it must not exceed.</summary>
    private static readonly string[] Ceilings = ["volume.cap", "volume.quota", "volume.over-capacity", "volume.trend"];

    [Fact]
    public void Scaling_every_quantity_of_a_check_changes_no_verdict() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = Input(seed);
        return Verdicts(input).SequenceEqual(Verdicts(Scaled.By(input, Factors[new Random(seed).Next(Factors.Length)])));
    }).Check(Checked.Config);

    [Fact]
    public void Scaling_reaches_every_rule_that_goes_by_quantities()
    {
        var judged = Enumerable.Range(0, 400).SelectMany(seed => Checked.All(Input(seed))).Where(finding => finding is { Measured: not null, Limit: not null } && IsScaled(finding)).Select(finding => finding.Rule);
        string[] wanted =
        [
            "volume.cap", "volume.early-warning", "volume.quota", "volume.allocation", "volume.trend", "volume.over-capacity", "report.unit-suspect", "report.reserve-change", "indicator.reserves",
            "indicator.restoration", "indicator.restoration-rate", "scale.minimum-new", "scale.minimum-existing", "scale.sand-floor", "scale.iron-gold-floor", "scale.service-life", "duty.disturbance-balance",
        ];
        Assert.Empty(wanted.Except(judged, StringComparer.Ordinal));
    }

    [Fact]
    public void More_output_of_the_same_mines_never_makes_up_for_a_ceiling_that_was_broken() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var (input, random) = (Input(seed), new Random(seed));
        var more = input with { Reports = [.. input.Reports.Select(report => random.Next(2) == 0 ? report : Scaled.Of(report, 1 + (random.Next(1, 90) / 10m)))] };
        var after = Checked.All(more).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return Broken(input).All(finding => after[finding.Id].Status == FindingStatus.Fail);
    }).Check(Checked.Config);

    [Fact]
    public void One_more_report_never_makes_up_for_a_ceiling_that_was_broken() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var (input, random) = (Input(seed), new Random(seed));
        var like = input.Reports.Count > 0 ? input.Reports[random.Next(input.Reports.Count)] : null;
        var licence = input.Rights?.FirstOrDefault(right => input.Reports.All(report => report.Licence != right.Licence))?.Licence ?? "NEW";
        var more = World.Report(random, licence, like?.Mineral ?? "iron", like?.Region ?? input.Plan.Adcode, input.Year, 200);
        var after = Checked.All(input with { Reports = [.. input.Reports, more] }).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return Broken(input).All(finding => after[finding.Id].Status == FindingStatus.Fail);
    }).Check(Checked.Config);

    [Fact]
    public void A_balance_of_reserves_that_is_exact_holds_on_every_scale_and_one_that_is_broken_stays_so_when_it_grows() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = Input(seed);
        var by = Factors[new Random(seed).Next(Factors.Length)];
        var exact = input with { Reserves = input.Reserves is null ? null : [.. input.Reserves.Select(row => row with { Closing = row.Opening with { Value = Closing(row) } })] };
        var grown = Balances(Scaled.By(input, Math.Max(1, by))).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return Balances(exact).Concat(Balances(Scaled.By(exact, by))).All(finding => finding.Status != FindingStatus.Fail || finding.Measured != finding.Limit)
            && Balances(input).Where(finding => finding.Status == FindingStatus.Fail).All(finding => grown[finding.Id].Status == FindingStatus.Fail);
    }).Check(Checked.Config);

    // Every other year is still running: its caps are warned of early.
    private static CheckInput Input(int seed) => World.Of(seed) is var world && seed % 2 == 0 ? world : world with { AsOf = new(world.Year, 9, 30) };

    private static decimal Closing(Core.Reserves.ReserveYear row) => row.Opening.Value - row.Mined.Value - Of(row.Lost) + Of(row.Explored) + Of(row.Recalculated);

    private static decimal Of(Quantity? amount) => amount?.Value ?? 0;

    private static IEnumerable<Finding> Balances(CheckInput input) => Checked.All(input).Where(finding => finding.Rule == "report.identity");

    private static IEnumerable<Finding> Broken(CheckInput input) =>
        Checked.All(input).Where(finding => Ceilings.Contains(finding.Rule) && finding.Status == FindingStatus.Fail && finding.Measured > finding.Limit);

    private static IEnumerable<(string, FindingStatus, Severity)> Verdicts(CheckInput input) =>
        Checked.All(input).Where(IsScaled).Select(finding => (finding.Id, finding.Status, finding.Severity));

    private static bool IsScaled(Finding finding) => !finding.Rule.StartsWith("space.", StringComparison.Ordinal) && !Absolute.Contains(finding.Rule);
}
