using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Rules.Volume;
using Xunit;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>What holds for the findings of any input.</summary>
public sealed class FindingProperties
{
    private static readonly decimal[] Factors = [0.1m, 0.5m, 2m, 3m, 7m, 10m, 1000m];

    [Fact]
    public void The_order_of_the_inputs_changes_no_byte() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = World.Of(seed);
        return CanonicalJson.Write(Checked.All(input)) == CanonicalJson.Write(Checked.All(World.Shuffled(input, seed + 1)));
    }).Check(Checked.Config);

    [Fact]
    public void A_check_done_twice_gives_the_same_bytes_and_each_id_once() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var findings = Checked.All(World.Of(seed));
        return CanonicalJson.Write(findings) == CanonicalJson.Write(Checked.All(World.Of(seed)))
            && findings.Select(finding => finding.Id).Distinct().Count() == findings.Count
            && findings.Select(finding => finding.AlertId).Distinct().Count() == findings.Count;
    }).Check(Checked.Config);

    [Fact]
    public void Other_quantities_give_the_same_ids() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = World.Of(seed);
        var more = input with { Reports = [.. input.Reports.Select(report => Times(report, 17))] };
        return Checked.All(input).Select(finding => (finding.Id, finding.AlertId)).SequenceEqual(Checked.All(more).Select(finding => (finding.Id, finding.AlertId)));
    }).Check(Checked.Config);

    [Fact]
    public void Scaling_every_quantity_of_a_volume_check_changes_no_verdict() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var input = World.Of(seed);
        var by = Factors[new Random(seed).Next(Factors.Length)];
        var scaled = input with
        {
            Plan = Times(input.Plan, by),
            Reports = [.. input.Reports.Select(report => Times(report, by))],
            Quotas = [.. input.Quotas.Select(quota => quota with { Amount = Times(quota.Amount, by)! })],
        };
        return Verdicts(input).SequenceEqual(Verdicts(scaled));
    }).Check(Checked.Config);

    [Fact]
    public void More_output_never_makes_up_for_a_cap_that_was_broken() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var random = new Random(seed);
        var input = World.Of(seed);
        var broken = Caps(input).Where(finding => finding.Status == FindingStatus.Fail && finding.Measured > finding.Limit).Select(finding => finding.Id).ToList();
        var like = input.Reports.Count > 0 ? input.Reports[random.Next(input.Reports.Count)] : null;
        var licence = input.Rights?.FirstOrDefault(right => input.Reports.All(report => report.Licence != right.Licence))?.Licence ?? "NEW";
        var more = World.Report(random, licence, like?.Mineral ?? "iron", like?.Region ?? input.Plan.Adcode, input.Year, 200);
        var after = Caps(input with { Reports = [.. input.Reports, more] }).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return broken.TrueForAll(id => after[id].Status == FindingStatus.Fail);
    }).Check(Checked.Config);

    [Fact]
    public void Nothing_passes_in_silence() => Prop.ForAll(Checked.Seeds, seed => Checked.All(World.Of(seed)).All(finding =>
        (finding.Status != FindingStatus.NotEvaluable || finding.Missing.Count > 0)
        // What is missing can only add to a floor that is reached already.
        && (finding.Status != FindingStatus.Pass || finding.Measured >= finding.Limit || finding.Missing.All(missing => missing == "rights"))
        && (finding.Readings.Count == 0 || finding.Severity <= Severity.M))).Check(Checked.Config);

    private static IEnumerable<Finding> Caps(CheckInput input) => new VolumeCap().Evaluate(input);

    private static IEnumerable<(string, FindingStatus, Severity, decimal?)> Verdicts(CheckInput input) =>
        Caps(input).Concat(new VolumeBasis().Evaluate(input)).Select(finding => (finding.Id, finding.Status, finding.Severity, finding.Ratio));

    private static Plan Times(Plan plan, decimal by) => plan with
    {
        VolumeControls = [.. plan.VolumeControls.Select(control => control with { Value = control.Value * by })],
        Indicators = [.. plan.Indicators.Select(indicator => indicator.Category == "output" ? indicator with { Value = indicator.Value * by } : indicator)],
    };

    private static MineYear Times(MineYear report, decimal by) =>
        report with { Output = Times(report.Output, by)!, Concentrate = Times(report.Concentrate, by), Fed = Times(report.Fed, by) };

    private static Quantity? Times(Quantity? quantity, decimal by) => quantity is null ? null : quantity with { Value = quantity.Value * by };
}
