using PlanMonitor.Core.Footprints;
using Xunit;

namespace PlanMonitor.Core.Tests.Footprints;

/// <summary>1 亩 = 2000/3 m².</summary>
public sealed class MuTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("666.67", "1")]
    [InlineData("1000", "1.5")]
    [InlineData("2000", "3")]
    [InlineData("10000", "15")]
    [InlineData("6666.666", "10")]
    // Half of a hundredth is rounded away from zero.
    [InlineData("3.3333", "0")]
    [InlineData("3.3334", "0.01")]
    [InlineData("1000000", "1500")]
    public void Square_metres_are_counted_in_mu(string squareMetres, string mu) => Assert.Equal(decimal.Parse(mu), Mu.Of(decimal.Parse(squareMetres)));

    [Theory]
    [InlineData("6666.666", "", "")]
    [InlineData("6666.667", "（达到10亩，须省级核查）", " (10 mu or more: for the provincial check)")]
    public void From_ten_mu_the_text_says_so(string squareMetres, string zh, string en) => Assert.Equal(new(zh, en), Mu.Provincial(decimal.Parse(squareMetres)));
}
