using System.Text.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Show;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans.Show;

public sealed class PlanShowTests
{
    [Fact]
    public void The_document_of_a_plan_has_the_agreed_shape()
    {
        var root = Document(writer => PlanJson.WriteShow(writer, MinimalPlan.Plan));
        Assert.Equal("sample 样例市矿产资源总体规划（2021-2025年） 210600 2021 in-force", string.Join(' ', new[] { "id", "name", "adcode", "version", "status" }.Select(name => root.GetProperty(name).GetString())));
        Assert.Equal("""{"from":2021,"to":2025,"base":2020,"horizon":2025,"outlook":2035}""", JsonSerializer.Serialize(root.GetProperty("period")));
        Has(root, "indicators", "id", "name", "mineral", "region", "value", "max", "unit", "basis", "comparator", "nature", "time", "citation", "mineralCode", "regionCode", "figure", "readings", "notSaid", "also");
        Has(root, "volumeControls", "id", "mineral", "region", "value", "unit", "basis", "comparator", "nature", "time", "citation");
        Has(root, "minimumScales", "mineral", "method", "sizeClass", "minesKind", "value", "unit", "mark", "citation");
        Has(root, "zones", "type", "level", "code", "name", "minerals", "areaKm2", "regions", "existingRights", "plannedRights", "citation");
        foreach (var activity in new[] { "exploration", "mining" })
        {
            Assert.Equal(["key", "restricted", "prohibited"], root.GetProperty("minerals").GetProperty(activity).EnumerateObject().Select(member => member.Name));
        }
        foreach (var section in PlanSections.Counts(MinimalPlan.Plan))
        {
            Assert.True(root.TryGetProperty(section.Key, out _), section.Key);
        }
        Assert.False(root.TryGetProperty("isDraft", out _));
        Assert.Equal(("菱镁矿", "magnesite", 31m), (root.GetProperty("volumeControls")[0].GetProperty("mineral").GetString(), root.GetProperty("volumeControls")[0].GetProperty("mineralCode").GetString(), root.GetProperty("volumeControls")[0].GetProperty("value").GetDecimal()));
    }

    [Fact]
    public void The_list_names_each_plan_once()
    {
        var plan = Assert.Single(Document(writer => PlanJson.WriteList(writer, [MinimalPlan.Plan])).GetProperty("plans").EnumerateArray());
        Assert.Equal(("sample", "2021", 2), (plan.GetProperty("id").GetString(), plan.GetProperty("version").GetString(), plan.GetProperty("counts").GetProperty("indicators").GetInt32()));
    }

    [Fact]
    public void The_page_of_the_list()
    {
        using var writer = new StringWriter();
        PlanPages.WriteList(writer, [MinimalPlan.Plan], PlanLanguage.Zh);
        Assert.Equal(
            "  编号    规划                                   区划代码  版本  状态  规划期     条目\n"
            + "  sample  样例市矿产资源总体规划（2021-2025年）  210600    2021  有效  2021-2025  10\n",
            writer.ToString());
    }

    [Theory]
    [InlineData(PlanLanguage.Zh, "规划指标 (2)\n  名称          数值     属性    时间        行\n  矿山数量      ≈120 个  预期性  规划期末    2\n")]
    [InlineData(PlanLanguage.En, "Volume controls (2)\n  name           value    nature   time    line\n  菱镁矿 丹东市  31 万吨  binding  annual  4\n  菱镁矿 宽甸县  21 万吨  binding  annual  4\n")]
    public void The_page_of_a_plan_shows_the_main_figures(PlanLanguage language, string part)
    {
        using var writer = new StringWriter();
        PlanPages.WriteShow(writer, MinimalPlan.Plan, language);
        Assert.Contains(part, writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\t', writer.ToString());
    }

    [Fact]
    public void A_draft_says_so()
    {
        using var writer = new StringWriter();
        PlanPages.WriteShow(writer, MinimalPlan.Plan with { Version = MinimalPlan.Plan.Version with { Status = "draft" } }, PlanLanguage.Zh);
        Assert.Contains("版本 2021，征求意见稿（草案）；规划期 2021-2025，基准年 2020，目标年 2025；来源 样例", writer.ToString(), StringComparison.Ordinal);
    }

    private static JsonElement Document(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return JsonDocument.Parse(writer.ToString()).RootElement;
    }

    private static void Has(JsonElement root, string section, params string[] names)
    {
        var item = root.GetProperty(section)[0];
        Assert.All(names, name => Assert.True(item.TryGetProperty(name, out _), $"{section}.{name}"));
    }
}
