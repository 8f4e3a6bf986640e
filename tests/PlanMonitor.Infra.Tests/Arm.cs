using System.Text.Json.Nodes;

namespace PlanMonitor.Infra.Tests;

/// <summary>Ways through a compiled template.</summary>
internal static class Arm
{
    /// <summary>Every resource of a template and of the modules in it.</summary>
    public static IEnumerable<JsonNode> Resources(JsonNode template)
    {
        var resources = template["resources"]!.AsArray();
        return resources.SelectMany(each => Text(each!["type"]) == "Microsoft.Resources/deployments" ? Resources(each["properties"]!["template"]!) : [each]);
    }

    /// <summary>Every resource of a type.</summary>
    public static JsonNode[] OfType(JsonNode template, string type) => [.. Resources(template).Where(each => Text(each["type"]) == type)];

    /// <summary>The module of a name, as a template of its own.</summary>
    public static JsonNode Module(JsonNode template, string name) =>
        Deployment(template, name)["properties"]!["template"]!;

    /// <summary>What the module of a name is given.</summary>
    public static JsonNode Parameters(JsonNode template, string name) => Deployment(template, name)["properties"]!["parameters"]!;

    /// <summary>Every text in a node, with the path to it.</summary>
    public static IEnumerable<(string Path, string Text)> Texts(JsonNode? node) => node switch
    {
        JsonObject many => many.SelectMany(each => Texts(each.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [(value.GetPath(), text)],
        _ => [],
    };

    /// <summary>A node as text; empty where it is absent.</summary>
    public static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static JsonNode Deployment(JsonNode template, string name) => Modules(template).Single(each => Text(each["name"]) == name);

    private static IEnumerable<JsonNode> Modules(JsonNode template) => template["resources"]!.AsArray().Where(each => Text(each!["type"]) == "Microsoft.Resources/deployments")
        .SelectMany(each => Modules(each!["properties"]!["template"]!).Prepend(each));
}
