using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>What one pass over a ring tells.</summary>
internal static class RingFigures
{
    // Twice over what rounding does to a determinant.
    private const double Rounding = 1e-15;

    /// <summary>The ring's box, and whether it is closed and no point is repeated at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsPlain(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, out Box box)
    {
        var (west, east, south, north) = (xs[0], xs[0], ys[0], ys[0]);
        var plain = xs.Length > 3 && xs[0] == xs[^1] && ys[0] == ys[^1];
        var at = 0;
        if (Vector256.IsHardwareAccelerated && xs.Length > Vector256<double>.Count)
        {
            var (wests, souths) = (Vector256.Create(west), Vector256.Create(south));
            var (easts, norths) = (wests, souths);
            var repeated = Vector256<double>.Zero;
            for (; at + Vector256<double>.Count < xs.Length; at += Vector256<double>.Count)
            {
                var (x, y) = (Vector256.Create<double>(xs[at..]), Vector256.Create<double>(ys[at..]));
                (wests, easts) = (Vector256.MinNative(wests, x), Vector256.MaxNative(easts, x));
                (souths, norths) = (Vector256.MinNative(souths, y), Vector256.MaxNative(norths, y));
                repeated |= Vector256.Equals(x, Vector256.Create<double>(xs[(at + 1)..])) & Vector256.Equals(y, Vector256.Create<double>(ys[(at + 1)..]));
            }
            plain &= repeated.ExtractMostSignificantBits() == 0;
            for (var lane = 0; lane < Vector256<double>.Count; lane++)
            {
                (west, east) = (Math.Min(west, wests[lane]), Math.Max(east, easts[lane]));
                (south, north) = (Math.Min(south, souths[lane]), Math.Max(north, norths[lane]));
            }
        }
        for (; at < xs.Length; at++)
        {
            (west, east) = (Math.Min(west, xs[at]), Math.Max(east, xs[at]));
            (south, north) = (Math.Min(south, ys[at]), Math.Max(north, ys[at]));
            plain &= at + 1 == xs.Length || xs[at] != xs[at + 1] || ys[at] != ys[at + 1];
        }
        box = new(west, south, east, north);
        return plain;
    }

    /// <summary>
    /// 1 or -1 where every edge runs the same way round one point, and round it once: then the ring crosses itself nowhere and runs counter-clockwise
    /// or clockwise. 0 where that cannot be said.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Star(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double x, double y)
    {
        var (left, right, steps, at) = (true, true, 0, 0);
        if (Vector256.IsHardwareAccelerated)
        {
            var (centreX, centreY, rounding) = (Vector256.Create(x), Vector256.Create(y), Vector256.Create(Rounding));
            for (; at + Vector256<double>.Count < xs.Length; at += Vector256<double>.Count)
            {
                var (x1, y1) = (Vector256.Create<double>(xs[at..]) - centreX, Vector256.Create<double>(ys[at..]) - centreY);
                var (x2, y2) = (Vector256.Create<double>(xs[(at + 1)..]) - centreX, Vector256.Create<double>(ys[(at + 1)..]) - centreY);
                var (one, other) = (x1 * y2, y1 * x2);
                var value = one - other;
                var sure = rounding * (Vector256.Abs(one) + Vector256.Abs(other));
                left &= Vector256.GreaterThanAll(value, sure);
                right &= Vector256.LessThanAll(value, -sure);
                if (!left && !right)
                {
                    return 0;
                }
                steps += System.Numerics.BitOperations.PopCount((Vector256.LessThan(y1, Vector256<double>.Zero) ^ Vector256.LessThan(y2, Vector256<double>.Zero)).ExtractMostSignificantBits());
            }
        }
        for (; at + 1 < xs.Length; at++)
        {
            var (one, other) = ((xs[at] - x) * (ys[at + 1] - y), (ys[at] - y) * (xs[at + 1] - x));
            var sure = Rounding * (Math.Abs(one) + Math.Abs(other));
            left &= one - other > sure;
            right &= one - other < -sure;
            steps += ys[at] - y < 0 != ys[at + 1] - y < 0 ? 1 : 0;
        }
        return steps != 2 ? 0 : left ? 1 : right ? -1 : 0;
    }

    /// <summary>Whether a ring that crosses itself nowhere runs counter-clockwise: at its lowest, then westernmost vertex it turns left.</summary>
    public static bool TurnsLeft(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        var lowest = 0;
        for (var i = 1; i < xs.Length - 1; i++)
        {
            if (ys[i] < ys[lowest] || (ys[i] == ys[lowest] && xs[i] < xs[lowest]))
            {
                lowest = i;
            }
        }
        var before = lowest == 0 ? xs.Length - 2 : lowest - 1;
        return Orientation.Of(xs[before], ys[before], xs[lowest], ys[lowest], xs[lowest + 1], ys[lowest + 1]) > 0;
    }
}
