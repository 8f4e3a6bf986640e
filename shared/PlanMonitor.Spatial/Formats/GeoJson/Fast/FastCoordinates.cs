using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>Reads the nested arrays of <c>coordinates</c> of polygons and multipolygons into flat arrays.</summary>
internal static class FastCoordinates
{
    // A coordinate nearer to zero than this, but not zero, would leave the range in which products of coordinates are exact.
    private const double Tiny = 1e-100;

    /// <summary>Reads from the first bracket to the last; false where anything is not as it should be.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, scoped ref int at, FlatFeatures into, out bool multi)
    {
        multi = Depth(text, at) == 4;
        if (!multi)
        {
            if (!TryPart(text, ref at, into))
            {
                return false;
            }
            into.Ring();
            return true;
        }
        if (!FastText.Sign(text, ref at, (byte)'['))
        {
            return false;
        }
        do
        {
            if (!TryPart(text, ref at, into))
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        into.Ring();
        return FastText.Sign(text, ref at, (byte)']');
    }

    private static int Depth(ReadOnlySpan<byte> text, int at)
    {
        var depth = 0;
        while (FastText.Sign(text, ref at, (byte)'['))
        {
            depth++;
        }
        return depth;
    }

    private static bool TryPart(ReadOnlySpan<byte> text, scoped ref int at, FlatFeatures into)
    {
        if (!FastText.Sign(text, ref at, (byte)'['))
        {
            return false;
        }
        var rings = 0;
        do
        {
            into.Ring();
            if (!FastText.Sign(text, ref at, (byte)'[') || !TryRing(text, ref at, into))
            {
                return false;
            }
            rings++;
        }
        while (FastText.Sign(text, ref at, (byte)','));
        into.Part(rings);
        return FastText.Sign(text, ref at, (byte)']');
    }

    // From the first position of a ring to behind its bracket.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryRing(ReadOnlySpan<byte> text, scoped ref int position, FlatFeatures into)
    {
        var at = position;
        while (true)
        {
            if (text[at] != '[')
            {
                return false;
            }
            at++;
            if (text[at] <= ' ')
            {
                FastText.Space(text, ref at);
            }
            if (!FastNumber.TryRead(text, ref at, out var x) || !Comma(text, ref at) || !FastNumber.TryRead(text, ref at, out var y))
            {
                return false;
            }
            while (text[at] != ']')
            {
                // White space before the bracket, or an elevation and further figures, which are not kept.
                FastText.Space(text, ref at);
                if (text[at] != ']' && !(Comma(text, ref at) && FastNumber.TryRead(text, ref at, out _)))
                {
                    return false;
                }
            }
            at++;
            if ((Math.Abs(x) < Tiny && x != 0) || (Math.Abs(y) < Tiny && y != 0))
            {
                return false;
            }
            into.Vertex(x, y);
            if (text[at] == ',' && text[at + 1] == '[')
            {
                at++;
                continue;
            }
            FastText.Space(text, ref at);
            if (text[at] == ']')
            {
                position = at + 1;
                return true;
            }
            if (!Comma(text, ref at))
            {
                return false;
            }
        }
    }

    private static bool Comma(ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (text[at] == ',' && text[at + 1] > ' ')
        {
            at++;
            return true;
        }
        return FastText.Sign(text, ref at, (byte)',');
    }
}
