using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;
using Xunit;

namespace PlanMonitor.Core.Tests.Footprints;

/// <summary>Layers by the names that people give to them.</summary>
public sealed class LayerKindTests
{
    [Theory]
    [InlineData("生态保护红线", "red-line")]
    [InlineData("生态红线", "red-line")]
    [InlineData("red-line", "red-line")]
    [InlineData("Red_Line", "red-line")]
    [InlineData(" STBHHX ", "red-line")]
    [InlineData("永久基本农田", "farmland")]
    [InlineData("YJJBNTTB", "farmland")]
    [InlineData("permanent_farmland", "farmland")]
    [InlineData("城镇开发边界", "urban-boundary")]
    [InlineData("CZKFBJ", "urban-boundary")]
    [InlineData("自然保护地", "nature-reserve")]
    [InlineData("核心区", "nature-reserve-core")]
    [InlineData("饮用水水源一级保护区", "water-source-1")]
    [InlineData("水源地二级", "water-source-2")]
    [InlineData("水源准保护区", "water-source-quasi")]
    [InlineData("禁采区", "closed-area")]
    [InlineData("重点矿区", "key-mining")]
    [InlineData("砂石土集中开采区", "concentrated-sand")]
    [InlineData("Mining_Block", "mining-block")]
    [InlineData("储备区", "reserve-area")]
    [InlineData("建设用地", "strategic-cover")]
    [InlineData("闭坑矿山", "closed-mine")]
    [InlineData(" 本地图层 ", "本地图层")]
    public void A_name_stands_for_a_kind_and_an_unknown_one_for_itself(string name, string kind) => Assert.Equal(kind, LayerKind.Of(name));

    [Theory]
    [InlineData("red-line", "生态保护红线")]
    [InlineData("farmland", "永久基本农田")]
    [InlineData("urban-boundary", "城镇开发边界")]
    [InlineData("本地图层", "本地图层")]
    public void A_kind_has_its_chinese_name(string kind, string zh)
    {
        Assert.Equal(zh, LayerKind.Zh(kind));
        Assert.Equal(kind, LayerKind.Of(zh));
    }

    [Theory]
    [InlineData("nature-reserve", "protected-area", true)]
    [InlineData("nature-reserve-core", "nature-reserve", true)]
    [InlineData("nature-reserve", "nature-reserve-core", false)]
    [InlineData("river", "closed-area", true)]
    [InlineData("river", "protected-area", false)]
    [InlineData("key-mining", "key-zone", true)]
    [InlineData("key-zone", "key-mining", false)]
    [InlineData("red-line", "red-line", true)]
    [InlineData("本地图层", "protected-area", false)]
    public void A_kind_may_be_a_part_of_a_wider_one(string kind, string wider, bool within) => Assert.Equal(within, LayerKind.IsWithin(kind, wider));

    [Fact]
    public void Every_layer_and_zone_of_the_plans_data_has_a_chinese_name()
    {
        // What the plans leave open ("other") is no layer that anybody could upload.
        var kinds = PlanLibrary.BuiltIn.NewestOfEach.SelectMany(plan => plan.SpatialRules.SelectMany(rule => rule.Layers).Concat(plan.Zones.Select(zone => zone.Type))).Where(kind => kind != "other");
        Assert.All(kinds.Distinct(), kind => Assert.NotEqual(kind, LayerKind.Zh(kind)));
    }
}
