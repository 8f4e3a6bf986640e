using System.Globalization;
using System.Text.Json;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Checks.Chunks;

/// <summary>
/// Stored facts read member by member in the order of their records: a check of a province reads eighty megabytes of them, and one of a city is over before the general reader
/// has made itself ready for so many kinds. What does not stand there as it was written is a <see cref="JsonException"/>: it is measured again.
/// </summary>
internal ref struct FactText(ReadOnlySpan<byte> json)
{
    private Utf8JsonReader _reader = new(json);

    /// <summary>Reads the value of a whole document.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json, FactReader<T> reader)
    {
        var text = new FactText(json);
        try
        {
            text.Next();
            var value = reader(ref text);
            return text._reader.Read() ? throw Other("the end") : value;
        }
        catch (InvalidOperationException fault)
        {
            // Bytes that are no UTF-8, or half of a surrogate pair.
            throw new JsonException(fault.Message, fault);
        }
    }

    /// <summary>Begins an object.</summary>
    public readonly void Begin() => Expect(JsonTokenType.StartObject);

    /// <summary>Ends an object.</summary>
    public void End()
    {
        Next();
        Expect(JsonTokenType.EndObject);
    }

    /// <summary>A text.</summary>
    public string Text(ReadOnlySpan<byte> name) => TextOrNull(name) ?? throw Other("a text");

    /// <summary>A text or null; one that comes again and again is one string.</summary>
    public string? TextOrNull(ReadOnlySpan<byte> name)
    {
        Member(name);
        return _reader.TokenType == JsonTokenType.Null ? null : SharedText.Read(ref _reader);
    }

    /// <summary>A number with the zeros at its end.</summary>
    public decimal Number(ReadOnlySpan<byte> name)
    {
        Member(name);
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetDecimal(out var number) ? number : throw Other("a number");
    }

    /// <summary>A whole number.</summary>
    public int Whole(ReadOnlySpan<byte> name)
    {
        Member(name);
        return _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var number) ? number : throw Other("a whole number");
    }

    /// <summary>True or false.</summary>
    public bool Flag(ReadOnlySpan<byte> name)
    {
        Member(name);
        return _reader.TokenType is JsonTokenType.True or JsonTokenType.False ? _reader.GetBoolean() : throw Other("true or false");
    }

    /// <summary>A day.</summary>
    public DateOnly Day(ReadOnlySpan<byte> name) => DayOrNull(name) ?? throw Other("a day");

    /// <summary>A day or null.</summary>
    public DateOnly? DayOrNull(ReadOnlySpan<byte> name) => TextOrNull(name) is not { } day ? null
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : throw Other("a day");

    /// <summary>Goes to the value of a member.</summary>
    public void Member(ReadOnlySpan<byte> name)
    {
        Next();
        if (_reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals(name))
        {
            throw Other("another member");
        }
        Next();
    }

    /// <summary>The items of a list that is the value of a member.</summary>
    public IReadOnlyList<T> List<T>(ReadOnlySpan<byte> name, FactReader<T> reader)
    {
        Member(name);
        return List(reader);
    }

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<T> List<T>(FactReader<T> reader)
    {
        Expect(JsonTokenType.StartArray);
        List<T>? items = null;
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
        {
            (items ??= []).Add(reader(ref this));
        }
        // Most footprints meet nothing: an empty list is no object of its own.
        return items is null ? [] : items;
    }

    private readonly void Expect(JsonTokenType type)
    {
        if (_reader.TokenType != type)
        {
            throw Other($"{type}");
        }
    }

    private void Next()
    {
        if (!_reader.Read())
        {
            throw Other("more");
        }
    }

    private static JsonException Other(string wanted) => new($"Stored facts are not as they were written: {wanted} was expected.");
}

/// <summary>Reads a value on whose first token the text stands.</summary>
internal delegate T FactReader<out T>(ref FactText text);
