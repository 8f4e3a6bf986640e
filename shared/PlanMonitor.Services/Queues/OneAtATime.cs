namespace PlanMonitor.Services.Queues;

/// <summary>
/// What takes most of an instance's memory by itself: of all that came to this process at once one runs, the others wait for their turn. Each uses all processors, so that
/// nothing is lost by waiting.
/// </summary>
public sealed class OneAtATime
{
    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Runs something in its turn.</summary>
    public async Task RunAsync(Func<Task> work, CancellationToken cancel)
    {
        await Turn.WaitAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            Turn.Release();
        }
    }
}
