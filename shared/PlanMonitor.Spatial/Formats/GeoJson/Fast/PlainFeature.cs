using System.Text;
using System.Text.Unicode;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>
/// Reads a Feature as nearly all programs write it: members type, id, properties and geometry, texts without escapes, properties without objects and
/// arrays inside. What it reads it reads as <see cref="FeatureParser"/> does, several times as fast; anything else it leaves to that.
/// </summary>
internal sealed class PlainFeature(FormatLimits limits, bool attributes)
{
    private readonly PlainCoordinates _coordinates = new(limits);
    private readonly PlainProperties _properties = new(attributes);

    /// <summary>Reads one feature from its first brace to behind its last; false where it is not plain, or not whole.</summary>
    /// <param name="text">The text, with <see cref="FastNumber.Padding"/> zeros after its end.</param>
    /// <param name="at">Where the feature starts; then the first byte after it, or where reading stopped.</param>
    /// <param name="record">Its number.</param>
    public RawFeature? Read(ReadOnlySpan<byte> text, scoped ref int at, int record)
    {
        if (!TryMembers(text, ref at, out var multi, out var id))
        {
            return null;
        }
        return new(
            record,
            FeatureId.Of(id, _properties.Id, record),
            new(_coordinates.Take(), multi),
            _properties.Values,
            FeatureId.IsGiven(id, _properties.Id));
    }

    private bool TryMembers(ReadOnlySpan<byte> text, scoped ref int at, out bool multi, out string? id)
    {
        (multi, id) = (false, null);
        _properties.Clear();
        var (typed, named, described, drawn) = (false, false, false, false);
        if (!FastText.Sign(text, ref at, (byte)'{'))
        {
            return false;
        }
        do
        {
            if (!FastText.String(text, ref at, out var member) || !FastText.Sign(text, ref at, (byte)':'))
            {
                return false;
            }
            var read = member.SequenceEqual("geometry"u8) ? !drawn && (drawn = TryGeometry(text, ref at, out multi))
                : member.SequenceEqual("properties"u8) ? !described && (described = _properties.TryRead(text, ref at))
                : member.SequenceEqual("type"u8) ? !typed && (typed = FastText.String(text, ref at, out var type) && type.SequenceEqual("Feature"u8))
                : member.SequenceEqual("id"u8) && !named && (named = TryId(text, ref at, out id));
            if (!read)
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        if (!typed || !drawn || text[at] != '}')
        {
            return false;
        }
        at++;
        return true;
    }

    private static bool TryId(ReadOnlySpan<byte> text, scoped ref int at, out string? id)
    {
        id = null;
        if (text[at] is (byte)'n' or (byte)'t' or (byte)'f' || !FastText.Scalar(text, ref at, out var value) || !Utf8.IsValid(value))
        {
            return false;
        }
        id = Encoding.UTF8.GetString(value);
        return true;
    }

    private bool TryGeometry(ReadOnlySpan<byte> text, scoped ref int at, out bool multi)
    {
        multi = false;
        ReadOnlySpan<byte> type = default;
        var depth = 0;
        if (!FastText.Sign(text, ref at, (byte)'{'))
        {
            return false;
        }
        do
        {
            if (!FastText.String(text, ref at, out var member) || !FastText.Sign(text, ref at, (byte)':'))
            {
                return false;
            }
            var read = member.SequenceEqual("type"u8) ? type.IsEmpty && FastText.String(text, ref at, out type)
                : member.SequenceEqual("coordinates"u8) && depth == 0 && _coordinates.TryRead(text, ref at, out depth);
            if (!read)
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        multi = depth == PlainCoordinates.DepthOfMultiPolygon;
        return text[at++] == '}' && depth > 0 && type.SequenceEqual(multi ? "MultiPolygon"u8 : "Polygon"u8);
    }
}
