using System.Text.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.GeoJson.Fast;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Walks through a GeoJSON text, one feature per step. A step that meets the end of the window is taken again with more in the window.</summary>
/// <param name="stream">The text.</param>
/// <param name="limits">What it may ask of memory.</param>
/// <param name="attributes">Whether to keep attributes.</param>
/// <param name="fast">Whether plain features are read without the framework's reader; what is given does not depend on it.</param>
internal sealed class GeoJsonScanner(Stream stream, FormatLimits limits, bool attributes, bool fast = true)
{
    private readonly JsonWindow _window = new(stream, limits);
    private readonly FeatureParser _parser = new(limits, attributes);
    private readonly PlainFeature _plain = new(limits, attributes);
    private readonly CrsFound _crs = new();
    private Problem? _remark;
    private Place _place = Place.Start;
    private bool _any;
    private bool _collectionTyped;
    private bool _collectionListed;
    private int _record;

    // Whether the reader's state has just left a feature, so that plain ones may be taken without it.
    private bool _afterFeature;

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
        if (_remark is { } remark)
        {
            _remark = null;
            return remark;
        }
        while (_place != Place.End)
        {
            if (fast && _afterFeature && Plain() is { } plain)
            {
                return plain;
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
                var (line, at) = _window.Of(broken);
                // The depth counts an array or object that has just begun as not yet entered.
                return End(reader.CurrentDepth >= FormatLimits.Depth - 1
                    ? Problem.Of("json.too-deep", line, arguments: ("limit", FormatLimits.Depth))
                    : Problem.Of("json.broken", line, $"{at}"));
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
            if (item is not null)
            {
                return item;
            }
        }
        return null;
    }

    // A feature that is written as nearly all are; null where the reader has to look at what comes.
    private RawFeature? Plain()
    {
        do
        {
            var text = _window.Padded;
            var at = 0;
            FastText.Space(text, ref at);
            if (_place == Place.BetweenValues || (text[at] == ',' && FastText.Sign(text, ref at, (byte)',')))
            {
                var feature = text[at] == '{' ? _plain.Read(text, ref at, _record + 1) : null;
                if (feature is not null && at <= _window.Bytes.Length)
                {
                    _record++;
                    _window.Take(at);
                    return _crs.Claim is null ? feature : feature with { Crs = _crs.Claim };
                }
            }
            // What is odd may only be cut off by the end of the window.
            if (at < _window.Bytes.Length - FastNumber.Padding)
            {
                return null;
            }
        }
        while (!_window.Final && _window.Fill());
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
        if (_window.Bytes is [0x1E, ..])
        {
            _window.LeaveSeparators();
        }
        return bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? Problem.Of("json.not-utf8") : null;
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
                (_place, _collectionTyped, _collectionListed, _afterFeature) = (Place.InCollection, false, false, false);
                _crs.Clear();
                return true;
            case TopLevelKind.Feature when _parser.TryRead(ref reader, _window.Bytes):
            case TopLevelKind.Geometry when _parser.TryReadBare(ref reader):
                _crs.Clear();
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
            (_place, _afterFeature) = (Place.BetweenValues, false);
            item = _collectionTyped && _collectionListed ? null : End(Problem.Of("json.not-geojson"));
            return true;
        }
        if (JsonText.Is(reader, "crs"u8))
        {
            return TryCrs(ref reader, out item);
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
                (_place, _afterFeature) = (Place.InCollection, false);
                return true;
            case JsonTokenType.StartObject:
                if (!_parser.TryRead(ref reader, _window.Bytes))
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

    // Features that were given already cannot be given again: a late claim may only say what their figures say anyway.
    private bool TryCrs(ref Utf8JsonReader reader, out Outcome<RawFeature>? item)
    {
        item = null;
        if (!_crs.TryRead(ref reader))
        {
            return false;
        }
        if (_collectionListed && _crs.Claim is { Kind: not (CrsKind.Cgcs2000 or CrsKind.Wgs84) } late)
        {
            item = End(Problem.Of("crs.after-features", null, "crs", late.Text));
        }
        return true;
    }

    private Outcome<RawFeature> Item()
    {
        _afterFeature = true;
        var item = FeatureChecks.Of(_parser, ++_record, limits);
        if (!item.TryGet(out var feature, out _))
        {
            return item;
        }
        if (_parser.Geometry.Members?.Other is { } other)
        {
            _remark = Problem.Of("geometry.part-left-out", _record, "geometry", other);
        }
        return feature with { Crs = _parser.Crs ?? _crs.Claim };
    }
}
