using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// On which side of a line a point lies, decided exactly: a quick value where rounding cannot change its sign, else a sum of products without
/// rounding (Shewchuk 1997, Adaptive Precision Floating-Point Arithmetic). Coordinates other than zero are at least 1e-100.
/// </summary>
internal static class Orientation
{
    // Twice over what rounding does to a determinant is 3.3e-16 of its parts; from here on its value is good to 1e-5, and so is the place of a crossing.
    private const double Certain = 1e-11;
    private const int Parts = 12;

    /// <summary>Positive where c lies to the left of the line from a to b, negative to the right, zero on it; good to 1e-5 of its size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var left = (ax - cx) * (by - cy);
        var right = (ay - cy) * (bx - cx);
        var value = left - right;
        return Math.Abs(value) > Certain * (Math.Abs(left) + Math.Abs(right)) ? value : Close(ax, ay, bx, by, cx, cy);
    }

    private static double Close(double ax, double ay, double bx, double by, double cx, double cy)
    {
        if ((ax == cx && ay == cy) || (bx == cx && by == cy))
        {
            return 0;
        }
        Span<double> sum = stackalloc double[Parts];
        var count = 0;
        Add(sum, ref count, ax, by);
        Add(sum, ref count, -ay, bx);
        Add(sum, ref count, bx, cy);
        Add(sum, ref count, -by, cx);
        Add(sum, ref count, cx, ay);
        Add(sum, ref count, -cy, ax);
        var value = 0.0;
        for (var i = 0; i < count; i++)
        {
            // From the smallest to the largest: the largest is more than all others together and keeps its sign.
            value += sum[i];
        }
        return value;
    }

    // A product without rounding: what its double leaves over, and its double.
    private static void Add(Span<double> sum, ref int count, double one, double other)
    {
        var product = one * other;
        Grow(sum, ref count, Math.FusedMultiplyAdd(one, other, -product));
        Grow(sum, ref count, product);
    }

    private static void Grow(Span<double> sum, ref int count, double value)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var total = value + sum[i];
            var part = total - value;
            var rest = (value - (total - part)) + (sum[i] - part);
            if (rest != 0)
            {
                sum[kept++] = rest;
            }
            value = total;
        }
        if (value != 0)
        {
            sum[kept++] = value;
        }
        count = kept;
    }
}
