using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Json;

/// <summary>
/// Texts that come again and again are one string: a province's rows name each licence twenty times and each mineral a hundred thousand times. The table has a fixed number
/// of places; two texts that fall on one place take turns. Threads that write one place at once lose nothing but a string.
/// </summary>
public static class SharedText
{
    private const int Places = 1 << 17;
    private const int Longest = 64;

    private static readonly string?[] Table = new string?[Places];

    /// <summary>The string of a text.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }
        ref var place = ref Table[string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1)];
        var known = place;
        return known is not null && text.SequenceEqual(known) ? known : place = text.ToString();
    }

    /// <summary>The text that a reader stands on; null for null.</summary>
    public static string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueSpan.Length > Longest)
        {
            return reader.GetString();
        }
        var hash = default(HashCode);
        hash.AddBytes(reader.ValueSpan);
        ref var place = ref Table[hash.ToHashCode() & (Places - 1)];
        var known = place;
        return known is not null && reader.ValueTextEquals(known) ? known : place = reader.GetString();
    }
}

/// <summary>Reads every text by way of <see cref="SharedText"/>.</summary>
internal sealed class SharedTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SharedText.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
