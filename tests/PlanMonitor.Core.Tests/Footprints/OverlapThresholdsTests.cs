using PlanMonitor.Core.Footprints;
using Xunit;

namespace PlanMonitor.Core.Tests.Footprints;

/// <summary>1.5 亩 are 1,000 m², 10 亩 are 6,666.67 m².</summary>
public sealed class OverlapThresholdsTests
{
    [Theory]
    // Area, footprint: both thresholds must be missed.
    [InlineData("999.999", "100000", true)]
    [InlineData("1000", "1000000", false)]
    [InlineData("999.999", "99999.9", false)]
    [InlineData("999.999", "99999.91", true)]
    [InlineData("1", "100", false)]
    [InlineData("0.999", "100", true)]
    public void A_sliver_is_small_in_both_ways(string area, string footprint, bool sliver) =>
        Assert.Equal(sliver, OverlapThresholds.IsSliver(decimal.Parse(area), decimal.Parse(footprint)));

    [Theory]
    [InlineData("6666.666", false)]
    [InlineData("6666.667", true)]
    [InlineData("70000", true)]
    public void From_ten_mu_the_province_checks(string area, bool provincial) =>
        Assert.Equal(provincial, OverlapThresholds.NeedsProvincialCheck(decimal.Parse(area)));
}
