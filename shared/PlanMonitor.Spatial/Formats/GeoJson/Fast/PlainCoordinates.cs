using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>Reads the <c>coordinates</c> of polygons and multipolygons that are as they should be, ring by ring.</summary>
internal sealed class PlainCoordinates(FormatLimits limits)
{
    /// <summary>Levels of arrays round a number of a MultiPolygon; of a Polygon one less.</summary>
    public const int DepthOfMultiPolygon = 4;

    private double[] _ring = new double[256];
    private List<IReadOnlyList<double[]>> _parts = [];
    private int _vertices;

    /// <summary>Gives what was read.</summary>
    public List<IReadOnlyList<double[]>> Take()
    {
        var parts = _parts;
        _parts = [];
        return parts;
    }

    /// <summary>Reads from the first bracket to behind the last; false where anything is not as it should be.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, scoped ref int at, out int depth)
    {
        _parts.Clear();
        _vertices = 0;
        depth = Depth(text, at);
        if (depth == DepthOfMultiPolygon - 1)
        {
            return TryPart(text, ref at);
        }
        return depth == DepthOfMultiPolygon && TryList(text, ref at);
    }

    private static int Depth(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        while (depth <= DepthOfMultiPolygon && FastText.Sign(text, ref at, (byte)'['))
        {
            depth++;
        }
        return depth;
    }

    private bool TryList(ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (!FastText.Sign(text, ref at, (byte)'['))
        {
            return false;
        }
        do
        {
            if (!TryPart(text, ref at))
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        return FastText.Sign(text, ref at, (byte)']');
    }

    private bool TryPart(ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (!FastText.Sign(text, ref at, (byte)'['))
        {
            return false;
        }
        var rings = new List<double[]>(1);
        do
        {
            if (!FastText.Sign(text, ref at, (byte)'[') || !TryRing(text, ref at, out var length))
            {
                return false;
            }
            rings.Add(_ring.AsSpan(0, length).ToArray());
        }
        while (FastText.Sign(text, ref at, (byte)','));
        _parts.Add(rings);
        return FastText.Sign(text, ref at, (byte)']');
    }

    // From the first position of a ring to behind its bracket.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryRing(ReadOnlySpan<byte> text, scoped ref int position, out int length)
    {
        var at = position;
        length = 0;
        while (true)
        {
            if (text[at++] != '[')
            {
                break;
            }
            Blanks(text, ref at);
            if (!FastNumber.TryRead(text, ref at, out var x) || !Comma(text, ref at) || !FastNumber.TryRead(text, ref at, out var y))
            {
                break;
            }
            Blanks(text, ref at);
            // Elevations and further figures are not kept.
            while (text[at] == ',')
            {
                if (!Comma(text, ref at) || !FastNumber.TryRead(text, ref at, out _))
                {
                    position = at;
                    return false;
                }
                Blanks(text, ref at);
            }
            if (text[at] != ']' || !double.IsFinite(x) || !double.IsFinite(y) || ++_vertices > limits.FeatureVertices)
            {
                break;
            }
            at++;
            if (length == _ring.Length)
            {
                Array.Resize(ref _ring, 2 * length);
            }
            _ring[length] = x;
            _ring[length + 1] = y;
            length += 2;
            Blanks(text, ref at);
            if (text[at] == ']')
            {
                position = at + 1;
                return true;
            }
            if (!Comma(text, ref at))
            {
                break;
            }
        }
        position = at;
        return false;
    }

    private static bool Comma(ReadOnlySpan<byte> text, scoped ref int at)
    {
        Blanks(text, ref at);
        if (text[at] != ',')
        {
            return false;
        }
        at++;
        Blanks(text, ref at);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blanks(ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (text[at] <= ' ')
        {
            FastText.Space(text, ref at);
        }
    }
}
