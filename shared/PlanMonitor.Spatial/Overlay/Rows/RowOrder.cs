namespace PlanMonitor.Spatial.Overlay.Rows;

/// <summary>Puts rows in the order of the output: by footprint, layer and feature.</summary>
internal static class RowOrder
{
    /// <summary>All rows in order.</summary>
    /// <param name="found">What the threads found.</param>
    /// <param name="footprints">How many footprints there are.</param>
    public static OverlayRow[] Sorted(IReadOnlyList<List<OverlayRow>> found, int footprints)
    {
        // Counted first: rows of a footprint are few, and every row finds its place at once.
        var starts = new int[footprints + 1];
        foreach (var rows in found)
        {
            foreach (var row in rows)
            {
                starts[row.Footprint + 1]++;
            }
        }
        for (var i = 0; i < footprints; i++)
        {
            starts[i + 1] += starts[i];
        }
        var sorted = new OverlayRow[starts[footprints]];
        var next = starts.AsSpan(0, footprints).ToArray();
        foreach (var rows in found)
        {
            foreach (var row in rows)
            {
                sorted[next[row.Footprint]++] = row;
            }
        }
        for (var i = 0; i < footprints; i++)
        {
            if (starts[i + 1] - starts[i] > 1)
            {
                sorted.AsSpan(starts[i]..starts[i + 1]).Sort(Order);
            }
        }
        return sorted;
    }

    private static int Order(OverlayRow one, OverlayRow other) => one.Layer != other.Layer ? one.Layer.CompareTo(other.Layer) : one.Record.CompareTo(other.Record);
}
