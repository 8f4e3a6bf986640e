using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Everything that brings alerts to people: subscriptions, the pump, the job of the queue, escalation.</summary>
public sealed class DeliveryJobs
{
    // Days decide when an alert is escalated: looking for them at every tick would read all alerts for nothing.
    private static readonly TimeSpan EscalatesEvery = TimeSpan.FromHours(1);

    // A delivery that is due for so long, while the queue holds fewer messages than there are deliveries, has lost its message. The queue also holds messages of others,
    // rounds that come tomorrow among them: after hours it is asked for again whatever there is, and a queue that is that slow gets one more message for it.
    private static readonly (TimeSpan IfFew, TimeSpan Anyway) LostAfter = (TimeSpan.FromMinutes(15), TimeSpan.FromHours(6));

    private readonly IQueues _queues;
    private readonly TimeProvider _time;
    private readonly DeliveryDesk _desk;
    private readonly DeliveryRounds _rounds;
    private readonly ReceiverHealth _health;
    private DateTimeOffset _escalates;

    /// <summary>Puts them together.</summary>
    public DeliveryJobs(Ports ports, PlanLedger ledger, PlanShelf plans, TimeProvider time, string by, DeliveryOptions options)
    {
        (_queues, _time, _health) = (ports.Queues, time, new(ports.Tables));
        Store = new(ports.Tables);
        Lists = new(ports.Tables, Store);
        Subscriptions = new(ledger, ports.Tables, ports.Secrets, time, by, options);
        _desk = new(Store, Subscriptions, new(options.Send ?? new GuardedHttp(options).SendAsync, time), ports.Tables, time, by, options);
        _rounds = new(Store, Subscriptions, _desk, ports.Tables, ports.Queues, time);
        Job = new(Store, Subscriptions, _desk, _rounds, ports.Queues, time);
        Pump = new(ledger, new(ports.Tables, ports.Blobs, plans), Subscriptions, Store, Job, time);
        Escalations = new(ledger, ports.Tables, time, by, options);
    }

    /// <summary>Who wants to be told.</summary>
    public SubscriptionStore Subscriptions { get; }

    /// <summary>What is on its way.</summary>
    public DeliveryStore Store { get; }

    /// <summary>What is and was on its way, page by page and by id.</summary>
    public DeliveryLists Lists { get; }

    /// <summary>From the outbox to the queue.</summary>
    public OutboxPump Pump { get; }

    /// <summary>From the queue to the receiver.</summary>
    public DeliveryJob Job { get; }

    /// <summary>Alerts that nobody took up.</summary>
    public Escalations Escalations { get; }

    /// <summary>What the delivery timer does, every few minutes: escalates, hands on what a crash left in the outbox, asks again for deliveries whose message is lost, ends old secrets.</summary>
    public async Task DeliveryTickAsync(CancellationToken cancel)
    {
        if (_time.GetUtcNow() >= _escalates)
        {
            await Escalations.RunAsync(cancel);
            _escalates = _time.GetUtcNow() + EscalatesEvery;
        }
        await Pump.RunAsync(cancel);
        var all = await Subscriptions.AllAsync(cancel);
        await AskAgainAsync(all, cancel);
        await Subscriptions.ForgetOldSecretsAsync(all, cancel);
    }

    /// <summary>
    /// Sends a test message now; what came back, and whether that counts as taken. A subscription that waited for a test is active once it has passed, and what waited is sent.
    /// A test counts towards the rate of its robot, and waits for no quiet hours.
    /// </summary>
    public async Task<(Answer Answer, bool Took)> TestAsync(Subscription subscription, string by, CancellationToken cancel)
    {
        var at = _time.GetUtcNow();
        if (await _desk.Rates.TakeAsync(subscription.Robot, Channel.Find(subscription.Kind)!.Rates, at, cancel) is not null)
        {
            return (Answer.None("rate-limited"), false);
        }
        var text = new Text("这是一条测试消息。", "This is a test message.");
        var content = JsonSerializer.SerializeToElement(new { Subscription = subscription.Id, Message = text }, CanonicalJson.Options);
        var happened = new DeliveryEvent(LedgerKeys.NoPlan, 0, new("test", "test", content) { At = at });
        var posted = await _desk.PostAsync(subscription, StableHash.Id("test", subscription.Id, $"{at.UtcTicks}"), _desk.Body(subscription, [happened]), cancel);
        var took = posted.Verdict.Fate == Fate.Taken;
        if (took && await Subscriptions.PassedAsync(subscription, by, cancel))
        {
            await _health.ForgetAsync(subscription.Id, cancel);
            await WakeAsync(subscription.Id, cancel);
        }
        return (posted.Verdict.Word is { } word ? posted.Answer with { Fault = word } : posted.Answer, took);
    }

    /// <summary>Changes a subscription; what waits for it goes by its new settings.</summary>
    public async Task<Outcome<(Subscription Subscription, string? Secret)>> UpdateAsync(string id, SubscriptionChange change, string by, CancellationToken cancel)
    {
        var outcome = await Subscriptions.UpdateAsync(id, change, by, cancel);
        if (outcome.Ok)
        {
            await WakeAsync(id, cancel);
        }
        return outcome;
    }

