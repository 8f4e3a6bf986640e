using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Sources;

/// <summary>
/// A source as JSON, as its record gives it. Rows of one upload follow each other, and name and hash are the same in all of them: they are read into one string each,
/// which halves the memory of a large register.
/// </summary>
internal sealed class SourceConverter : JsonConverter<Source>
{
    [ThreadStatic]
    private static Source? _last;

    /// <inheritdoc/>
    public override Source Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A source is an object.");
        }
        string? file = null, sha256 = null;
        int? line = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("file"u8))
            {
                file = Text(ref reader, _last?.File);
            }
            else if (reader.ValueTextEquals("sha256"u8))
            {
                sha256 = Text(ref reader, _last?.Sha256);
            }
            else if (reader.ValueTextEquals("line"u8))
            {
                reader.Read();
                line = reader.GetInt32();
            }
            else
            {
                reader.Skip();
            }
        }
        return _last = new(file ?? throw Lacks("file"), sha256 ?? throw Lacks("sha256"), line ?? throw Lacks("line"));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Source value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("file"u8, value.File);
        writer.WriteString("sha256"u8, value.Sha256);
        writer.WriteNumber("line"u8, value.Line);
        writer.WriteEndObject();
    }

    private static string? Text(ref Utf8JsonReader reader, string? last)
    {
        reader.Read();
        return last is not null && reader.ValueTextEquals(last) ? last : reader.GetString();
    }

    private static JsonException Lacks(string member) => new($"A source needs {member}.");
}
