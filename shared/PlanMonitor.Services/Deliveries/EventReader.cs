using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Reads rows of an outbox, with what subscriptions choose by and people want to see: the clause of the plan, its name, the region.</summary>
public sealed class EventReader(ITables tables, IBlobs blobs, PlanShelf plans)
{
    private readonly FindingStore _findings = new(tables, blobs);

    /// <summary>The events of some rows.</summary>
    /// <param name="plan">Plan, or <c>-</c>.</param>
    /// <param name="rows">Rows of its outbox.</param>
    /// <param name="withRegions">Whether somebody chooses by region, for which the register of rights is read.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<DeliveryEvent[]> ReadAsync(string plan, IEnumerable<OutboxRow> rows, bool withRegions, CancellationToken cancel)
    {
        var newest = plan == LedgerKeys.NoPlan ? null : plans.Library.Newest(plan);
        var events = rows.Select(row => new DeliveryEvent(plan, row.Sequence, CanonicalJson.Read<OutboxMessage>(row.Body))).ToList();
        if (newest is null)
        {
            return [.. events];
        }
        var findings = await FindingsAsync(plan, events, cancel);
        return await Task.WhenAll(events.Select(async happened =>
        {
            var finding = happened.Message.Word("finding") is { } id ? findings.GetValueOrDefault(id) : null;
            return happened with
            {
                PlanName = newest.Name,
                PlanRegion = newest.Adcode,
                Citation = finding?.Citations is [var first, ..] ? first : null,
                Finding = finding is null ? null : finding with { Evidence = [.. finding.Evidence.Take(DeliveryEvent.MostEvidence)] },
                EvidenceTotal = finding?.Evidence.Count ?? 0,
                Region = withRegions ? await RegionAsync(plan, happened.Message, cancel) : null,
            };
        }));
    }

    private async Task<Dictionary<string, Finding>> FindingsAsync(string plan, List<DeliveryEvent> events, CancellationToken cancel)
    {
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var year in events.Where(happened => happened.Message.Word("finding") is not null).GroupBy(happened => happened.Message.Number("period")))
        {
            if (year.Key is { } period && await _findings.OpenAsync(plan, (int)period, cancel) is { } pack)
            {
                foreach (var (id, finding) in await pack.FindAllAsync(year.Select(happened => happened.Message.Word("finding")!).ToHashSet(StringComparer.Ordinal), cancel))
                {
                    found[id] = finding;
                }
            }
        }
        return found;
    }

    // The subject's own region, else that of its right in the register; what only lies somewhere on the ground names none.
    private async Task<string?> RegionAsync(string plan, OutboxMessage message, CancellationToken cancel)
    {
        if (message.Subject("region") is { } region)
        {
            return RegionCatalogue.BuiltIn.CodeOf(region) ?? (RegionCode.IsWellFormed(region) ? region : null);
        }
        if (message.Subject("right") is not { } licence)
        {
            return null;
        }
        string? found = null;
        await foreach (var row in tables.QueryAsync("rights", plan, licence + '|', LedgerKeys.After(licence + '|'), cancel))
        {
            found = CanonicalJson.Read<StoredRow<MiningRight>>(row.Body).Value.Region;
        }
        return found;
    }
}
