using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Json;

/// <summary>A basis as JSON, as its record gives it. Those without a grade are one object each: every quantity of every row has one.</summary>
internal sealed class BasisConverter : JsonConverter<Basis>
{
    private static readonly Basis[] WithoutGrade = [.. Enum.GetValues<BasisKind>().Select(kind => new Basis(kind))];

    /// <inheritdoc/>
    public override Basis Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A basis is an object.");
        }
        BasisKind? kind = null;
        decimal? grade = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                kind = JsonSerializer.Deserialize<BasisKind>(ref reader, options);
            }
            else if (reader.ValueTextEquals("gradePercent"u8))
            {
                reader.Read();
                grade = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal();
            }
            else
            {
                // Its word in Chinese follows from the kind.
                reader.Skip();
            }
        }
        var found = kind ?? throw new JsonException("A basis needs a kind.");
        return grade is null ? WithoutGrade[(int)found] : new(found, grade);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Basis value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("kind"u8);
        JsonSerializer.Serialize(writer, value.Kind, options);
        writer.WritePropertyName("gradePercent"u8);
        JsonSerializer.Serialize(writer, value.GradePercent, options);
        writer.WriteString("zh"u8, value.Zh);
        writer.WriteEndObject();
    }
}
