using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Schema;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans.Schema;

public sealed class SchemaCheckTests
{
    private const string Everything = """
        {
          "type": "object", "additionalProperties": false, "required": ["id", "n"],
          "properties": {
            "id": { "$ref": "#/$defs/id", "description": "An id.", "maxLength": 6 },
            "n": { "type": ["number", "null"], "minimum": 1 },
            "i": { "type": "integer" },
            "e": { "type": ["string", "null"], "enum": ["甲", "乙", null] },
            "t": { "type": "string", "minLength": 2 },
            "b": { "type": "boolean" },
            "list": { "type": "array", "minItems": 2, "items": { "$ref": "#/$defs/node" } },
            "a/b": { "type": "null" }
          },
          "$defs": {
            "id": { "type": "string", "pattern": "^[a-z][a-z0-9]*$" },
            "node": { "type": "object", "properties": { "next": { "$ref": "#/$defs/node" }, "v": { "type": "integer" } } }
          }
        }
        """;

    [Theory]
    [InlineData("""{"id": "a", "n": 1}""")]
    [InlineData("""{"id": "abc123", "n": null, "i": -3, "e": null, "t": "矿石", "b": false, "a/b": null}""")]
    [InlineData("""{"id": "a", "n": 1.5, "e": "乙", "list": [{}, {"next": {"next": {"v": 1, "other": []}}}]}""")]
    public void What_fits_has_no_problem(string text) => Assert.Empty(Problems(text));

    [Theory]
    [InlineData("""[]""", "", "plan.schema-type", "（第 1 行）的类型是 array，应为 object。", " (line 1) is of type array; expected is object.")]
    [InlineData("""{"id": "a"}""", "", "plan.schema-required", "（第 1 行）缺少必填字段“n”。", " (line 1) lacks the required member 'n'.")]
    [InlineData("{\"id\": \"a\", \"n\": 1,\n \"x~/y\": 2}", "/x~0~1y", "plan.schema-unknown", "/x~0~1y（第 2 行）：规划模式中没有字段“x~/y”。", "/x~0~1y (line 2): the schema has no member 'x~/y' here.")]
    [InlineData("""{"id": "a", "n": "1"}""", "/n", "plan.schema-type", "/n（第 1 行）的类型是 string，应为 number / null。", "/n (line 1) is of type string; expected is number / null.")]
    [InlineData("""{"id": "a", "n": 0.9}""", "/n", "plan.schema-minimum", "/n（第 1 行）的值 0.9 小于 1。", "/n (line 1): 0.9 is less than 1.")]
    [InlineData("""{"id": "a", "n": 1, "i": 1.0}""", "/i", "plan.schema-type", "/i（第 1 行）的类型是 number，应为 integer。", "/i (line 1) is of type number; expected is integer.")]
    [InlineData("""{"id": "a", "n": 1, "i": 3000000000}""", "/i", "plan.schema-type", "/i（第 1 行）的类型是 number，应为 integer。", "/i (line 1) is of type number; expected is integer.")]
    [InlineData("""{"id": "a", "n": 1, "e": "丙"}""", "/e", "plan.schema-enum", "/e（第 1 行）的值“丙”不在允许的取值中：甲, 乙, null。", "/e (line 1): '丙' is not one of 甲, 乙, null.")]
    [InlineData("""{"id": "A", "n": 1}""", "/id", "plan.schema-pattern", "/id（第 1 行）的值“A”不符合格式 ^[a-z][a-z0-9]*$。", "/id (line 1): 'A' does not have the form ^[a-z][a-z0-9]*$.")]
    [InlineData("""{"id": "a\n", "n": 1}""", "/id", "plan.schema-pattern", "/id（第 1 行）的值“a\n”不符合格式 ^[a-z][a-z0-9]*$。", "/id (line 1): 'a\n' does not have the form ^[a-z][a-z0-9]*$.")]
    [InlineData("""{"id": "abcdefg", "n": 1}""", "/id", "plan.schema-too-long", "/id（第 1 行）有 7 个字符，最多 6 个。", "/id (line 1) has 7 characters; at most 6 are allowed.")]
    [InlineData("""{"id": "a", "n": 1, "t": "𠀀"}""", "/t", "plan.schema-too-short", "/t（第 1 行）有 1 个字符，至少应有 2 个。", "/t (line 1) has 1 characters; at least 2 are needed.")]
    [InlineData("""{"id": "a", "n": 1, "b": 0}""", "/b", "plan.schema-type", "/b（第 1 行）的类型是 integer，应为 boolean。", "/b (line 1) is of type integer; expected is boolean.")]
    [InlineData("""{"id": "a", "n": 1, "list": [{}]}""", "/list", "plan.schema-too-few", "/list（第 1 行）有 1 项，至少应有 2 项。", "/list (line 1) has 1 items; at least 2 are needed.")]
    [InlineData("{\"id\": \"a\", \"n\": 1, \"list\": [{},\n{\"next\": {\"v\":\n true}}]}", "/list/1/next/v", "plan.schema-type", "/list/1/next/v（第 3 行）的类型是 boolean，应为 integer。", "/list/1/next/v (line 3) is of type boolean; expected is integer.")]
    public void What_does_not_fit_is_named_with_pointer_line_and_reason(string text, string pointer, string code, string zh, string en)
    {
        var problem = Assert.Single(Problems(text));
        Assert.Equal((code, pointer, zh, en), (problem.Code, problem.Column, problem.Message.Zh, problem.Message.En));
    }

    [Fact]
    public void All_violations_are_reported_in_one_go()
    {
        var problems = Problems("{\n\"id\": 1,\n\"n\": -1,\n\"e\": \"x\",\n\"list\": [{\"v\": null}],\n\"z\": 0\n}");
        Assert.Equal(["/id 2", "/n 3", "/e 4", "/list 5", "/list/0/v 5", "/z 6"], problems.Select(problem => $"{problem.Column} {problem.Line}"));
    }

    [Fact]
    public void A_hostile_file_fills_no_memory_with_problems()
    {
        var problems = Problems($$"""{"id": "a", "n": 1, "list": [{{string.Join(',', Enumerable.Repeat("1", 5_000))}}]}""");
        Assert.Equal(SchemaCheck.MostProblems + 1, problems.Count);
        Assert.Equal("4000 more places do not fit the schema and are not listed.", problems[^1].Message.En);
    }

    [Theory]
    [InlineData("""{ "anyOf": [] }""", "The schema uses 'anyOf' in line 1, which is outside the subset.")]
    [InlineData("""{ "additionalProperties": true }""", "The schema uses 'additionalProperties' in line 1, which is outside the subset.")]
    [InlineData("""{ "$ref": "other.json" }""", "The schema refers to 'other.json', which is outside $defs.")]
    [InlineData("""{ "type": "text" }""", "The schema names the type 'text'.")]
    public void A_schema_outside_the_subset_is_a_bug(string schema, string message) =>
        Assert.Equal(message, Assert.Throws<NotSupportedException>(() => JsonSchemaReader.Read(schema)).Message);

    private static IReadOnlyList<Problem> Problems(string text) => SchemaCheck.Run(JsonSchemaReader.Read(Everything), JsonText.Read(text).Value);
}
