namespace PlanMonitor.Services.Storage;

/// <summary>
/// The port for queues, on Azure Queue storage or on SQLite: at least once, no promise of order. A message that was received is hidden until its
/// visibility timeout has passed; only the receipt of its newest delivery can delete or extend it.
/// </summary>
/// <remarks>
/// Queue names follow the rule of containers. A body is well-formed Unicode of 1 byte to 256 KiB as UTF-8. Queues exist by being written to; one that does not
/// exist is empty. Messages never expire. Spans are rounded up to whole seconds, at most 7 days. Time is the adapter's <see cref="TimeProvider"/>.
/// What breaks a rule is an <see cref="ArgumentException"/> (<see cref="QueueRules"/>).
/// </remarks>
public interface IQueues
{
    /// <summary>Adds a message that can be received after <paramref name="delay"/> (zero to 7 days).</summary>
    Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel);

    /// <summary>Takes up to <paramref name="most"/> (1 to 32) visible messages and hides them for <paramref name="hideFor"/> (over zero, at most 7 days).</summary>
    Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel);

    /// <summary>Removes a message; false where the receipt is no longer the newest. The newest receipt serves even after its time has passed.</summary>
    Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel);

    /// <summary>
    /// Hides a message for another while from now (zero gives it back at once, at most 7 days) and gives its new receipt; null where the receipt is no longer
    /// the newest. It counts as no delivery.
    /// </summary>
    Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel);

    /// <summary>How many messages there are, hidden ones included; exact while nobody writes.</summary>
    Task<int> CountAsync(string queue, CancellationToken cancel);
}

/// <summary>A delivered message.</summary>
/// <param name="Id">The same over all deliveries.</param>
/// <param name="Body">Text as it was sent.</param>
/// <param name="DequeueCount">1 on the first delivery.</param>
/// <param name="Receipt">Proof of this delivery.</param>
public sealed record QueueMessage(string Id, string Body, int DequeueCount, string Receipt);
