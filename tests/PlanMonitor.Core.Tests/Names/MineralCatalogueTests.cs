using PlanMonitor.Core.Names;
using Xunit;

namespace PlanMonitor.Core.Tests.Names;

public sealed class MineralCatalogueTests
{
    private static readonly MineralCatalogue Catalogue = MineralCatalogue.BuiltIn;

    [Theory]
    [InlineData("铁", "iron")]
    [InlineData("铁矿石", "iron")]
    [InlineData("iron", "iron")]
    [InlineData("菱镁", "magnesite")]
    [InlineData("菱镁矿", "magnesite")]
    [InlineData(" 菱 镁 矿 ", "magnesite")]
    [InlineData("滑石矿", "talc")]
    [InlineData("硼矿", "boron")]
    [InlineData("岩金", "gold")]
    [InlineData("砂金", "placer-gold")]
    [InlineData("超贫磁铁矿", "ultra-lean-magnetite")]
    [InlineData("鉬", "molybdenum")]
    [InlineData("溶剂用灰岩", "flux-limestone")]
    // Names for several minerals at once are entries of their own.
    [InlineData("水泥及熔剂用灰岩", "cement-flux-limestone")]
    [InlineData("水泥（熔剂）用灰岩", "cement-flux-limestone")]
    [InlineData("水泥(熔剂)用灰岩", "cement-flux-limestone")]
    [InlineData("铅锌", "lead-zinc")]
    [InlineData("玻璃用石英(砂)岩", "glass-quartzite")]
    [InlineData("石英（砂）岩", "quartz-rocks")]
    [InlineData("建筑石料类矿产", "building-stone")]
    [InlineData("普通建筑用砂石", "aggregate")]
    [InlineData("砂石土类矿产", "sand-stone-clay")]
    [InlineData("水气矿产", "water-and-gas")]
    public void A_name_as_plans_print_it_has_a_code(string name, string code) => Assert.Equal(code, Catalogue.Find(name)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("矿")]
    [InlineData("铁、金")]
    [InlineData("unobtainium")]
    public void A_name_that_no_plan_prints_is_unknown(string name) => Assert.Null(Catalogue.Find(name));

    [Theory]
    [InlineData("iron", "iron", true)]
    [InlineData("cement-limestone", "cement-flux-limestone", true)]
    [InlineData("cement-limestone", "limestone", true)]
    [InlineData("limestone", "cement-limestone", false)]
    [InlineData("building-granite", "building-stone", true)]
    [InlineData("building-granite", "sand-stone-clay", true)]
    [InlineData("building-granite", "granite", true)]
    [InlineData("facing-granite", "building-stone", false)]
    [InlineData("placer-gold", "gold", true)]
    [InlineData("ultra-lean-magnetite", "iron", true)]
    [InlineData("lead", "lead-zinc", true)]
    [InlineData("brick-clay", "aggregate", false)]
    [InlineData("nothing", "iron", false)]
    public void A_mineral_counts_towards_the_wider_one(string code, string wider, bool expected) => Assert.Equal(expected, Catalogue.IsWithin(code, wider));

    [Fact]
    public void Every_mineral_has_a_class_an_english_name_and_a_group()
    {
        string[] groups = ["energy", "ferrous", "nonferrous", "precious", "rare", "metallurgical", "chemical", "building", "water", "mixed"];
        Assert.All(Catalogue.All, mineral =>
        {
            Assert.InRange(mineral.Class, 1, 3);
            Assert.Contains(mineral.Group, groups);
            Assert.NotEmpty(mineral.En);
            Assert.DoesNotContain(mineral.Code, mineral.Within);
        });
    }

    [Fact]
    public void Two_minerals_with_one_name_are_a_bug_of_the_data() =>
        Assert.Throws<ArgumentException>(() => new MineralCatalogue([new("a", "甲", [], "a", 1, "rare", []), new("b", "乙", ["甲"], "b", 1, "rare", [])]));
}
