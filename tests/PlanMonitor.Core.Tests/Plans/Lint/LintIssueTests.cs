using System.Text.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Lint;
using Xunit;
using static PlanMonitor.Core.Tests.Plans.Lint.Invented;

namespace PlanMonitor.Core.Tests.Plans.Lint;

public sealed class LintIssueTests
{
    private static readonly Plan Sums = Empty with { VolumeControls = [Row("city", "丹东市", 32), Row("a", "宽甸县", 21), Row("b", "凤城市", 10)] };

    [Fact]
    public void The_id_names_the_items_and_not_their_values()
    {
        var corrected = Sums with { VolumeControls = [Row("city", "丹东市", 33), Row("a", "宽甸县", 21), Row("b", "凤城市", 10)] };
        var (one, other) = (Assert.Single(PlanLint.Run([Sums])), Assert.Single(PlanLint.Run([corrected])));
        Assert.Equal(one.Id, other.Id);
        Assert.Matches("^lint\\.[0-9a-f]{12}$", one.Id);
        Assert.NotEqual(one.Id, Assert.Single(PlanLint.Run([Sums with { Id = "other" }])).Id);
    }

    [Fact]
    public void The_message_speaks_both_languages()
    {
        var issue = Assert.Single(PlanLint.Run([Sums]));
        Assert.Equal("“菱镁矿”开采总量控制合计 32 万吨，各县（市、区）之和为 31 万吨。", issue.Message.Zh);
        Assert.Equal("The control on '菱镁矿' totals 32 万吨; its county rows add up to 31 万吨.", issue.Message.En);
        var division = Assert.Single(PlanLint.Run([Empty with { ZoneTotals = [Total("t", 43), Total("u", 14, partOf: "t"), Total("v", 30, partOf: "t")] }]));
        Assert.Equal(("重点开采区“全部”为 43 个，其各部分之和为 44 个。", "'全部' (key mining zone) is 43 个; its parts add up to 44 个."), (division.Message.Zh, division.Message.En));
    }

    [Fact]
    public void The_document_has_the_agreed_shape()
    {
        using var writer = new StringWriter();
        LintJson.Write(writer, PlanLint.Run([Sums]));
        using var document = JsonDocument.Parse(writer.ToString());
        var issue = Assert.Single(document.RootElement.GetProperty("issues").EnumerateArray());
        Assert.Equal(["id", "plan", "kind", "severity", "message", "action", "figures", "difference"], issue.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["zh", "en"], issue.GetProperty("message").EnumerateObject().Select(member => member.Name));
        var figures = issue.GetProperty("figures");
        Assert.Equal(["value", "unit", "citation"], figures[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["document", "place", "line", "snippet"], figures[0].GetProperty("citation").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["value", "unit", "computedFrom"], figures[1].EnumerateObject().Select(member => member.Name));
        Assert.Equal(["a", "b"], figures[1].GetProperty("computedFrom").EnumerateArray().Select(part => part.GetProperty("id").GetString()));
        Assert.Equal(1m, issue.GetProperty("difference").GetDecimal());
    }

    [Theory]
    [InlineData(PlanLanguage.Zh, "共 1 项：H 1  M 0  L 0")]
    [InlineData(PlanLanguage.En, "1 issues: H 1  M 0  L 0")]
    public void The_page_ends_with_the_counts(PlanLanguage language, string last)
    {
        using var writer = new StringWriter();
        LintPages.Write(writer, PlanLint.Run([Sums]), language);
        Assert.EndsWith(last + "\n", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("a + b", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_plans()
    {
        var other = Sums with { Id = "another" };
        Assert.Equal(PlanLint.Run([Sums, other]).Select(issue => issue.Id), PlanLint.Run([other, Sums]).Select(issue => issue.Id));
    }
}
