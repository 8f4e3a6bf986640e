using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Schema;

/// <summary>Holds a JSON text against a schema and names everything that does not fit.</summary>
public sealed class SchemaCheck
{
    /// <summary>Problems that are written out; of more only the number is told.</summary>
    public const int MostProblems = 1_000;

    private readonly List<Problem> _problems = [];
    private int _more;

    private SchemaCheck()
    {
    }

    /// <summary>All violations, each with JSON pointer (column), line and reason; empty when the text fits.</summary>
    public static IReadOnlyList<Problem> Run(JsonSchema schema, JsonItem root)
    {
        var check = new SchemaCheck();
        check.Visit(schema, root, "");
        if (check._more > 0)
        {
            check._problems.Add(Problem.Of("plan.schema-more", arguments: ("count", check._more)));
        }
        return check._problems;
    }

    private void Visit(JsonSchema schema, JsonItem item, string pointer)
    {
        if (schema.Reference is { } reference)
        {
            Visit(reference.Value, item, pointer);
        }
        if (schema.Types.Count > 0 && !schema.Types.Any(type => Fits(type, item.Kind)))
        {
            Report("plan.schema-type", item, pointer, ("expected", string.Join(" / ", schema.Types.Select(Word))), ("found", Word(item.Kind)));
            return;
        }
        if (schema.Values.Count > 0 && !schema.Values.Contains(item.Kind == JsonKind.Null ? null : item.Text))
        {
            Report("plan.schema-enum", item, pointer, ("allowed", string.Join(", ", schema.Values.Select(value => value ?? "null"))));
        }
        switch (item.Kind)
        {
            case JsonKind.String: VisitText(schema, item, pointer); break;
            case JsonKind.Object: VisitObject(schema, item, pointer); break;
            case JsonKind.Array: VisitArray(schema, item, pointer); break;
            case JsonKind.Integer or JsonKind.Number when item.Number < schema.Minimum:
                Report("plan.schema-minimum", item, pointer, ("limit", schema.Minimum));
                break;
            default: break;
        }
    }

    private void VisitText(JsonSchema schema, JsonItem item, string pointer)
    {
        if (schema.Pattern is { } pattern && !pattern.IsMatch(item.Text))
        {
            Report("plan.schema-pattern", item, pointer, ("pattern", schema.PatternText));
        }
        if (schema.MinLength is null && schema.MaxLength is null)
        {
            return;
        }
        var length = item.Text.EnumerateRunes().Count();
        if (length < schema.MinLength)
        {
            Report("plan.schema-too-short", item, pointer, ("length", length), ("limit", schema.MinLength));
        }
        if (length > schema.MaxLength)
        {
            Report("plan.schema-too-long", item, pointer, ("length", length), ("limit", schema.MaxLength));
        }
    }

    private void VisitObject(JsonSchema schema, JsonItem item, string pointer)
    {
        foreach (var name in schema.Required)
        {
            if (item[name] is null)
            {
                Report("plan.schema-required", item, pointer, ("name", name));
            }
        }
        foreach (var (name, line, value) in item.Members)
        {
            var at = pointer + "/" + JsonItem.Escape(name);
            if (schema.Properties.TryGetValue(name, out var property))
            {
                Visit(property, value, at);
            }
            else if (schema.Closed)
            {
                Report("plan.schema-unknown", item with { Line = line }, at, ("name", name));
            }
        }
    }

    private void VisitArray(JsonSchema schema, JsonItem item, string pointer)
    {
        if (item.Items.Count < schema.MinItems)
        {
            Report("plan.schema-too-few", item, pointer, ("count", item.Items.Count), ("limit", schema.MinItems));
        }
        if (schema.Items is { } each)
        {
            for (var i = 0; i < item.Items.Count; i++)
            {
                Visit(each, item.Items[i], $"{pointer}/{i}");
            }
        }
    }

    private void Report(string code, JsonItem item, string pointer, params (string Name, object? Value)[] arguments)
    {
        if (_problems.Count >= MostProblems)
        {
            _more++;
            return;
        }
        var value = item.Kind is JsonKind.Object or JsonKind.Array ? null : item.Text;
        _problems.Add(Problem.Of(code, item.Line, pointer, value, arguments));
    }

    private static bool Fits(JsonKind type, JsonKind kind) => type == kind || (type == JsonKind.Number && kind == JsonKind.Integer);

    private static string Word(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "boolean",
        JsonKind.Integer => "integer",
        JsonKind.Number => "number",
        JsonKind.String => "string",
        JsonKind.Array => "array",
        _ => "object",
    };
}
