using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Tests.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Which alerts a subscription is about. The sample is a magnesite alert of 宽甸 (210624) in Dandong (210600), rule volume.cap, severity H, without a layer.</summary>
public sealed class SubscriptionFilterTests
{
    [Theory]
    [InlineData("", "", "", true)]
    [InlineData("210624", "", "", true)]
    [InlineData("2106", "", "", true)]
    [InlineData("210600", "", "", true)]
    [InlineData("21", "", "", true)]
    [InlineData("210681", "", "", false)]
    [InlineData("2113", "", "", false)]
    [InlineData("210681,210624", "", "", true)]
    [InlineData("", "volume.cap", "", true)]
    [InlineData("", "volume", "", true)]
    [InlineData("", "volume.quota", "", false)]
    [InlineData("", "vol", "", false)]
    [InlineData("", "space,volume.cap", "", true)]
    [InlineData("", "", "red-line", false)]
    [InlineData("210624", "space", "", false)]
    public void Every_part_must_hold(string regions, string rules, string layers, bool wanted) => Assert.Equal(wanted, Filter(regions, rules, layers).Matches(ChannelSamples.Event()));

    [Theory]
    [InlineData("210624", true)]
    [InlineData("210600", true)]
    [InlineData("21", true)]
    [InlineData("211300", false)]
    public void What_names_no_place_is_told_to_everyone_in_the_region_of_its_plan(string region, bool wanted) =>
        Assert.Equal(wanted, Filter(region, "", "").Matches(ChannelSamples.Event() with { Region = null }));

    [Theory]
    [InlineData("reports", "report.missing", true)]
    [InlineData("report", "report.missing", true)]
    [InlineData("reports", "volume.cap", false)]
    public void A_family_goes_by_its_name_in_the_catalogue_too(string family, string rule, bool wanted) => Assert.Equal(wanted, Filter("", family, "").Matches(OfRule(rule, null)));

    [Theory]
    [InlineData("生态保护红线", "red-line", true)]
    [InlineData("red-line", "red-line", true)]
    [InlineData("protected-area", "forest-park", true)]
    [InlineData("farmland", "red-line", false)]
    public void A_layer_goes_by_any_of_its_names_and_a_wider_one_by_its_parts(string wanted, string layer, bool holds) => Assert.Equal(holds, Filter("", "", wanted).Matches(OfRule("space.control-lines", layer)));

    [Fact]
    public void A_receiver_is_not_told_that_it_fails_itself()
    {
        var operators = ChannelSamples.To(least: Severity.L, plan: "-") with { Operator = true };
        Assert.True(operators.Wants(About("s2")));
        Assert.False(operators.Wants(About("s1")));
    }

    private static SubscriptionFilter Filter(string regions, string rules, string layers) => new(Severity.L, null) { Regions = Split(regions), Rules = Split(rules), Layers = Split(layers) };

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static DeliveryEvent OfRule(string rule, string? layer) => ChannelSamples.Event() with
    {
        Message = new("a1", "opened", System.Text.Json.JsonSerializer.SerializeToElement(new { rule, severity = "H", subject = new { kind = "footprint", layer } })),
    };

    private static DeliveryEvent About(string subscription) => ChannelSamples.Event() with
    {
        Plan = "-", Message = new("a1", "opened", System.Text.Json.JsonSerializer.SerializeToElement(new { rule = "operator.delivery-given-up", severity = "H", subject = new { kind = "subscription", name = subscription } })),
    };
}
