using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        // Where the text goes on is kept in a variable of which no reference is taken: it stays in a register.
        ref var first = ref MemoryMarshal.GetReference(text);
        var (xs, ys, count, at) = (into.X, into.Y, into.Vertices, position);
        while (Unsafe.Add(ref first, at) == '[')
        {
            at++;
            if (Unsafe.Add(ref first, at) <= ' ')
            {
                at = AfterSpace(text, at);
            }
            var length = FastNumber.Plain(ref Unsafe.Add(ref first, at), out var x);
            at = length > 0 ? at + length : AfterLong(text, at, out x);
            at = Unsafe.Add(ref first, at) == ',' && Unsafe.Add(ref first, at + 1) > ' ' ? at + 1 : AfterComma(text, at);
            length = FastNumber.Plain(ref Unsafe.Add(ref first, at), out var y);
            at = length > 0 ? at + length : AfterLong(text, at, out y);
            if (Unsafe.Add(ref first, at) != ']')
            {
                at = AfterFigures(text, at);
            }
            at++;
            if (count == xs.Length)
            {
                into.Vertices = count;
                into.Grow();
                (xs, ys) = (into.X, into.Y);
            }
            xs[count] = x;
            ys[count] = y;
            count++;
            if (Unsafe.Add(ref first, at) == ',' && Unsafe.Add(ref first, at + 1) == '[')
            {
                at++;
                continue;
            }
            at = AfterSpace(text, at);
            if (Unsafe.Add(ref first, at) == ']')
            {
                (into.Vertices, position) = (count, at + 1);
                return true;
            }
            at = AfterComma(text, at);
        }
        return false;
    }

    // Each gives where the text goes on; at the end of the text, where there is only a zero, once it is not as it should be.
    private static int AfterSpace(ReadOnlySpan<byte> text, int at)
    {
        FastText.Space(text, ref at);
        return at;
    }

    private static int AfterComma(ReadOnlySpan<byte> text, int at) => FastText.Sign(text, ref at, (byte)',') ? at : text.Length - FastNumber.Padding;

    private static int AfterLong(ReadOnlySpan<byte> text, int at, out double value) =>
        FastNumber.TryRead(text, ref at, out value) && (value == 0 || Math.Abs(value) >= Tiny) ? at : text.Length - FastNumber.Padding;

    // White space before the bracket, or an elevation and further figures, which are not kept.
    private static int AfterFigures(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            FastText.Space(text, ref at);
            if (text[at] == ']')
            {
                return at;
            }
            if (!FastText.Sign(text, ref at, (byte)',') || !FastNumber.TryRead(text, ref at, out _))
            {
                return text.Length - FastNumber.Padding;
            }
        }
    }
}
