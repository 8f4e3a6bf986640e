namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>
/// Which rings belong together, for formats that list rings without saying so: a ring that lies in an even number of others is a shell (外环), one that lies in an odd number is
/// a hole (内环) of the smallest ring round it. Directions are not looked at. Rings that cross are no polygon anyway: they are grouped somehow, and the geometry checks judge them.
/// </summary>
internal static class RingNesting
{
    /// <summary>Groups closed rings into polygons, in time near linear in their vertices.</summary>
    /// <param name="rings">Rings of x and y in turn, the first point repeated at the end or not.</param>
    /// <returns>Polygons in the order of their shells; in each the shell first, then its holes in their order.</returns>
    public static IReadOnlyList<IReadOnlyList<double[]>> Of(IReadOnlyList<double[]> rings) => Of(rings, out _);

    /// <summary>Groups closed rings into polygons, and tells for each in how many others it lies.</summary>
    public static IReadOnlyList<IReadOnlyList<double[]>> Of(IReadOnlyList<double[]> rings, out int[] depths)
    {
        depths = new int[rings.Count];
        if (rings.Count <= 1)
        {
            return rings.Count == 0 ? [] : [rings];
        }
        var parents = Parents(rings);
        depths = DepthsOf(parents);
        var polygons = new List<double[]>?[rings.Count];
        var order = new List<List<double[]>>();
        for (var ring = 0; ring < rings.Count; ring++)
        {
            if (IsShell(depths[ring]))
            {
                order.Add(polygons[ring] = [rings[ring]]);
            }
        }
        for (var ring = 0; ring < rings.Count; ring++)
        {
            if (!IsShell(depths[ring]))
            {
                polygons[parents[ring]]!.Add(rings[ring]);
            }
        }
        return order;
    }

    /// <summary>Whether a ring at this depth is the outline of ground.</summary>
    public static bool IsShell(int depth) => depth % 2 == 0;

    private static int[] Parents(IReadOnlyList<double[]> rings)
    {
        var boxes = rings.Select(RingBox.Of).ToArray();
        // Where a figure is no number nothing can be said of places; the checks refuse such a feature.
        return Array.Exists(boxes, box => !box.Finite) ? [.. rings.Select(_ => -1)]
            : RingSearch.Parents(rings, boxes) ?? RingSweep.Parents(rings, boxes);
    }

    // Chains may be as long as there are rings: no recursion.
    private static int[] DepthsOf(int[] parents)
    {
        var depths = new int[parents.Length];
        Array.Fill(depths, -1);
        var chain = new Stack<int>();
        for (var ring = 0; ring < parents.Length; ring++)
        {
            for (var above = ring; above >= 0 && depths[above] < 0; above = parents[above])
            {
                chain.Push(above);
            }
            while (chain.TryPop(out var next))
            {
                depths[next] = parents[next] < 0 ? 0 : depths[parents[next]] + 1;
            }
        }
        return depths;
    }
}
