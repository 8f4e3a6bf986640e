using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Plans.Schema;

/// <summary>Reads a schema document; a keyword outside the subset is a bug of the schema and throws.</summary>
public static class JsonSchemaReader
{
    private const string DefinitionsPrefix = "#/$defs/";

    private static readonly string[] Notes = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>The schema of a document.</summary>
    public static JsonSchema Read(string text)
    {
        var root = JsonText.Read(text).Value;
        var definitions = new Dictionary<string, JsonSchema>();
        foreach (var member in root["$defs"]?.Members ?? [])
        {
            definitions[member.Name] = Of(member.Value, definitions);
        }
        return Of(root, definitions);
    }

    private static JsonSchema Of(JsonItem item, Dictionary<string, JsonSchema> definitions)
    {
        var schema = new JsonSchema();
        foreach (var (name, _, value) in item.Members)
        {
            schema = name switch
            {
                "$ref" => schema with { Reference = Reference(value.Text, definitions) },
                "type" => schema with { Types = [.. Each(value).Select(type => Kind(type.Text))] },
                "enum" => schema with { Values = [.. value.Items.Select(allowed => allowed.Kind == JsonKind.Null ? null : allowed.Text)] },
                "pattern" => schema with { Pattern = Compiled(value.Text), PatternText = value.Text },
                "minLength" => schema with { MinLength = (int)value.Number },
                "maxLength" => schema with { MaxLength = (int)value.Number },
                "minimum" => schema with { Minimum = value.Number },
                "minItems" => schema with { MinItems = (int)value.Number },
                "required" => schema with { Required = [.. value.Items.Select(required => required.Text)] },
                "properties" => schema with { Properties = value.Members.ToDictionary(member => member.Name, member => Of(member.Value, definitions)) },
                "additionalProperties" when value.Text == "false" => schema with { Closed = true },
                "items" => schema with { Items = Of(value, definitions) },
                _ when Notes.Contains(name) => schema,
                _ => throw new NotSupportedException($"The schema uses '{name}' in line {value.Line}, which is outside the subset."),
            };
        }
        return schema;
    }

    private static IEnumerable<JsonItem> Each(JsonItem value) => value.Kind == JsonKind.Array ? value.Items : [value];

    private static Lazy<JsonSchema> Reference(string target, Dictionary<string, JsonSchema> definitions) =>
        target.StartsWith(DefinitionsPrefix, StringComparison.Ordinal)
            ? new(() => definitions[target[DefinitionsPrefix.Length..]])
            : throw new NotSupportedException($"The schema refers to '{target}', which is outside $defs.");

    private static JsonKind Kind(string name) => name switch
    {
        "null" => JsonKind.Null,
        "boolean" => JsonKind.Boolean,
        "integer" => JsonKind.Integer,
        "number" => JsonKind.Number,
        "string" => JsonKind.String,
        "array" => JsonKind.Array,
        "object" => JsonKind.Object,
        _ => throw new NotSupportedException($"The schema names the type '{name}'."),
    };

    // In JSON Schema $ ends the text; in .NET it also stands before a last line feed.
    private static Regex Compiled(string pattern) =>
        new(pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
