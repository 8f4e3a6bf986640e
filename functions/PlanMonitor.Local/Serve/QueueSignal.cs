using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Serve;

/// <summary>Queues that tell this process when what it sent to one of them can be received. What other processes send is found by looking.</summary>
internal sealed class QueueSignal(IQueues queues, string watched, TimeProvider time) : IQueues
{
    // Later ones are found by looking as well, and timers for days of retries would be many.
    private static readonly TimeSpan Furthest = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TaskCompletionSource next = New();

    /// <summary>Ends as soon as something that this process sends can be received. Ask for it before looking: what comes in between is not missed.</summary>
    public Task Next
    {
        get
        {
            lock (gate)
            {
                return next.Task;
            }
        }
    }

    /// <inheritdoc/>
    public async Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel)
    {
        await queues.SendAsync(queue, body, delay, cancel);
        if (queue == watched && delay <= Furthest)
        {
            Ring(QueueRules.WholeSeconds(delay, TimeSpan.Zero));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel) => queues.ReceiveAsync(queue, most, hideFor, cancel);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel) => queues.DeleteAsync(queue, message, cancel);

    /// <inheritdoc/>
    public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel) => queues.HideAsync(queue, message, hideFor, cancel);

    /// <inheritdoc/>
    public Task<int> CountAsync(string queue, CancellationToken cancel) => queues.CountAsync(queue, cancel);

    private void Ring(TimeSpan delay)
    {
        if (delay == TimeSpan.Zero)
        {
            TaskCompletionSource rung;
            lock (gate)
            {
                (rung, next) = (next, New());
            }
            rung.SetResult();
            return;
        }
        // An active timer is kept alive by its clock.
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                Ring(TimeSpan.Zero);
                timer?.Dispose();
            },
            null, delay, Timeout.InfiniteTimeSpan);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
