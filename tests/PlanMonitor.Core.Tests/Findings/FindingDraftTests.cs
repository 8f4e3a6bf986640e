using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;
using Xunit;

namespace PlanMonitor.Core.Tests.Findings;

/// <summary>What every finding gets, whichever rule makes it.</summary>
public sealed class FindingDraftTests
{
    private static readonly RuleInfo Yearly = new("volume.test", new("试验", "Test"), Severity.H, Yearly: true, ["reports"]);

    [Theory]
    [InlineData(Severity.H, false, Severity.H)]
    [InlineData(Severity.H, true, Severity.M)]
    [InlineData(Severity.M, true, Severity.M)]
    [InlineData(Severity.L, true, Severity.L)]
    public void A_finding_that_rests_on_a_reading_weighs_at_most_M(Severity severity, bool reading, Severity weight) =>
        Assert.Equal(weight, (Draft() with { Severity = severity, Readings = reading ? ["reading.about"] : [] }).Done().Severity);

    [Theory]
    [InlineData("31.01", "31", "1.000323")]
    [InlineData("1", "3", "0.333333")]
    [InlineData("0.0000005", "1", "0.000001")]
    [InlineData("5", "0", null)]
    [InlineData(null, "31", null)]
    public void The_ratio_has_six_decimals(string? measured, string limit, string? ratio) => Assert.Equal(
        ratio is null ? null : decimal.Parse(ratio),
        (Draft() with { Measured = measured is null ? null : decimal.Parse(measured), Limit = decimal.Parse(limit) }).Done().Ratio);

    [Fact]
    public void The_year_belongs_to_the_alert_of_a_yearly_rule_only()
    {
        var always = Yearly with { Yearly = false };
        Assert.NotEqual(Draft(2023).Done().AlertId, Draft(2024).Done().AlertId);
        Assert.Equal((Draft(2023) with { Rule = always }).Done().AlertId, (Draft(2024) with { Rule = always }).Done().AlertId);
        Assert.NotEqual((Draft(2023) with { Rule = always }).Done().Id, (Draft(2024) with { Rule = always }).Done().Id);
        Assert.Equal(StableHash.Id("volume.test", "total|菱镁矿|||||", "liaoyang", "2024"), Draft(2024).Done().AlertId);
        Assert.Equal("503fb88f75cd24ca8f7f-2024", Draft(2024).Done().Id);
    }

    [Fact]
    public void Evidence_missing_data_and_readings_are_in_order_and_named_once()
    {
        Source[] rows = [new("b.csv", "22", 3), new("a.csv", "22", 3), new("c.csv", "11", 9), new("b.csv", "22", 2), new("b.csv", "22", 3)];
        var finding = (Draft() with { Evidence = rows, Missing = ["rights", "quotas", "rights"], Readings = ["reading.b", "reading.a", "reading.b"] }).Done();
        Assert.Equal([rows[2], rows[3], rows[1], rows[0]], finding.Evidence);
        Assert.Equal(["quotas", "rights"], finding.Missing);
        Assert.Equal(["reading.a", "reading.b"], finding.Readings);
    }

    [Theory]
    [InlineData("liaoyang", "超过", "over")]
    [InlineData("dandong", "【草案】超过", "[draft plan] over")]
    public void What_a_draft_says_is_called_so(string plan, string zh, string en) =>
        Assert.Equal(new(zh, en), (Draft(2024, plan) with { Message = new("超过", "over") }).Done().Message);

    private static FindingDraft Draft(int year = 2024, string plan = "liaoyang") => new(
        Yearly,
        new() { Plan = PlanLibrary.BuiltIn.Versions(plan)[0], Year = year, AsOf = new(year + 1, 3, 31), Minerals = MineralCatalogue.BuiltIn, Regions = RegionCatalogue.BuiltIn },
        new("total", "菱镁矿"));
}
