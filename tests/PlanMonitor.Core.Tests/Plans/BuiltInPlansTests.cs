using System.Text.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans;

public sealed class BuiltInPlansTests
{
    public static TheoryData<string> Names() => [.. BuiltInPlans.Names.Union(["chaoyang.json", "dandong.json", "liaoyang.json", "pingquan.json"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_embedded_plan_loads_without_problems(string name) =>
        Assert.Empty(PlanReader.BuiltIn.Read(Text(name)).Problems.Select(problem => problem.Message.En));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_file_has_the_name_of_the_plan(string name) => Assert.Equal(name, PlanReader.BuiltIn.Read(Text(name)).Plan!.Id + ".json");

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_snippet_stands_at_its_line(string name)
    {
        using var document = JsonDocument.Parse(Text(name));
        var number = document.RootElement.GetProperty("document").GetString()![..3];
        var seed = Repo.Beside("seeds") is { } folder ? Directory.GetFiles(folder, number + "_*.txt").FirstOrDefault() : null;
        Assert.SkipWhen(seed is null, "The seed texts are not beside the repository.");
        var lines = File.ReadAllText(seed!).Split('\n');
        var citations = Citations(document.RootElement).ToList();
        Assert.NotEmpty(citations);
        Assert.All(citations, citation =>
        {
            var (line, snippet) = (citation.GetProperty("line").GetInt32(), citation.GetProperty("snippet").GetString()!);
            Assert.InRange(line, 1, lines.Length);
            Assert.Contains(snippet, lines[line - 1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Ids_of_plans_are_unique() => Assert.Equal(PlanLibrary.BuiltIn.Ids.Count, BuiltInPlans.Names.Count);

    [Fact]
    public void Files_are_named_after_their_plans() => Assert.Equal(PlanLibrary.BuiltIn.Ids, BuiltInPlans.Ids);

    [Fact]
    public void The_schema_describes_every_field()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repo.At("shared", "plans", "plan.schema.json")));
        var definitions = schema.RootElement.GetProperty("$defs");
        Assert.All(Fields(schema.RootElement), field => Assert.True(IsDescribed(field.Value, definitions), field.Name));
    }

    private static string Text(string name)
    {
        Assert.SkipUnless(BuiltInPlans.Names.Contains(name), $"shared/plans/{name} is not there.");
        return BuiltInPlans.Text(name);
    }

    private static bool IsDescribed(JsonElement field, JsonElement definitions) =>
        field.TryGetProperty("description", out _)
        || (field.TryGetProperty("$ref", out var target) && definitions.TryGetProperty(target.GetString()!.Split('/')[^1], out var definition)
            && (definition.TryGetProperty("description", out _) || definition.TryGetProperty("properties", out _)));

    private static IEnumerable<JsonProperty> Fields(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            (member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object ? member.Value.EnumerateObject() : Enumerable.Empty<JsonProperty>()).Concat(Fields(member.Value))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Fields),
        _ => [],
    };

    private static IEnumerable<JsonElement> Citations(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("snippet", out _) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Citations(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Citations),
        _ => [],
    };
}
