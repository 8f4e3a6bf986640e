using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Plans.Schema;

/// <summary>
/// One schema of the subset of JSON Schema 2020-12 that <c>plan.schema.json</c> uses: <c>$ref</c> into <c>$defs</c> with siblings, type (one or several),
/// enum of texts and null, pattern, minLength, maxLength, minimum, minItems, required, properties, additionalProperties false, items.
/// </summary>
public sealed record JsonSchema
{
    /// <summary>The schema that <c>$ref</c> names, null without one.</summary>
    public Lazy<JsonSchema>? Reference { get; init; }

    /// <summary>Allowed kinds; empty where any is.</summary>
    public IReadOnlyList<JsonKind> Types { get; init; } = [];

    /// <summary>Allowed values; a null stands for JSON null; empty where any is.</summary>
    public IReadOnlyList<string?> Values { get; init; } = [];

    /// <summary>Pattern of a text.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The pattern as the schema writes it.</summary>
    public string PatternText { get; init; } = "";

    /// <summary>Fewest characters of a text.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Fewest items of an array.</summary>
    public int? MinItems { get; init; }

    /// <summary>Members that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Schemas of the members.</summary>
    public IReadOnlyDictionary<string, JsonSchema> Properties { get; init; } = new Dictionary<string, JsonSchema>();

    /// <summary>True where other members are refused.</summary>
    public bool Closed { get; init; }

    /// <summary>Schema of an array's items.</summary>
    public JsonSchema? Items { get; init; }
}
