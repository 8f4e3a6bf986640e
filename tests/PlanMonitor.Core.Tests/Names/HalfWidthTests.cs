using PlanMonitor.Core.Names;
using Xunit;

namespace PlanMonitor.Core.Tests.Names;

/// <summary>What input methods type, in plain characters.</summary>
public sealed class HalfWidthTests
{
    [Theory]
    [InlineData("ＡＢｃ１２３", "ABc123")]
    [InlineData("（万吨／年）％，．：；～－＋", "(万吨/年)%,.:;~-+")]
    [InlineData("年　度\u00A0x", "年 度 x")]
    [InlineData("\uFEFF年\u200B度", "年度")]
    [InlineData("−5", "-5")]
    [InlineData("m²m³10⁴⁰¹ ㎡㎥㎢㎞㎏㏊", "m2m31040" + "1 m2m3km2kmkgha")]
    [InlineData("plain", "plain")]
    [InlineData("菱镁矿、滑石", "菱镁矿、滑石")]
    [InlineData("", "")]
    public void Wide_forms_become_plain(string text, string expected) => Assert.Equal(expected, HalfWidth.Fold(text));

    [Fact]
    public void A_half_surrogate_is_left_alone() => Assert.Equal("a\uD800b(", HalfWidth.Fold("a\uD800b（"));
}
