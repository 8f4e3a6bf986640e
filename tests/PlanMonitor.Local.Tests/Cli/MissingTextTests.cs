using PlanMonitor.Local.Terminal;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>The codes of missing data in words.</summary>
public sealed class MissingTextTests
{
    [Theory]
    [InlineData("rights", "采矿权登记", "the register of mining rights")]
    [InlineData("rights:boundary", "采矿权的矿区范围", "the boundaries of the mining rights")]
    [InlineData("reports", "年报", "annual reports")]
    [InlineData("reports:rejected-rows", "年报中有未采用的行", "rejected rows in the reports")]
    [InlineData("reports:C2106002020011110000001", "采矿权 C2106002020011110000001 的年报", "the report of right C2106002020011110000001")]
    [InlineData("quotas", "分解指标", "quotas")]
    [InlineData("quotas:unit", "分解指标的计量单位", "one unit for the quotas")]
    [InlineData("footprints", "图斑", "footprints")]
    [InlineData("layer:farmland", "图层 永久基本农田", "layer farmland")]
    [InlineData("layer:a:b", "图层 a:b", "layer a:b")]
    [InlineData("duties", "履职记录", "records of duties")]
    [InlineData("duties:rejected-rows", "履职记录中有未采用的行", "rejected rows in the records of duties")]
    [InlineData("projects", "项目进展", "the progress of projects")]
    [InlineData("projects:unit", "可换算的完成数量单位", "a unit of the quantity that converts")]
    [InlineData("projects:完成数量", "项目的完成数量", "the quantity that the project brought")]
    [InlineData("projects:project.x", "项目 project.x 的进展", "the progress of project.x")]
    [InlineData("disturbance", "损毁与治理面积", "areas disturbed and restored")]
    [InlineData("disturbance:rejected-rows", "损毁与治理中有未采用的行", "rejected rows in the areas disturbed and restored")]
    [InlineData("disturbance:C1", "采矿权 C1 的损毁与治理面积", "the areas disturbed and restored of right C1")]
    [InlineData("精矿品位", "精矿品位", "精矿品位")]
    public void A_code_has_words(string code, string zh, string en) => Assert.Equal((zh, en), (MissingText.Of(code).Zh, MissingText.Of(code).En));
}
