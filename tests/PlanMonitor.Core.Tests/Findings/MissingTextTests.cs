using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Tests.Cases;
using Xunit;

namespace PlanMonitor.Core.Tests.Findings;

/// <summary>The codes of missing data in words.</summary>
public sealed class MissingTextTests
{
    [Theory]
    [InlineData("rights", "采矿权登记", "the register of mining rights")]
    [InlineData("rights:boundary", "采矿权的矿区范围", "the boundaries of the mining rights")]
    [InlineData("rights:登记类型", "采矿权登记中的登记类型", "the kind of grant (登记类型) in the register of mining rights")]
    [InlineData("rights:生产规模（吨/日）", "采矿权登记中的生产规模（吨/日）", "the licensed scale (生产规模（吨/日）) in the register of mining rights")]
    [InlineData("rights:2020", "2020年的采矿权登记", "the register of mining rights of 2020")]
    [InlineData("reports", "年报", "the annual reports")]
    [InlineData("reports:rejected-rows", "年报中有未采用的行", "rejected rows in the annual reports")]
    [InlineData("reports:C2106002020011110000001", "采矿权 C2106002020011110000001 的年报", "the annual reports of right C2106002020011110000001")]
    [InlineData("quotas", "分解指标", "the quotas")]
    [InlineData("quotas:unit", "分解指标的计量单位", "one unit for the quotas")]
    [InlineData("quotas:个", "以“个”为单位的分解指标", "a quota in numbers of rights (个)")]
    [InlineData("quotas:C72", "采矿权 C72 的分解指标", "the quotas of right C72")]
    [InlineData("rates:开采回采率要求", "三率中的开采回采率要求", "what is required of the mining recovery (开采回采率要求) in the three rates")]
    [InlineData("layer:farmland", "图层“永久基本农田”", "the layer farmland (永久基本农田)")]
    [InlineData("layer:a:b", "图层“a:b”", "the layer a:b")]
    [InlineData("layer:key-exploration:编号", "图层“重点勘查区”中的编号", "the codes (编号) in the layer key-exploration (重点勘查区)")]
    [InlineData("plan:最低开采规模", "规划数据中的最低开采规模", "the minimum scales (最低开采规模) in the plan's data")]
    [InlineData("plan:indicator.green-mine", "规划数据中的indicator.green-mine", "indicator.green-mine in the plan's data")]
    [InlineData("duties:rejected-rows", "履职记录中有未采用的行", "rejected rows in the records of duties")]
    [InlineData("projects:unit", "可换算的完成数量单位", "a unit of the quantity that converts")]
    [InlineData("projects:完成数量", "项目进展中的完成数量", "the quantity done (完成数量) in the progress of projects")]
    [InlineData("projects:project.x", "项目 project.x 的进展", "the progress of project.x")]
    [InlineData("disturbance:C1", "采矿权 C1 的损毁与治理", "the areas disturbed and restored of right C1")]
    [InlineData("精矿品位≥62%", "精矿品位≥62%", "the grade of the concentrate (精矿品位≥62%)")]
    [InlineData("体重", "按指标计量单位填报的数量（没有体重，不能换算）", "the amount in the unit of the figure (without a density, 体重, it does not convert)")]
    [InlineData("discoveries:体重", "按指标计量单位填报的数量（没有体重，不能换算）", "the amount in the unit of the figure (without a density, 体重, it does not convert)")]
    [InlineData("…", "…", "…")]
    public void A_code_has_words(string code, string zh, string en) => Assert.Equal((zh, en), (MissingText.Of(code).Zh, MissingText.Of(code).En));

    [Theory]
    [InlineData("rights:登记类型", "rights")]
    [InlineData("layer:key-exploration:编号", "layer")]
    [InlineData("plan:区块勘查阶段", "plan")]
    [InlineData("精矿品位", "reports")]
    [InlineData("greenlist", "greenlist")]
    [InlineData("…", null)]
    public void A_code_names_the_upload_that_would_mend_it(string code, string? kind) => Assert.Equal(kind, MissingText.UploadOf(code));

    [Fact]
    public void A_list_names_each_once() =>
        Assert.Equal(("虚构矿无法检查，缺少：采矿权登记、精矿品位。", "It cannot be said; missing: the register of mining rights, the grade of the concentrate (精矿品位)."), Pair(MissingText.Sentence("虚构矿无法检查", "It cannot be said", "rights", "精矿品位", "rights")));

    [Theory]
    [MemberData(nameof(CaseTests.Cases), MemberType = typeof(CaseTests))]
    public void No_message_says_a_code_and_every_code_has_words(string rule, string name)
    {
        var folder = new CaseFolder(rule, name);
        Assert.All(CaseFindings.Of(folder.TheRule, folder.Input, CaseInput.Of(folder.Input)).SelectMany(finding => finding.Missing.Select(code => (Code: code, finding.Message))), missing =>
        {
            var words = MissingText.Of(missing.Code);
            Assert.NotEqual(missing.Code, words.En);
            Assert.NotNull(MissingText.UploadOf(missing.Code));
            if (missing.Code.Contains(':', StringComparison.Ordinal))
            {
                Assert.DoesNotContain(missing.Code, missing.Message.Zh, StringComparison.Ordinal);
                Assert.DoesNotContain(missing.Code, missing.Message.En, StringComparison.Ordinal);
            }
        });
    }

    private static (string Zh, string En) Pair(Core.Messages.Text text) => (text.Zh, text.En);
}