    /// <summary>Sends a delivery again from the start of the schedule, whatever became of it; the receiver sees the same id. One that went in another's message: that one.</summary>
    public async Task<Outcome<Delivery>> ReplayAsync(string id, CancellationToken cancel)
    {
        var found = await FindAsync(id, cancel);
        if (!found.TryGet(out var one, out var problem))
        {
            return problem;
        }
        var subscription = await Subscriptions.FindAsync(one.Subscription, cancel);
        if (subscription is not { State: SubscriptionState.Active })
        {
            return NotActive(one.Subscription, subscription);
        }
        return one.Via is { } via ? await ReplayAsync(via, cancel) : await AgainAsync(subscription, one.Key, cancel) ?? Outcome<Delivery>.Failed(Problem.Of("delivery.unknown", value: id));
    }

    /// <summary>Sends every dead delivery of a subscription again; the messages that are sent.</summary>
    public async Task<Outcome<IReadOnlyList<Delivery>>> ReplayDeadAsync(string subscription, CancellationToken cancel)
    {
        var active = await Subscriptions.FindAsync(subscription, cancel);
        if (active is not { State: SubscriptionState.Active })
        {
            return NotActive(subscription, active);
        }
        var again = new List<Delivery>();
        foreach (var dead in await Store.OfAsync(subscription, cancel).Where(delivery => delivery is { State: DeliveryState.Dead, Via: null }).ToListAsync(cancel))
        {
            again.AddRange(await AgainAsync(active, dead.Key, cancel) is { } one ? [one] : []);
        }
        return again;
    }

    /// <summary>A delivery by its id or the first characters of it.</summary>
    public async Task<Outcome<Delivery>> FindAsync(string id, CancellationToken cancel)
    {
        var found = id.Length > 0 && id.All(char.IsAsciiHexDigitLower) ? await Lists.NamedAsync(id, cancel) : [];
        return found is [var one] ? one : Problem.Of(found.Count == 0 ? "delivery.unknown" : "delivery.ambiguous", value: id);
    }

    private static Problem NotActive(string id, Subscription? subscription) =>
        Problem.Of(subscription is { State: SubscriptionState.Untested } ? "delivery.untested" : "delivery.not-subscribed", value: id);

    private async Task<Delivery?> AgainAsync(Subscription subscription, DeliveryKey key, CancellationToken cancel)
    {
        while (await Store.FindAsync(subscription.Id, key, cancel) is ({ } before, var etag))
        {
            var mark = before.State == DeliveryState.Pending ? await Store.MarkAsync(subscription.Id, key, cancel) : null;
            if (mark?.Mark.In is { } message)
            {
                // It is on its way in the message of another already.
                return await AgainAsync(subscription, message, cancel);
            }
            var again = before.Again(_time.GetUtcNow());
            var parts = before.State == DeliveryState.Pending ? [] : await _desk.PartsAsync(before, part => part.Via == before.Id ? part with { State = DeliveryState.Pending, DueAt = again.DueAt } : null, cancel);
            if (await Store.AgainAsync((again, etag), mark?.ETag, parts, cancel))
            {
                await Job.AskAsync(subscription, [again], cancel);
                return again;
            }
        }
        return null;
    }

    // What waits for a subscription goes by its settings as they are now.
    private async Task WakeAsync(string id, CancellationToken cancel)
    {
        if (await Subscriptions.FindAsync(id, cancel) is not { State: SubscriptionState.Active } subscription)
        {
            return;
        }
        var now = _time.GetUtcNow();
        var pending = new List<Delivery>();
        foreach (var row in await Store.PendingAsync(id, cancel).Where(row => row.Mark.In is null).ToListAsync(cancel))
        {
            if (await Store.FindAsync(id, row.Key, cancel) is ({ State: DeliveryState.Pending } before, var etag))
            {
                var due = before.Body is null ? subscription.Due(now) : before.DueAt;
                pending.Add(due == before.DueAt || !await Store.KeepAsync(etag, row.ETag, before with { DueAt = due }, cancel) ? before : before with { DueAt = due });
            }
        }
        await Job.AskAsync(subscription, pending, cancel);
    }

    private async Task AskAgainAsync(IReadOnlyList<Subscription> all, CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        var pending = 0;
        var overdue = new List<(string Subscription, PendingRow Row)>();
        foreach (var subscription in all.Where(each => each.State != SubscriptionState.Untested))
        {
            if (subscription.Gathers)
            {
                await _rounds.AskIfLostAsync(subscription.Id, cancel);
                continue;
            }
            await foreach (var row in Store.PendingAsync(subscription.Id, cancel).Where(row => row.Mark.In is null))
            {
                pending++;
                if (now - row.Mark.DueAt > LostAfter.IfFew)
                {
                    overdue.Add((subscription.Id, row));
                }
            }
        }
        var few = overdue.Count > 0 && pending > await _queues.CountAsync(DeliveryJob.Queue, cancel);
        foreach (var (subscription, row) in overdue.Where(each => few || now - each.Row.Mark.DueAt > LostAfter.Anyway))
        {
            if (await Store.FindAsync(subscription, row.Key, cancel) is ({ State: DeliveryState.Pending } delivery, var etag) && await Store.KeepAsync(etag, row.ETag, delivery with { DueAt = now }, cancel))
            {
                await Job.SendAsync(delivery with { DueAt = now }, TimeSpan.Zero, cancel);
            }
        }
    }
}
