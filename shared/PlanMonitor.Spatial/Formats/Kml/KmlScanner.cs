using System.Xml;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>Walks through a KML text from Placemark to Placemark, however deep in folders they lie.</summary>
internal sealed class KmlScanner(BoundedText text, FormatLimits limits, bool attributes) : IDisposable
{
    private static readonly string[] Roots = ["kml", "Document", "Folder", "Placemark"];

    private readonly XmlReader _reader = XmlReader.Create(text, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    private readonly Queue<Problem> _remarks = [];
    private bool _any;
    private bool _linked;
    private bool _ended;
    private int _record;

    /// <summary>The next feature or problem; null at the end.</summary>
    public Outcome<RawFeature>? Next()
    {
        if (_remarks.TryDequeue(out var remark))
        {
            return remark;
        }
        if (_ended)
        {
            return null;
        }
        try
        {
            var item = Step();
            _ended = item is null or { Problem.Level: ProblemLevel.File };
            return item;
        }
        catch (XmlException broken)
        {
            _ended = true;
            return Broken(broken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private int Line => ((IXmlLineInfo)_reader).LineNumber;

    private Problem Broken(XmlException broken) =>
        text.Misfit ? Problem.Of("kml.encoding-wrong", broken.LineNumber)
        : text.TooLarge ? Problem.Of("feature.too-large", _record + 1, arguments: ("limit", limits.FeatureBytes >> 20))
        : !_any && (text.Head ?? "").Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? Problem.Of("kml.dtd")
        : Problem.Of("kml.broken", broken.LineNumber, $"{broken.LinePosition}");

    private Outcome<RawFeature>? Step()
    {
        while (_reader.Read())
        {
            text.Rest();
            if (_reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (_reader.Depth >= FormatLimits.Depth)
            {
                return Problem.Of("kml.too-deep", Line, arguments: ("limit", FormatLimits.Depth));
            }
            var known = KmlName.IsKml(_reader);
            if (!_any && !(known && Roots.Contains(_reader.LocalName)))
            {
                return Problem.Of("kml.not-kml", Line, null, _reader.LocalName);
            }
            _any = true;
            if (known && _reader.LocalName == "Placemark")
            {
                return Placemark();
            }
            if (known && _reader.LocalName == "NetworkLink" && !_linked)
            {
                _linked = true;
                return Problem.Of("kml.network-link", Line);
            }
        }
        // Whole as XML, with bytes behind it that are none.
        return text.Misfit ? new Outcome<RawFeature>?(Problem.Of("kml.encoding-wrong", Line)) : null;
    }

    private Outcome<RawFeature> Placemark()
    {
        var parser = new PlacemarkParser(_reader, limits);
        if (!parser.TryRead())
        {
            return Problem.Of("kml.too-deep", Line, arguments: ("limit", FormatLimits.Depth));
        }
        _record++;
        var (shapes, other) = (parser.Shapes, parser.Shapes.Other);
        if (shapes.TooMany)
        {
            return Problem.Of("feature.too-many-vertices", _record, "coordinates", arguments: ("limit", limits.FeatureVertices));
        }
        if (shapes.Fault is { } fault)
        {
            return Problem.Of("kml.coordinates-malformed", _record, "coordinates", fault);
        }
        if (shapes.Parts.Count == 0)
        {
            return other is not null ? Problem.Of("feature.not-polygon", _record, other, other)
                : Problem.Of(shapes.AnyPolygon ? "geometry.empty" : "geometry.missing", _record, "Placemark");
        }
        if (other is not null)
        {
            _remarks.Enqueue(Problem.Of("geometry.part-left-out", _record, "MultiGeometry", other));
        }
        var name = FeatureId.Among(parser.Attributes);
        return new RawFeature(
            _record,
            FeatureId.Of(name, parser.Id, _record),
            new(shapes.Parts, Multi: shapes.InMultiGeometry),
            attributes ? parser.Attributes : new Dictionary<string, string>(),
            FeatureId.IsGiven(name, null))
        { Crs = KmlReader.Claim };
    }
}
