using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;
using Xunit;

namespace PlanMonitor.Core.Tests.Names;

public sealed class RegionCatalogueTests
{
    [Theory]
    [InlineData("辽阳", "211000")]
    [InlineData("辽阳市", "211000")]
    [InlineData("辽阳县", "211021")]
    [InlineData("朝阳", "211300")]
    [InlineData("朝阳县", "211321")]
    [InlineData("喀左县", "211324")]
    [InlineData("喀左", "211324")]
    [InlineData("喀喇沁左翼蒙古族自治县", "211324")]
    [InlineData("宽甸", "210624")]
    [InlineData("宽甸满族自治县", "210624")]
    [InlineData("平泉县", "130881")]
    [InlineData("承德市", "130800")]
    [InlineData("弓长岭", "211005")]
    [InlineData("铧子镇", "211081")]
    [InlineData("２１０６８１", "210681")]
    [InlineData("北京", null)]
    public void A_region_is_found_by_name_short_name_town_or_code(string name, string? code) => Assert.Equal(code, RegionCatalogue.BuiltIn.CodeOf(name));

    [Theory]
    [InlineData("210624", "210600", true)]
    [InlineData("210600", "210600", true)]
    [InlineData("210600", "210000", true)]
    [InlineData("210600", "210624", false)]
    [InlineData("130881", "210000", false)]
    public void A_code_lies_within_a_wider_one(string code, string wider, bool expected) => Assert.Equal(expected, RegionCatalogue.IsWithin(code, wider));

    [Fact]
    public void A_plan_brings_regions_and_one_whose_name_or_code_is_taken_is_left_out()
    {
        Region city = new("210300", "鞍山市", ["鞍山"], "Anshan"), county = new("210381", "海城市", ["海城"], "Haicheng", ["牌楼镇"]);
        Region known = new("211000", "辽阳", [], "Liaoyang"), again = new("210382", "海城区", ["海城"], "Haicheng District");
        var more = RegionCatalogue.BuiltIn.With([county, known, city, again]);
        Assert.Equal(("210300", "210381", "211000", null), (more.CodeOf("鞍山"), more.CodeOf("牌楼镇"), more.CodeOf("辽阳"), more.CodeOf("海城区")));
        Assert.Equal([known, again], RegionCatalogue.BuiltIn.Clashes([county, known, city, again]));
        Assert.Equal(more.All.OrderBy(region => region.Code, StringComparer.Ordinal), more.All);
        Assert.Null(RegionCatalogue.BuiltIn.CodeOf("鞍山"));
        Assert.Same(RegionCatalogue.BuiltIn, RegionCatalogue.BuiltIn.With(null));
    }

    [Fact]
    public void Every_county_lies_in_a_city_and_a_province_of_the_catalogue()
    {
        var codes = RegionCatalogue.BuiltIn.All.Select(region => region.Code).ToHashSet();
        Assert.All(RegionCatalogue.BuiltIn.All, region =>
        {
            Assert.True(RegionCode.IsWellFormed(region.Code));
            Assert.Contains(region.Code[..2] + "0000", codes);
            Assert.True(region.Code.EndsWith("0000", StringComparison.Ordinal) || codes.Contains(region.Code[..4] + "00"));
        });
    }

    [Theory]
    [InlineData("％", "%")]
    [InlineData("ｋｍ２", "平方公里")]
    [InlineData("万 吨／年", "万吨/年")]
    public void Full_width_units_are_read(string text, string symbol) => Assert.Equal(symbol, Unit.Parse(text).Value.Symbol);
}
