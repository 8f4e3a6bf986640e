using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Settings;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Audit;

/// <summary>An anchor as it lies in its container.</summary>
public sealed record StoredAnchor(string Name, string Text);

/// <summary>
/// The daily anchors: one blob for each day in the container <c>anchors</c>, which is written once and never over. Each is also a row of the ledger's partition <c>-</c> with a link in
/// that chain, so that a lost anchor is missed; where the office wants it, subscribers of operators' messages are told, and hold it outside the system.
/// </summary>
public sealed class AnchorStore(PlanLedger ledger, ITables tables, IBlobs blobs, SettingStore settings, TimeProvider time, string by)
{
    /// <summary>The container.</summary>
    public const string Container = "anchors";

    /// <summary>Name of the anchor of a day.</summary>
    public static string NameOf(DateOnly day) => $"{day:yyyy-MM-dd}.json";

    /// <summary>Takes the anchor of today; true where it had not been taken.</summary>
    public async Task<bool> TakeAsync(CancellationToken cancel)
    {
        var day = EnforcementCalendar.DayOf(time.GetUtcNow());
        var name = NameOf(day);
        var isNew = await ReadAsync(name, cancel) is null && await WriteAsync(name, await NewAsync(day, cancel), cancel);
        // Whoever wrote it: what counts is what lies there.
        var text = await ReadAsync(name, cancel) ?? throw new IOException($"The anchor {name} cannot be read after it was written.");
        var key = LedgerKeys.Anchor($"{day:yyyy-MM-dd}");
        if (await tables.GetAsync(LedgerKeys.Table, LedgerKeys.NoPlan, key, cancel) is null)
        {
            var told = await settings.TellsAnchorsAsync(cancel) ? Message(text) : null;
            await ledger.AppendAsync(LedgerKeys.NoPlan, by, "timer", [new("anchor", "anchored", $"{day:yyyy-MM-dd}", text, RowWrite.Insert(key, text), told)], cancel);
        }
        return isNew;
    }

    /// <summary>All anchors in order of their days.</summary>
    public async IAsyncEnumerable<StoredAnchor> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in blobs.ListAsync(Container, "", cancel))
        {
            if (await ReadAsync(blob.Name, cancel) is { } text)
            {
                yield return new(blob.Name, text);
            }
        }
    }

    private async Task<string> NewAsync(DateOnly day, CancellationToken cancel)
    {
        // The last is the one that no other carries, whatever its day: the clock may have been wrong, and an anchor is written once.
        var all = await AllAsync(cancel).ToListAsync(cancel);
        var carried = all.Select(anchor => PreviousOf(anchor.Text)).ToHashSet(StringComparer.Ordinal);
        var previous = all.Select(anchor => StableHash.Of(anchor.Text)).LastOrDefault(hash => !carried.Contains(hash)) ?? "";
        var heads = new List<AnchoredHead>();
        foreach (var plan in await ledger.PlansAsync(cancel).ToListAsync(cancel))
        {
            var head = await ledger.HeadAsync(plan, cancel);
            heads.Add(new(plan, head.Sequence, head.Hash));
        }
        return CanonicalJson.Write(new AuditAnchor(day, time.GetUtcNow(), previous, heads));
    }

    /// <summary>The hash of the anchor before that an anchor carries; null where it is none.</summary>
    internal static string? PreviousOf(string text)
    {
        try
        {
            return CanonicalJson.Read<AuditAnchor>(text).Previous;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<bool> WriteAsync(string name, string text, CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        return (await blobs.WriteAsync(Container, name, content, BlobCondition.Absent, cancel)).Done;
    }

    private async Task<string?> ReadAsync(string name, CancellationToken cancel)
    {
        if (await blobs.OpenAsync(Container, name, 0, null, cancel) is not { } blob)
        {
            return null;
        }
        await using (blob)
        {
            using var reader = new StreamReader(blob.Stream, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancel);
        }
    }

    private static string Message(string text)
    {
        var anchor = CanonicalJson.Read<AuditAnchor>(text);
        var message = new Text($"{anchor.Day:yyyy-MM-dd} 留痕锚定：{StableHash.Of(text)}", $"Anchor of the audit chains, {anchor.Day:yyyy-MM-dd}: {StableHash.Of(text)}");
        var content = JsonSerializer.SerializeToElement(new { Severity = Severity.L, Message = message, Anchor = anchor, ChangedAt = anchor.At }, CanonicalJson.Options);
        return CanonicalJson.Write(new OutboxMessage($"anchor-{anchor.Day:yyyy-MM-dd}", "anchored", content) { At = anchor.At });
    }
}
