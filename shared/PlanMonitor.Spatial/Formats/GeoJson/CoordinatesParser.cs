using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>The nested arrays of <c>coordinates</c>, of whatever depth: numbers into rings, rings into parts.</summary>
internal sealed class CoordinatesParser(FormatLimits limits)
{
    private const int DepthOfMultiPolygon = 4;

    private readonly List<double> _ring = [];
    private List<IReadOnlyList<double[]>> _parts = [];
    private List<double[]> _rings = [];

    /// <summary>How many vertices there were.</summary>
    public int Vertices { get; private set; }

    /// <summary>Levels of arrays round a number: 3 for a polygon, 4 for a multipolygon, 0 where there is no number.</summary>
    public int Depth { get; private set; }

    /// <summary>What could not be read, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>True when there were more vertices than the limit allows; the rest was not kept.</summary>
    public bool TooMany => Vertices > limits.FeatureVertices;

    /// <summary>The parts that were read; of a polygon one.</summary>
    public List<IReadOnlyList<double[]>> Parts => _parts;

    /// <summary>Forgets what was read.</summary>
    public void Clear()
    {
        (_parts, _rings, Vertices, Depth, Fault) = ([], [], 0, 0, null);
        _ring.Clear();
    }

    /// <summary>Reads from the first token of the value to its end; false when the window ends before.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        Clear();
        var start = reader;
        if (TryNested(ref reader) is not { } read)
        {
            // Not the nested numbers that it should be: what is wrong is known, the rest is skipped.
            reader = start;
            return reader.TrySkip();
        }
        return read;
    }

    // Null: malformed.
    private bool? TryNested(ref Utf8JsonReader reader)
    {
        var (depth, ordinates) = (0, 0);
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number when depth > 0 && (ordinates > 0 || Depth == 0 || Depth == depth):
                    Depth = depth;
                    Ordinate(ref reader, ordinates++);
                    break;
                case JsonTokenType.StartArray when ordinates == 0 && depth < DepthOfMultiPolygon:
                    depth++;
                    break;
                case JsonTokenType.EndArray when ordinates == 1 || (ordinates == 0 && depth == Depth):
                    Fault = "[]";
                    return null;
                case JsonTokenType.EndArray:
                    Close(depth, ordinates);
                    ordinates = 0;
                    if (--depth == 0)
                    {
                        Finish();
                        return true;
                    }
                    break;
                default:
                    Fault = JsonText.Shown(reader);
                    return null;
            }
        }
        while (reader.Read());
        return false;
    }

    private void Ordinate(ref Utf8JsonReader reader, int index)
    {
        Vertices += index == 0 ? 1 : 0;
        // Elevations and further figures are not kept.
        if (index < 2 && !TooMany)
        {
            _ring.Add(reader.TryGetDouble(out var value) ? value : double.NaN);
        }
    }

    private void Close(int depth, int ordinates)
    {
        if (ordinates == 0 && depth == Depth - 1)
        {
            _rings.Add([.. _ring]);
            _ring.Clear();
        }
        else if (ordinates == 0 && depth == Depth - 2)
        {
            EndPart();
        }
    }

    private void Finish()
    {
        if (_rings.Count > 0)
        {
            EndPart();
        }
    }

    private void EndPart()
    {
        _parts.Add(_rings);
        _rings = [];
    }
}
