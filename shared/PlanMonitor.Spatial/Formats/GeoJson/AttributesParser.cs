using System.Text;
using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Reads a <c>properties</c> object: the attribute that names the feature and, when asked, all of them as text.</summary>
internal sealed class AttributesParser(bool keep)
{
    private static readonly byte[][] IdNames = [.. FeatureId.Attributes.Select(Encoding.UTF8.GetBytes)];

    // Features of one file have the same attributes in the same order: each name is made into a string once.
    private readonly List<string> _names = [];
    private int _rank;

    /// <summary>The attribute that names the feature, or null.</summary>
    public string? Id { get; private set; }

    /// <summary>The attributes, or null where none are kept.</summary>
    public Dictionary<string, string>? Values { get; private set; }

    /// <summary>True when a name or value that is needed is not valid Unicode.</summary>
    public bool Broken { get; private set; }

    /// <summary>Forgets what was read.</summary>
    public void Clear() => (Id, Values, Broken, _rank) = (null, null, false, int.MaxValue);

    /// <summary>Reads from the first token of the value to its end; false when the window ends before.</summary>
    /// <param name="reader">At the value.</param>
    /// <param name="window">The bytes that the reader reads.</param>
    public bool TryRead(ref Utf8JsonReader reader, ReadOnlySpan<byte> window)
    {
        Clear();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TrySkip();
        }
        Values = keep ? new(StringComparer.Ordinal) : null;
        var position = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }
            if (!TryOne(ref reader, window, position++))
            {
                return false;
            }
        }
        return false;
    }

    private bool TryOne(ref Utf8JsonReader reader, ReadOnlySpan<byte> window, int position)
    {
        var rank = Rank(reader);
        var name = keep ? Name(reader, position) : "";
        if (!reader.Read())
        {
            return false;
        }
        var type = reader.TokenType;
        if ((!keep && rank >= _rank) || type == JsonTokenType.Null)
        {
            return reader.TrySkip();
        }
        string value;
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var start = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
            {
                return false;
            }
            value = Encoding.UTF8.GetString(window[start..(int)reader.BytesConsumed]);
            rank = int.MaxValue;
        }
        else
        {
            Broken |= !JsonText.TryGet(reader, out value);
        }
        if (rank < _rank && !string.IsNullOrWhiteSpace(value))
        {
            (Id, _rank) = (value, rank);
        }
        if (keep)
        {
            Values![name] = value;
        }
        return true;
    }

    private static int Rank(in Utf8JsonReader reader)
    {
        for (var i = 0; i < IdNames.Length; i++)
        {
            if (JsonText.Is(reader, IdNames[i]))
            {
                return i;
            }
        }
        return int.MaxValue;
    }

    private string Name(in Utf8JsonReader reader, int position)
    {
        const int Remembered = 256;
        if (position < _names.Count && !reader.ValueIsEscaped && reader.ValueTextEquals(_names[position]))
        {
            return _names[position];
        }
        Broken |= !JsonText.TryGet(reader, out var name);
        if (position < _names.Count)
        {
            _names[position] = name;
        }
        else if (position < Remembered)
        {
            _names.Add(name);
        }
        return name;
    }
}
