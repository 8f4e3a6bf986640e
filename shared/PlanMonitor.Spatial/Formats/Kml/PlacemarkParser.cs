using System.Text;
using System.Xml;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>Reads one Placemark: its id, its attributes and its geometry.</summary>
internal sealed class PlacemarkParser(XmlReader reader, FormatLimits limits)
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    /// <summary>The attribute <c>id</c> of the element.</summary>
    public string? Id { get; private set; }

    /// <summary>name and description under these names, extended data under theirs.</summary>
    public IReadOnlyDictionary<string, string> Attributes => _attributes;

    /// <summary>The geometry.</summary>
    public ShapeParser Shapes { get; } = new(reader, limits);

    /// <summary>Reads from the start of the element to its end; false where it is nested too deep.</summary>
    public bool TryRead()
    {
        Id = reader.GetAttribute("id");
        if (reader.IsEmptyElement)
        {
            return true;
        }
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.Depth >= FormatLimits.Depth || !(ShapeParser.IsGeometry(reader) ? Shapes.TryRead() : TryMember()))
            {
                return false;
            }
        }
        return true;
    }

    private bool TryMember()
    {
        if (!KmlName.IsKml(reader))
        {
            return TryPass();
        }
        switch (reader.LocalName)
        {
            case "name" or "description":
                return TryText(reader.LocalName);
            case "ExtendedData" or "Metadata":
                return reader.IsEmptyElement || TryExtended();
            default:
                return TryPass();
        }
    }

    private bool TryExtended()
    {
        var depth = reader.Depth;
        string? name = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.Depth >= FormatLimits.Depth)
            {
                return false;
            }
            var known = KmlName.IsKml(reader);
            if (known && reader.LocalName == "Data")
            {
                name = reader.GetAttribute("name");
            }
            else if (known && reader.LocalName is "SchemaData" or "SimpleArrayData")
            {
                name = null;
            }
            else if (known && reader.LocalName == "displayName")
            {
                if (!TryPass())
                {
                    return false;
                }
            }
            // Anything else in it is data of a stranger's own names.
            else if (!TryText(known && reader.LocalName == "value" ? name : known && reader.LocalName == "SimpleData" ? reader.GetAttribute("name") : reader.LocalName))
            {
                return false;
            }
        }
        return true;
    }

    // The text of the element and of all in it; an empty one stands for null and is left out, as is one without a name.
    private bool TryText(string? name)
    {
        _text.Clear();
        if (!TryPass(keep: true))
        {
            return false;
        }
        // Blanks at the ends come from the layout of the XML.
        if (name is not null && _text.ToString().Trim() is { Length: > 0 } value)
        {
            _attributes[name] = value;
        }
        return true;
    }

    private bool TryPass(bool keep = false)
    {
        if (reader.IsEmptyElement)
        {
            return true;
        }
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth >= FormatLimits.Depth && reader.NodeType == XmlNodeType.Element)
            {
                return false;
            }
            if (keep && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                _text.Append(reader.Value);
            }
        }
        return true;
    }
}
