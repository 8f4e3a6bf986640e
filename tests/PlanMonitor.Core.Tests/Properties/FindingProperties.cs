using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using Xunit;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>What holds for the findings of any input.</summary>
public sealed class FindingProperties
{
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
        var more = input with { Reports = [.. input.Reports.Select(report => Scaled.Of(report, 17))] };
        return Checked.All(input).Select(finding => (finding.Id, finding.AlertId)).SequenceEqual(Checked.All(more).Select(finding => (finding.Id, finding.AlertId)));
    }).Check(Checked.Config);

    [Fact]
    public void Nothing_passes_in_silence() => Prop.ForAll(Checked.Seeds, seed => Checked.All(World.Of(seed)).All(finding =>
        (finding.Status != FindingStatus.NotEvaluable || finding.Missing.Count > 0)
        // What is missing can only add to a floor that is reached already.
        && (finding.Status != FindingStatus.Pass || finding.Measured >= finding.Limit || finding.Missing.All(missing => missing == "rights"))
        && (finding.Readings.Count == 0 || finding.Severity <= Severity.M))).Check(Checked.Config);
}
