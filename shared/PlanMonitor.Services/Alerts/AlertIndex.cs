using System.Collections.Concurrent;
using System.Text.Json;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Alerts;

/// <summary>
/// The list items of all alerts of a plan, so that a page of a list costs a page. The chain names every alert that changed: a look reads the head, the links after the place that
/// the index stands at, and the alerts that they name. Between processes it lies as a snapshot in the container <c>index</c>; what does not fit the chain is read anew.
/// </summary>
public sealed class AlertIndex(PlanLedger ledger, IBlobs blobs)
{
    /// <summary>The container of the snapshots.</summary>
    public const string Container = "index";

    // Fewer are read as fast from the table; more than this since the snapshot are kept in a new one.
    private const int WorthASnapshot = 500;
    private const int Together = 8;

    private readonly ConcurrentDictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);

    /// <summary>The alerts of a plan in order of their ids, as its chain says now.</summary>
    public async Task<IReadOnlyList<AlertItem>> OfPlanAsync(string plan, CancellationToken cancel)
    {
        var shelf = _shelves.GetOrAdd(plan, _ => new());
        var head = await ledger.HeadAsync(plan, cancel);
        if (shelf.Now is { } now && now.Head == head)
        {
            return now.Items;
        }
        await shelf.Turn.WaitAsync(cancel);
        try
        {
            if (shelf.Now is { } other && other.Head.Sequence > head.Sequence)
            {
                // Whoever had the turn before has seen more.
                head = await ledger.HeadAsync(plan, cancel);
            }
            if (shelf.Now is { } known && known.Head == head)
            {
                return known.Items;
            }
            var before = shelf.Now ?? await LoadAsync(plan, cancel);
            shelf.Now = before is not null && before.Head.Sequence <= head.Sequence && await AfterAsync(plan, before, cancel) is { } after ? after : await AnewAsync(plan, cancel);
            if (shelf.Now.Changes >= WorthASnapshot)
            {
                shelf.Now = shelf.Now with { Changes = 0 };
                await SaveAsync(plan, shelf.Now, cancel);
            }
            return shelf.Now.Items;
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    // The head is read first: what changes after it is read again at the next look.
    private async Task<Standing> AnewAsync(string plan, CancellationToken cancel)
    {
        var head = await ledger.HeadAsync(plan, cancel);
        var alerts = (await ledger.AlertsAsync(plan, cancel)).Values.Select(pair => AlertItem.Of(pair.Alert)).OrderBy(item => item.Id, StringComparer.Ordinal).ToArray();
        return new(head, alerts, alerts.Length);
    }

    // Null where the links do not follow on what the index stands at.
    private async Task<Standing?> AfterAsync(string plan, Standing before, CancellationToken cancel)
    {
        var (last, changed) = (before.Head, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var entry in ledger.EntriesAfterAsync(plan, last.Sequence, cancel))
        {
            if (AuditChain.FaultOf(entry, plan, last) is not null)
            {
                return null;
            }
            last = new(entry.Sequence, entry.Hash());
            if (entry.What == "alert")
            {
                changed.Add(entry.Id);
            }
        }
        if (changed.Count > WorthASnapshot && changed.Count > before.Items.Length / 2)
        {
            return null;
        }
        var items = before.Items.Where(item => !changed.Contains(item.Id)).ToList();
        foreach (var some in changed.Chunk(Together))
        {
            var found = await Task.WhenAll(some.Select(id => ledger.AlertAsync(plan, id, cancel)));
            items.AddRange(found.OfType<Core.Alerts.Alert>().Select(AlertItem.Of));
        }
        return new(last, [.. items.OrderBy(item => item.Id, StringComparer.Ordinal)], before.Changes + changed.Count);
    }

    private async Task<Standing?> LoadAsync(string plan, CancellationToken cancel)
    {
        if (await blobs.OpenAsync(Container, NameOf(plan), 0, null, cancel) is not { } blob)
        {
            return null;
        }
        await using (blob)
        {
            try
            {
                return await JsonSerializer.DeserializeAsync<Standing>(blob.Stream, CanonicalJson.Options, cancel) is { Head: not null, Items: not null } standing ? standing with { Changes = 0 } : null;
            }
            catch (JsonException)
            {
                // Of an older version of the product, or damaged: it is read anew.
                return null;
            }
        }
    }

    private async Task SaveAsync(string plan, Standing standing, CancellationToken cancel)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(standing, CanonicalJson.Options), writable: false);
        await blobs.WriteAsync(Container, NameOf(plan), content, BlobCondition.Always, cancel);
    }

    private static string NameOf(string plan) => $"alerts/{(plan == LedgerKeys.NoPlan ? "no-plan" : plan)}.json";

    private sealed class Shelf
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Standing? Now { get; set; }
    }

    private sealed record Standing(AuditHead Head, AlertItem[] Items, int Changes);
}
