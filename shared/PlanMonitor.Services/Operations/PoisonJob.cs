using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Operations;

/// <summary>What one look at the poison queues gave.</summary>
/// <param name="Raised">Alerts that were opened, or opened again.</param>
/// <param name="Counted">Messages that an open alert told of already.</param>
/// <param name="Known">Messages that were written down before and had only to be removed.</param>
public sealed record PoisonResult(int Raised, int Counted, int Known)
{
    /// <summary>Nothing was there.</summary>
    public static PoisonResult Nothing { get; } = new(0, 0, 0);
}

/// <summary>
/// Turns what failed too often into alerts for operators: the poison queue of every queue, and that of the host's blob triggers. A message is removed only
/// after its alert is written; cut off in between, it is known again by its id and not counted twice.
/// </summary>
public sealed class PoisonJob(IQueues queues, IBlobs blobs, OperatorAlerts alerts, IReadOnlyList<string> watched)
{
    /// <summary>The rule that such alerts name.</summary>
    public const string Rule = "operator.poison";

    /// <summary>What the Functions host calls the blobs that its triggers failed on; the queue is <c>webjobs-blobtrigger-poison</c>.</summary>
    public const string BlobTrigger = "webjobs-blobtrigger";

    private const string Deliveries = "deliveries";

    // What is left comes with the next look: a flood must not hold up the timer.
    private const int MostDeliveries = 20;
    private const int LongestEvidence = 4_000;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    private readonly PoisonText _text = new(blobs);

    /// <summary>Works off what lies in the poison queues.</summary>
    public async Task<PoisonResult> RunAsync(CancellationToken cancel)
    {
        var changes = new List<AlertChange>();
        foreach (var queue in watched.Append(BlobTrigger))
        {
            for (var delivery = 0; delivery < MostDeliveries && await queues.ReceiveAsync(QueueJob.PoisonOf(queue), QueueRules.Delivery, Hidden, cancel) is { Count: > 0 } messages; delivery++)
            {
                foreach (var message in messages)
                {
                    changes.Add(await RaiseAsync(queue, message, cancel));
                    await queues.DeleteAsync(QueueJob.PoisonOf(queue), message, cancel);
                }
            }
        }
        int Count(AlertChange change) => changes.Count(each => each == change);
        return new(Count(AlertChange.Opened) + Count(AlertChange.Reopened), Count(AlertChange.Updated), Count(AlertChange.Unchanged));
    }

    private async Task<AlertChange> RaiseAsync(string queue, QueueMessage message, CancellationToken cancel) => await alerts.OpenAsync(
        new(
            StableHash.Id(Rule, queue, message.Body), Rule, new Subject("queue") { Name = queue },
            await _text.OfAsync(queue, message.Body, cancel), PoisonText.Cut(message.Body, LongestEvidence), message.Id) { IsSilent = queue == Deliveries },
        cancel);
}
