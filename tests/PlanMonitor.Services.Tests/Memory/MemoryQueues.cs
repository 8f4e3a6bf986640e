using System.Globalization;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Tests.Memory;

/// <summary>The port for queues in memory; it passes the contract suite of the adapters.</summary>
internal sealed class MemoryQueues(TimeProvider time) : IQueues
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SortedSet<Kept>> queues = new(StringComparer.Ordinal);
    private long numbers;

    public Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        QueueRules.CheckBody(body);
        var hidden = QueueRules.WholeSeconds(delay, TimeSpan.Zero);
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            Of(queue).Add(new(++numbers, body, time.GetUtcNow() + hidden, 0, 0));
            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        QueueRules.CheckDelivery(most);
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.FromTicks(1));
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            var now = time.GetUtcNow();
            var taken = Of(queue).TakeWhile(each => each.Visible <= now).Take(most).ToList();
            var receipt = ++numbers;
            var messages = taken.Select(each => Put(queue, each, each with { Visible = now + hidden, Receipt = receipt, Dequeued = each.Dequeued + 1 })).ToList();
            return Task.FromResult<IReadOnlyList<QueueMessage>>([.. messages.Select(each => new QueueMessage(Text(each.Id), each.Body, each.Dequeued, Text(receipt)))]);
        }
    }

    public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        lock (gate)
        {
            return Task.FromResult(Find(queue, message) is { } found && Of(queue).Remove(found));
        }
    }

    public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        var hidden = QueueRules.WholeSeconds(hideFor, TimeSpan.Zero);
        lock (gate)
        {
            if (Find(queue, message) is not { } found)
            {
                return Task.FromResult<QueueMessage?>(null);
            }
            return Task.FromResult<QueueMessage?>(message with { Receipt = Text(Put(queue, found, found with { Visible = time.GetUtcNow() + hidden, Receipt = ++numbers }).Receipt) });
        }
    }

    public Task<int> CountAsync(string queue, CancellationToken cancel)
    {
        TextRules.CheckContainer(queue);
        lock (gate)
        {
            return Task.FromResult(Of(queue).Count);
        }
    }

    /// <summary>When the next message of a queue can be received; null where it is empty.</summary>
    public DateTimeOffset? Next(string queue)
    {
        lock (gate)
        {
            return Of(queue).Min?.Visible;
        }
    }

    private SortedSet<Kept> Of(string queue) => queues.TryGetValue(queue, out var found)
        ? found
        : queues[queue] = new(Comparer<Kept>.Create((a, b) => a.Visible.CompareTo(b.Visible) is not 0 and var visible ? visible : a.Id.CompareTo(b.Id)));

    private Kept Put(string queue, Kept before, Kept after)
    {
        Of(queue).Remove(before);
        Of(queue).Add(after);
        return after;
    }

    // Of two messages with one receipt - they were taken together - the id tells.
    private Kept? Find(string queue, QueueMessage message) =>
        long.TryParse(message.Id, CultureInfo.InvariantCulture, out var id) && long.TryParse(message.Receipt, CultureInfo.InvariantCulture, out var receipt)
            ? Of(queue).FirstOrDefault(each => each.Id == id && each.Receipt == receipt)
            : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Kept(long Id, string Body, DateTimeOffset Visible, long Receipt, int Dequeued);
}
