using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>Gathers what the rules read for one plan and year from the tables and archived uploads.</summary>
public sealed class CheckInputs(ITables tables, PlanLedger ledger, PlanShelf plans, FootprintJob footprints, MineralCatalogue minerals, RegionCatalogue regions)
{
    private readonly PlanRecords _records = new(tables);

    /// <summary>The input, and a hash of every upload that it rests on.</summary>
    public async Task<(CheckInput Input, string Hash)> ReadAsync(Plan plan, int year, DateOnly asOf, CancellationToken cancel)
    {
        plans.ThrowIfDamaged(plan.Id);
        var uploads = await CheckUploads.ReadAsync(ledger, plan.Id, year, cancel);
        var partition = PlanRecords.OfYear(plan.Id, year);
        var rights = await RightsAsync(plan.Id, uploads, cancel);
        var input = new CheckInput
        {
            Plan = plan,
            Year = year,
            AsOf = asOf,
            Minerals = minerals,
            Regions = regions,
            Rights = rights,
            Reports = await _records.Reports.NewestAsync(partition, uploads.Orders, cancel),
            RejectedReports = [.. uploads.Used.Where(upload => upload.Target.Kind == "reports" && IsOpen(upload, uploads.Used)).SelectMany(upload => upload.RejectedRows)],
            Quotas = await _records.Quotas.NewestAsync(partition, uploads.Orders, cancel),
            Footprints = uploads.Footprints.Any() ? await footprints.FactsAsync(uploads, rights, cancel) : null,
            Layers = [.. uploads.Layers.Select(upload => LayerKind.Of(upload.Target.Layer!)).Order(StringComparer.Ordinal)],
        };
        return (input, uploads.Hash);
    }

    /// <summary>The hash that <see cref="ReadAsync"/> would give now.</summary>
    public async Task<string> HashAsync(string plan, int year, CancellationToken cancel) => (await CheckUploads.ReadAsync(ledger, plan, year, cancel)).Hash;

    /// <summary>The register as the uploads give it; null where there is none.</summary>
    public async Task<IReadOnlyList<MiningRight>?> RightsAsync(string plan, CheckUploads uploads, CancellationToken cancel) =>
        uploads.Registers.Any() ? await _records.Rights.NewestAsync(plan, uploads.Orders, cancel) : null;

    // Rejected rows stay open until a file of the same name replaces theirs.
    private static bool IsOpen(UploadRecord upload, IReadOnlyList<UploadRecord> all) =>
        !all.Any(later => UploadRecord.Earlier.Compare(later, upload) > 0 && !later.Receipt.IsRejected && later.IsNamed(upload.Target.Name) && (later.Target with { Name = upload.Target.Name }).BlobName == upload.Target.BlobName);
}
