using System.Text;
using System.Text.Unicode;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>Reads a <c>properties</c> object as <see cref="AttributesParser"/> does.</summary>
internal sealed class PlainProperties(bool keep)
{
    // Features of one file have the same attributes in the same order.
    private const int Remembered = 256;

    // What is deeper may be deeper than the limit; the ordinary reader knows.
    private const int DeepestValue = 32;

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly List<(byte[] Utf8, string Name, int Rank)> _names = [];
    private int _rank;

    /// <summary>The attribute that names the feature, or null.</summary>
    public string? Id { get; private set; }

    /// <summary>The attributes.</summary>
    public Dictionary<string, string> Values { get; private set; } = Nothing;

    /// <summary>Forgets what was read.</summary>
    public void Clear() => (Id, Values, _rank) = (null, Nothing, int.MaxValue);

    /// <summary>Reads from the brace to behind the last one, or a null; false where it is not plain.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (text[at] == 'n')
        {
            return FastText.Scalar(text, ref at, out _);
        }
        if (!FastText.Sign(text, ref at, (byte)'{'))
        {
            return false;
        }
        if (keep)
        {
            Values = new(_names.Count, StringComparer.Ordinal);
        }
        if (text[at] == '}')
        {
            at++;
            return true;
        }
        var place = 0;
        do
        {
            if (!FastText.String(text, ref at, out var key) || !FastText.Sign(text, ref at, (byte)':') || !TryOne(text, ref at, key, place++))
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        return text[at++] == '}';
    }

    private bool TryOne(ReadOnlySpan<byte> text, scoped ref int at, ReadOnlySpan<byte> key, int place)
    {
        var isNull = text[at] == 'n';
        if (Name(key, place) is not ({ } name, var rank))
        {
            return false;
        }
        ReadOnlySpan<byte> value;
        if (text[at] is (byte)'{' or (byte)'[')
        {
            var start = at;
            if (!TryNested(text, ref at, 0))
            {
                return false;
            }
            value = text[start..at];
            // An object or a list names nothing.
            rank = int.MaxValue;
        }
        else if (!FastText.Scalar(text, ref at, out value))
        {
            return false;
        }
        if (isNull || !(keep || rank < _rank))
        {
            return true;
        }
        if (!Utf8.IsValid(value))
        {
            return false;
        }
        var words = Encoding.UTF8.GetString(value);
        if (rank < _rank && !string.IsNullOrWhiteSpace(words))
        {
            (Id, _rank) = (words, rank);
        }
        if (keep)
        {
            Values[name] = words;
        }
        return true;
    }

    // Steps over an object or a list of plain values.
    private static bool TryNested(ReadOnlySpan<byte> text, scoped ref int at, int depth)
    {
        var isObject = text[at] == '{';
        var end = isObject ? (byte)'}' : (byte)']';
        at++;
        FastText.Space(text, ref at);
        if (text[at] == end)
        {
            at++;
            return true;
        }
        do
        {
            if (isObject && !(FastText.String(text, ref at, out _) && FastText.Sign(text, ref at, (byte)':')))
            {
                return false;
            }
            var read = text[at] is (byte)'{' or (byte)'[' ? depth < DeepestValue && TryNested(text, ref at, depth + 1) : FastText.Scalar(text, ref at, out _);
            if (!read)
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        return text[at++] == end;
    }

    // The name and its rank among those that name a feature; null where it is not valid Unicode.
    private (string? Name, int Rank) Name(ReadOnlySpan<byte> key, int place)
    {
        if (place < _names.Count && key.SequenceEqual(_names[place].Utf8))
        {
            return (_names[place].Name, _names[place].Rank);
        }
        if (!Utf8.IsValid(key))
        {
            return (null, 0);
        }
        var name = Encoding.UTF8.GetString(key);
        var rank = Array.IndexOf(FeatureId.Attributes, name) is >= 0 and var index ? index : int.MaxValue;
        if (place < _names.Count)
        {
            _names[place] = (key.ToArray(), name, rank);
        }
        else if (place < Remembered)
        {
            _names.Add((key.ToArray(), name, rank));
        }
        return (name, rank);
    }
}
