namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>Reads many ranges with few reads: ranges that lie near each other are read in one.</summary>
internal static class RangeReader
{
    // What lies between two ranges costs less than another read, up to here; and a read is no longer than this.
    private const int NearEnough = 2048;
    private const int LongestRead = 1 << 20;
    private const int AtOnce = 8;

    /// <summary>The bytes of each range, verified.</summary>
    public static async Task<byte[][]> ReadAsync(ILayerBytes bytes, IReadOnlyList<(long At, int Length, uint Checksum)> ranges, CancellationToken cancel)
    {
        var read = new byte[ranges.Count][];
        int[] order = [.. Enumerable.Range(0, ranges.Count).OrderBy(i => ranges[i].At)];
        var groups = new List<(int First, int End)>();
        for (var first = 0; first < order.Length;)
        {
            var (start, reach) = (ranges[order[first]].At, ranges[order[first]].At + ranges[order[first]].Length);
            var end = first + 1;
            for (; end < order.Length; end++)
            {
                var next = ranges[order[end]];
                if (next.At - reach > NearEnough || next.At + next.Length - start > LongestRead)
                {
                    break;
                }
                reach = Math.Max(reach, next.At + next.Length);
            }
            groups.Add((first, end));
            first = end;
        }
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (group, stop) =>
        {
            var start = ranges[order[group.First]].At;
            var together = new byte[order[group.First..group.End].Max(i => ranges[i].At + ranges[i].Length) - start];
            await bytes.ReadAsync(start, together, stop);
            foreach (var i in order[group.First..group.End])
            {
                var from = (int)(ranges[i].At - start);
                read[i] = together[from..(from + ranges[i].Length)];
                LayerFormat.Verify(read[i], ranges[i].Checksum);
            }
        });
        return read;
    }
}
