using PlanMonitor.Core.Names;
using Xunit;

namespace PlanMonitor.Core.Tests.Names;

/// <summary>Which region lies in which.</summary>
public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("210624", "210600", true)]
    [InlineData("210600", "210600", true)]
    [InlineData("210624", "210624", true)]
    [InlineData("210624", "210000", true)]
    [InlineData("210600", "210000", true)]
    [InlineData("210600", "210624", false)]
    [InlineData("210000", "210600", false)]
    [InlineData("211021", "210600", false)]
    [InlineData("130881", "210000", false)]
    [InlineData("210624101", "210624", true)]
    [InlineData("210624101", "210600", true)]
    [InlineData("210624101203", "210624101", true)]
    [InlineData("210624101203", "210624102", false)]
    [InlineData("210624", "2106", true)]
    [InlineData("210624", "21", true)]
    [InlineData("2106", "210600", true)]
    // The twelve digits of statistics, zeros below the county.
    [InlineData("210624", "210624000000", true)]
    [InlineData("210624101203", "210624101000", true)]
    [InlineData("210624", "210600000000", true)]
    [InlineData("210624", "210624000", true)]
    [InlineData("211021", "210600000000", false)]
    public void A_region_lies_in_itself_and_in_the_wider_ones(string inner, string outer, bool within) => Assert.Equal(within, RegionCode.Within(inner, outer));

    [Theory]
    [InlineData("21", true)]
    [InlineData("2106", true)]
    [InlineData("210624", true)]
    [InlineData("210624101", true)]
    [InlineData("210624101203", true)]
    [InlineData("", false)]
    [InlineData("2", false)]
    [InlineData("21062", false)]
    [InlineData("21062A", false)]
    [InlineData("２１", false)]
    public void A_code_has_the_digits_of_its_level(string code, bool well) => Assert.Equal(well, RegionCode.IsWellFormed(code));
}
