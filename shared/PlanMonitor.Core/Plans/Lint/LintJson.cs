using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>The document of <c>plans lint --json</c>.</summary>
public static class LintJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new FigureConverter() },
    };

    /// <summary>Writes <c>{issues:[{id, plan, kind, severity, message, action, figures:[{value, unit, citation | computedFrom}], difference}]}</c>.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<LintIssue> issues)
    {
        writer.Write(JsonSerializer.Serialize(new { issues }, Options).ReplaceLineEndings("\n"));
        writer.Write('\n');
    }

    // A figure has either a citation or what it was computed from; the other member is left out.
    private sealed class FigureConverter : JsonConverter<LintFigure>
    {
        public override LintFigure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Lint figures are only written.");

        public override void Write(Utf8JsonWriter writer, LintFigure value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            JsonSerializer.Serialize(writer, value.Value, options);
            writer.WriteString("unit", value.Unit);
            writer.WritePropertyName(value.Citation is null ? "computedFrom" : "citation");
            if (value.Citation is null)
            {
                JsonSerializer.Serialize(writer, value.ComputedFrom, options);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Citation, options);
            }
            writer.WriteEndObject();
        }
    }
}
