using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Json;

/// <summary>
/// How the product writes JSON: members in the order of the records, camel case, Chinese as it is, decimals without trailing zeros.
/// The same value always gives the same bytes, so that documents can be hashed and compared.
/// </summary>
public static class CanonicalJson
{
    /// <summary>One line, for tables and hashes.</summary>
    public static JsonSerializerOptions Options { get; } = Build(indented: false);

    /// <summary>Indented, for people.</summary>
    public static JsonSerializerOptions Indented { get; } = Build(indented: true);

    /// <summary>A value as one line of JSON.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The value of a document that this class wrote; a document that does not fit is a bug or a damaged store.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A {typeof(T).Name} cannot be null.");

    /// <summary>The same for one of many rows: texts that come again and again, such as licences and names of minerals, are one string in memory.</summary>
    public static T ReadRow<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Rows) ?? throw new JsonException($"A {typeof(T).Name} cannot be null.");

    /// <summary>A decimal that is divided by it keeps its value and loses the zeros at its end.</summary>
    internal const decimal DropsTrailingZeros = 1.0000000000000000000000000000m;

    private static readonly JsonSerializerOptions Rows = new(Options) { Converters = { new SharedTextConverter() } };

    private static JsonSerializerOptions Build(bool indented) => new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new PlainDecimalConverter(), new UnitConverter(), new BasisConverter() },
    };

    /// <summary>Writes 31.00 as 31: equal decimals give equal bytes.</summary>
    private sealed class PlainDecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / DropsTrailingZeros);
    }

    /// <summary>A unit is written as its symbol.</summary>
    private sealed class UnitConverter : JsonConverter<Unit>
    {
        public override Unit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SharedText.Read(ref reader) is { } symbol ? Unit.Of(symbol) : throw new JsonException("A unit has a symbol.");

        public override void Write(Utf8JsonWriter writer, Unit value, JsonSerializerOptions options) => writer.WriteStringValue(value.Symbol);
    }
}
