using System.Xml;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>The polygons of a Placemark, nested in whatever way.</summary>
internal sealed class ShapeParser(XmlReader reader, FormatLimits limits)
{
    private static readonly string[] Others =
        ["Point", "LineString", "LinearRing", "Model", "Track", "MultiTrack"];

    private readonly List<IReadOnlyList<double[]>> _parts = [];
    private readonly CoordinateText _coordinates = new(limits.FeatureVertices);
    private readonly char[] _chunk = new char[4096];

    /// <summary>The parts that were read; the shell first.</summary>
    public List<IReadOnlyList<double[]>> Parts => _parts;

    /// <summary>Whether there was any polygon, be it an empty one.</summary>
    public bool AnyPolygon { get; private set; }

    /// <summary>Whether they stood in a MultiGeometry.</summary>
    public bool InMultiGeometry { get; private set; }

    /// <summary>The first thing that is no polygon, or null.</summary>
    public string? Other { get; private set; }

    /// <summary>The coordinates that could not be read, or null.</summary>
    public string? Fault => _coordinates.Fault;

    /// <summary>Whether there are more vertices than the limit allows.</summary>
    public bool TooMany => _coordinates.TooMany;

    /// <summary>Whether the reader is at a geometry.</summary>
    public static bool IsGeometry(XmlReader reader) => reader.LocalName is "Polygon" or "MultiGeometry" || Others.Contains(reader.LocalName);

    /// <summary>Reads from the start of the element to its end; false where it is nested too deep.</summary>
    public bool TryRead()
    {
        if (Others.Contains(reader.LocalName))
        {
            Other ??= reader.LocalName;
        }
        else if (reader.LocalName == "Polygon")
        {
            return TryPolygon();
        }
        InMultiGeometry |= reader.LocalName == "MultiGeometry";
        if (reader.IsEmptyElement)
        {
            return true;
        }
        var (depth, collection) = (reader.Depth, reader.LocalName == "MultiGeometry");
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && (reader.Depth >= FormatLimits.Depth || (collection && IsGeometry(reader) && !TryRead())))
            {
                return false;
            }
        }
        return true;
    }

    private bool TryPolygon()
    {
        AnyPolygon = true;
        var (shell, holes) = (new List<double[]>(), new List<double[]>());
        var (depth, inner) = (reader.Depth, false);
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.Depth >= FormatLimits.Depth)
            {
                return false;
            }
            inner = reader.LocalName == "innerBoundaryIs" || (reader.LocalName != "outerBoundaryIs" && inner);
            if (reader.LocalName == "coordinates")
            {
                Coordinates();
                (inner ? holes : shell).Add(_coordinates.Take());
            }
        }
        if (shell.Exists(ring => ring.Length > 0))
        {
            _parts.Add([.. shell, .. holes]);
        }
        return true;
    }

    private void Coordinates()
    {
        if (reader.IsEmptyElement)
        {
            return;
        }
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                for (var read = reader.ReadValueChunk(_chunk, 0, _chunk.Length); read > 0; read = reader.ReadValueChunk(_chunk, 0, _chunk.Length))
                {
                    _coordinates.Add(_chunk.AsSpan(0, read));
                }
            }
        }
    }
}
