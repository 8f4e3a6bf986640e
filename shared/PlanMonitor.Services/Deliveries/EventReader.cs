using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Reads rows of an outbox, with what subscriptions choose by and people want to see: the clause of the plan, its name, the region.</summary>
public sealed class EventReader(ITables tables, PlanShelf plans)
{
    private readonly FindingStore _findings = new(tables);

    /// <summary>The events of some rows.</summary>
    /// <param name="plan">Plan, or <c>-</c>.</param>
    /// <param name="rows">Rows of its outbox.</param>
    /// <param name="withRegions">Whether somebody chooses by region, for which the register of rights is read.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<DeliveryEvent[]> ReadAsync(string plan, IEnumerable<OutboxRow> rows, bool withRegions, CancellationToken cancel)
    {
        var newest = plan == LedgerKeys.NoPlan ? null : plans.Library.Newest(plan);
        return Task.WhenAll(rows.Select(row => ReadAsync(plan, newest, row, withRegions, cancel)));
    }

    private async Task<DeliveryEvent> ReadAsync(string plan, Plan? newest, OutboxRow row, bool withRegions, CancellationToken cancel)
    {
        var message = CanonicalJson.Read<OutboxMessage>(row.Body);
        var happened = new DeliveryEvent(plan, row.Sequence, message);
        return newest is null ? happened : happened with
        {
            PlanName = newest.Name,
            PlanRegion = newest.Adcode,
            Citation = message.Word("finding") is { } finding && message.Number("period") is { } year
                ? (await _findings.FindAsync(plan, (int)year, finding, cancel))?.Citations is [var first, ..] ? first : null : null,
            Region = withRegions ? await RegionAsync(plan, message, cancel) : null,
        };
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
