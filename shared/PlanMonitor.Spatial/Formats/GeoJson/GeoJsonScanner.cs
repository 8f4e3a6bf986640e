using System.Text.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Walks through a GeoJSON text, one feature per step. A step that meets the end of the window is taken again with more in the window.</summary>
internal sealed class GeoJsonScanner(Stream stream, FormatLimits limits, bool attributes)
{
    private readonly JsonWindow _window = new(stream, limits);
    private readonly FeatureParser _parser = new(limits, attributes);
    private CrsFound _crs = new();
    private CrsClaim _reported;
    private Place _place = Place.Start;
    private bool _any;
    private bool _collectionTyped;
    private bool _collectionListed;
    private int _record;

    private enum Place
    {
        Start,
        BetweenValues,
        InCollection,
        InFeatures,
        End,
    }

    /// <summary>The next feature or problem; null at the end.</summary>
    public Outcome<RawFeature>? Next()
    {
        if (_place == Place.Start && Begin() is { } fault)
        {
            return End(fault);
        }
        while (_place != Place.End)
        {
            if (TakeRemark() is { } remark)
            {
                return remark;
            }
            var reader = _window.Reader();
            Outcome<RawFeature>? item;
            bool done;
            try
            {
                done = Step(ref reader, out item);
            }
            catch (JsonException broken)
            {
                var line = (int)((broken.LineNumber ?? 0) + 1);
                // The depth counts an array or object that has just begun as not yet entered.
                return End(reader.CurrentDepth >= FormatLimits.Depth - 1
                    ? Problem.Of("json.too-deep", line, arguments: ("limit", FormatLimits.Depth))
                    : Problem.Of("json.broken", line, $"{(broken.BytePositionInLine ?? 0) + 1}"));
            }
            if (!done)
            {
                if (_window.Final || !_window.Fill())
                {
                    return End(Problem.Of("feature.too-large", _record + 1, arguments: ("limit", limits.FeatureBytes >> 20)));
                }
                continue;
            }
            _window.Take(reader);
            if (_crs.Claim == CrsClaim.Other)
            {
                return End(Problem.Of("crs.unsupported", null, "crs", _crs.Name));
            }
            if (item is not null)
            {
                return item;
            }
        }
        return null;
    }

    private Outcome<RawFeature>? End(Problem? problem)
    {
        _place = Place.End;
        return problem is null ? null : new Outcome<RawFeature>?(problem);
    }

    private Problem? Begin()
    {
        _place = Place.BetweenValues;
        _window.Fill();
        var bytes = _window.Bytes;
        if (bytes.StartsWith("\uFEFF"u8))
        {
            _window.Leave(3);
        }
        return bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? Problem.Of("json.not-utf8") : null;
    }

    private Problem? TakeRemark()
    {
        if (_crs.Claim != CrsClaim.Wgs84 || _reported == CrsClaim.Wgs84)
        {
            return null;
        }
        _reported = CrsClaim.Wgs84;
        return Problem.Of("crs.wgs84-taken", null, "crs", _crs.Name);
    }

    private bool Step(ref Utf8JsonReader reader, out Outcome<RawFeature>? item)
    {
        item = null;
        return _place switch
        {
            Place.BetweenValues => TryValue(ref reader, out item),
            Place.InCollection => TryMember(ref reader, out item),
            _ => TryFeature(ref reader, out item),
        };
    }

    private bool TryValue(ref Utf8JsonReader reader, out Outcome<RawFeature>? item)
    {
        item = null;
        var start = reader;
        if (!reader.Read())
        {
            if (_window.Final)
            {
                item = End(_any ? null : Problem.Of("json.empty"));
            }
            return _window.Final;
        }
        var inside = reader;
        if (!TopLevel.TryDecide(ref reader, out var kind))
        {
            return false;
        }
        _any = true;
        reader = inside;
        switch (kind)
        {
            case TopLevelKind.Collection:
                (_place, _collectionTyped, _collectionListed) = (Place.InCollection, false, false);
                return true;
            case TopLevelKind.Feature when _parser.TryRead(ref reader, _window.Bytes, _crs):
            case TopLevelKind.Geometry when _parser.TryReadBare(ref reader, _crs):
                item = Item();
                return true;
            case TopLevelKind.Other:
                item = End(Problem.Of("json.not-geojson"));
                return true;
            default:
                reader = start;
                return false;
        }
    }

    private bool TryMember(ref Utf8JsonReader reader, out Outcome<RawFeature>? item)
    {
        item = null;
        if (!reader.Read())
        {
            return false;
        }
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _place = Place.BetweenValues;
            item = _collectionTyped && _collectionListed ? null : End(Problem.Of("json.not-geojson"));
            return true;
        }
        if (JsonText.Is(reader, "crs"u8))
        {
            return _crs.TryRead(ref reader);
        }
        var isType = JsonText.Is(reader, "type"u8);
        var isFeatures = JsonText.Is(reader, "features"u8);
        if (!reader.Read())
        {
            return false;
        }
        if (isFeatures && reader.TokenType == JsonTokenType.StartArray)
        {
            (_place, _collectionListed) = (Place.InFeatures, true);
            return true;
        }
        _collectionTyped |= isType && reader.TokenType == JsonTokenType.String && JsonText.Is(reader, "FeatureCollection"u8);
        return reader.TrySkip();
    }

    private bool TryFeature(ref Utf8JsonReader reader, out Outcome<RawFeature>? item)
    {
        item = null;
        if (!reader.Read())
        {
            return false;
        }
        switch (reader.TokenType)
        {
            case JsonTokenType.EndArray:
                _place = Place.InCollection;
                return true;
            case JsonTokenType.StartObject:
                if (!_parser.TryRead(ref reader, _window.Bytes, _crs))
                {
                    return false;
                }
                item = Item();
                return true;
            default:
                if (!reader.TrySkip())
                {
                    return false;
                }
                item = Problem.Of("feature.not-a-feature", ++_record);
                return true;
        }
    }

    private Outcome<RawFeature> Item() => FeatureChecks.Of(_parser, ++_record, limits);
}
