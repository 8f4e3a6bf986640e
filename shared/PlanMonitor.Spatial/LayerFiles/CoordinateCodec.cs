namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>
/// A run of points: where all of them have few decimals, as whole numbers of the last decimal, each less the one before; else as doubles. What is read
/// is to the last bit what was written.
/// </summary>
internal static class CoordinateCodec
{
    private const int MostDecimals = 9;
    private static readonly double[] Scales = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    public static void Write(PageBuilder page, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        var decimals = Decimals(xs, ys);
        page.Byte((byte)decimals);
        var (x, y) = (0L, 0L);
        for (var i = 0; i < xs.Length; i++)
        {
            if (decimals > MostDecimals)
            {
                page.Double(xs[i]);
                page.Double(ys[i]);
                continue;
            }
            var (nextX, nextY) = ((long)Math.Round(xs[i] * Scales[decimals]), (long)Math.Round(ys[i] * Scales[decimals]));
            page.Signed(nextX - x);
            page.Signed(nextY - y);
            (x, y) = (nextX, nextY);
        }
    }

    public static void Read(ref PageReader page, Span<double> xs, Span<double> ys)
    {
        var decimals = page.Byte();
        var (x, y) = (0L, 0L);
        for (var i = 0; i < xs.Length; i++)
        {
            if (decimals > MostDecimals)
            {
                (xs[i], ys[i]) = (page.Double(), page.Double());
                continue;
            }
            (x, y) = (x + page.Signed(), y + page.Signed());
            (xs[i], ys[i]) = (x / Scales[decimals], y / Scales[decimals]);
        }
    }

    private static int Decimals(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        // Most files have the same number of decimals all over: the usual ones are tried first.
        foreach (var decimals in (ReadOnlySpan<int>)[8, 6, 7, 9])
        {
            if (Fit(xs, Scales[decimals]) && Fit(ys, Scales[decimals]))
            {
                return decimals;
            }
        }
        return MostDecimals + 1;
    }

    private static bool Fit(ReadOnlySpan<double> values, double scale)
    {
        foreach (var value in values)
        {
            if (Math.Round(value * scale) / scale != value || (value == 0 && double.IsNegative(value)))
            {
                return false;
            }
        }
        return true;
    }
}
