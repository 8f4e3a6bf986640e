namespace PlanMonitor.Services.Checks;

/// <summary>Computes on all processors, the caller's thread among them.</summary>
/// <remarks>
/// A parallel query leaves its caller waiting. Two such callers on a pool of two threads, as a machine with two processors has it, wait until the pool adds threads: half a second each.
/// </remarks>
internal static class InParallel
{
    /// <summary>What a function makes of each item and its position, in the order of the items.</summary>
    public static TResult[] Select<T, TResult>(IReadOnlyList<T> items, Func<T, int, TResult> make, CancellationToken cancel)
    {
        var made = new TResult[items.Count];
        Parallel.For(0, made.Length, new ParallelOptions { CancellationToken = cancel }, i => made[i] = make(items[i], i));
        return made;
    }
}
