using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Api.Documents;

/// <summary>The schemas of the document's components: read off the records that are written, by the serializer that writes them.</summary>
internal sealed class Schemas
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Plain };

    private readonly SortedDictionary<string, JsonNode> _all = new(StringComparer.Ordinal) { ["Problem"] = Problem() };

    /// <summary>A reference to the schema of a type.</summary>
    public JsonObject Of(Type type)
    {
        if (!_all.ContainsKey(type.Name))
        {
            CanonicalJson.Options.MakeReadOnly(populateMissingResolver: true);
            var schema = CanonicalJson.Options.GetJsonSchemaAsNode(type, Options);
            Lead(schema, $"#/components/schemas/{type.Name}");
            _all.Add(type.Name, schema);
        }
        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    /// <summary>All of them, by name.</summary>
    public JsonObject Write() => new([.. _all.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)each.Value.DeepClone()))]);

    // The exporter points into the schema that it makes; that lies deeper in the document.
    private static void Lead(JsonNode? node, string root)
    {
        if (node is JsonArray list)
        {
            foreach (var each in list)
            {
                Lead(each, root);
            }
        }
        else if (node is JsonObject members)
        {
            if (members["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var to) && to.StartsWith('#'))
            {
                members["$ref"] = root + to[1..];
            }
            foreach (var (_, each) in members)
            {
                Lead(each, root);
            }
        }
    }

    // Decimals and units have converters of ours, of which the exporter knows nothing.
    private static JsonNode Plain(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var word = type == typeof(decimal) ? "number" : type == typeof(Unit) ? "string" : null;
        return word is null ? schema
            : new JsonObject { ["type"] = type != context.TypeInfo.Type ? new JsonArray(word, "null") : word };
    }

    private static JsonObject Problem()
    {
        string[] texts = ["type", "title", "detail", "code", "zh", "en"];
        var properties = new JsonObject([.. texts.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "string" }))]);
        properties["status"] = new JsonObject { ["type"] = "integer" };
        return new() { ["type"] = "object", ["required"] = new JsonArray([.. texts.Append("status").Select(name => (JsonNode)name)]), ["properties"] = properties };
    }
}
