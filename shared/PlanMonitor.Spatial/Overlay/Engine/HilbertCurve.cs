namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>Places along Hilbert's curve through a box: what is near along it is near on the ground.</summary>
internal static class HilbertCurve
{
    private const int Bits = 16;

    /// <summary>The positions of boxes in the order of their middles along the curve.</summary>
    public static int[] Order(IReadOnlyList<Box> boxes)
    {
        var around = Box.None;
        foreach (var box in boxes)
        {
            around = around.With(box);
        }
        var (places, order) = (new uint[boxes.Count], new int[boxes.Count]);
        for (var i = 0; i < order.Length; i++)
        {
            (order[i], places[i]) = (i, Of((boxes[i].West + boxes[i].East) / 2, (boxes[i].South + boxes[i].North) / 2, around));
        }
        Array.Sort(places, order);
        return order;
    }

    /// <summary>The place along the curve, on a grid of 65,536 by 65,536.</summary>
    private static uint Of(double x, double y, in Box around) => Of(Cell(x, around.West, around.East), Cell(y, around.South, around.North));

    private static uint Of(uint x, uint y)
    {
        uint place = 0;
        for (var size = 1U << (Bits - 1); size > 0; size >>= 1)
        {
            var (right, upper) = ((x & size) != 0, (y & size) != 0);
            place = (place << 2) | (right ? (upper ? 2U : 3U) : (upper ? 1U : 0U));
            if (!upper)
            {
                if (right)
                {
                    (x, y) = (~x & (size - 1), ~y & (size - 1));
                }
                (x, y) = (y, x);
            }
        }
        return place;
    }

    private static uint Cell(double value, double from, double to) => to > from ? (uint)Math.Clamp((value - from) / (to - from) * ushort.MaxValue, 0, ushort.MaxValue) : 0;
}
