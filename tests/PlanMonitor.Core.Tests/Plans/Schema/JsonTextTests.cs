using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Schema;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans.Schema;

public sealed class JsonTextTests
{
    [Fact]
    public void Items_know_their_lines()
    {
        var root = JsonText.Read("\uFEFF{\n  \"a\": [1,\n 2.50],\n\n  \"丙\": { \"b/c\": null }\n}").Value;
        Assert.Equal(1, root.Line);
        Assert.Equal((JsonKind.Integer, 2), (root["a"]!.Items[0].Kind, root["a"]!.Items[0].Line));
        Assert.Equal((JsonKind.Number, 3, "2.50", 2.50m), (root["a"]!.Items[1].Kind, root["a"]!.Items[1].Line, root["a"]!.Items[1].Text, root["a"]!.Items[1].Number));
        Assert.Equal(3, root.LineOf("/a/1"));
        Assert.Equal(5, root.LineOf("/丙/b~1c"));
        Assert.Equal(5, root.LineOf("/丙/missing/deeper"));
        Assert.Equal(1, root.LineOf(""));
    }

    [Theory]
    [InlineData("", "plan.json-broken", 1, "第 1 行第 1 个字符处不是合法的 JSON。", "Line 1, character 1: this is not valid JSON.")]
    [InlineData("{\n  \"名\": tru\n}", "plan.json-broken", 2, "第 2 行第 11 个字符处不是合法的 JSON。", "Line 2, character 11: this is not valid JSON.")]
    [InlineData("[1, 2", "plan.json-broken", 1, "第 1 行第 6 个字符处不是合法的 JSON。", "Line 1, character 6: this is not valid JSON.")]
    [InlineData("[1,]", "plan.json-broken", 1, "第 1 行第 4 个字符处不是合法的 JSON。", "Line 1, character 4: this is not valid JSON.")]
    [InlineData("[] // note", "plan.json-broken", 1, "第 1 行第 4 个字符处不是合法的 JSON。", "Line 1, character 4: this is not valid JSON.")]
    [InlineData("[\n\"\\ud800\"]", "plan.json-broken", 2, "第 2 行第 1 个字符处不是合法的 JSON。", "Line 2, character 1: this is not valid JSON.")]
    [InlineData("{\"a\": 1,\n\"a\": 2}", "plan.json-duplicate-name", 2, "第 2 行：同一对象中字段“a”出现两次。", "Line 2: the member 'a' appears twice in one object.")]
    [InlineData("[1e400]", "plan.json-number", 1, "第 1 行：数字“1e400”超出可处理的范围。", "Line 1: the number '1e400' is out of range.")]
    public void A_broken_text_is_refused_with_its_place(string text, string code, int line, string zh, string en)
    {
        var problem = JsonText.Read(text).Problem!;
        Assert.Equal((code, line, zh, en), (problem.Code, problem.Line!.Value, problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "plan.json-too-deep")]
    [InlineData(5000, "plan.json-too-deep")]
    public void Nesting_has_a_limit(int levels, string? code) =>
        Assert.Equal(code, JsonText.Read(new string('[', levels) + new string(']', levels)).Problem?.Code);

    [Fact]
    public void Size_has_a_limit_in_bytes()
    {
        var text = "\"" + new string('矿', JsonText.LargestBytes / 3) + "\"";
        var problem = JsonText.Read(text).Problem!;
        Assert.Equal(("plan.json-too-large", "规划文件超过 16 MB。"), (problem.Code, problem.Message.Zh));
    }

    [Fact]
    public void Any_damage_to_a_plan_file_ends_in_an_outcome()
    {
        var minimal = File.ReadAllText(Repo.At("tests", "cases", "plan-file", "minimal.json"));
        var damage = ArbMap.Default.ArbFor<(NonNegativeInt, NonNegativeInt, char)>();
        Check.QuickThrowOnFailure(Prop.ForAll(damage, hit =>
        {
            var (at, length, with) = hit;
            var start = at.Get * 7919 % minimal.Length;
            var text = new StringBuilder(minimal).Remove(start, Math.Min(length.Get % 40, minimal.Length - start)).Insert(start, with).ToString();
            var read = PlanReader.BuiltIn.Read(text);
            return read.Ok == (read.Problems.Count == 0) && read.Problems.All(problem => problem.Message.Zh.Length > 0 && problem.Message.En.Length > 0);
        }));
    }
}
