using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>Gathers what the rules read for one plan and year from the tables and archived uploads.</summary>
public sealed class CheckInputs(ITables tables, PlanLedger ledger, FootprintJob footprints, MineralCatalogue minerals, RegionCatalogue regions)
{
    private readonly PlanRecords _records = new(tables);

    /// <summary>The input, and a hash of every upload that it rests on.</summary>
    public async Task<(CheckInput Input, string Hash)> ReadAsync(Plan plan, int year, DateOnly asOf, CancellationToken cancel)
    {
        var uploads = new List<UploadRecord>();
        await foreach (var upload in ledger.UploadsAsync(plan.Id, cancel))
        {
            uploads.Add(upload);
        }
        uploads.Sort((a, b) => a.Order.CompareTo(b.Order));
        var used = uploads.Where(upload => upload.Target.Year is null || upload.Target.Year == year || upload.Target.Kind is "rights" or "layer").ToList();
        var accepted = used.Where(upload => !upload.Receipt.IsRejected).ToList();
        var orders = accepted.ToDictionary(upload => upload.Id, upload => upload.Order, StringComparer.Ordinal);
        bool Has(string kind) => accepted.Exists(upload => upload.Target.Kind == kind);

        var partition = PlanRecords.OfYear(plan.Id, year);
        var rights = Has("rights") ? await _records.Rights.NewestAsync(plan.Id, orders, cancel) : null;
        var facts = Has("footprints")
            ? await footprints.FactsAsync(
                [.. accepted.Where(upload => upload.Target.Kind == "footprints")],
                [.. accepted.Where(upload => upload.Target.Kind == "layer").GroupBy(upload => LayerKind.Of(upload.Target.Layer!), StringComparer.Ordinal).Select(group => group.Last())],
                rights, cancel)
            : null;
        var input = new CheckInput
        {
            Plan = plan,
            Year = year,
            AsOf = asOf,
            Minerals = minerals,
            Regions = regions,
            Rights = rights,
            Reports = await _records.Reports.NewestAsync(partition, orders, cancel),
            RejectedReports = [.. used.Where(upload => upload.Target.Kind == "reports" && IsOpen(upload, used)).SelectMany(upload => upload.RejectedRows)],
            Quotas = await _records.Quotas.NewestAsync(partition, orders, cancel),
            Footprints = facts,
            Layers = [.. accepted.Where(upload => upload.Target.Kind == "layer").Select(upload => LayerKind.Of(upload.Target.Layer!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        return (input, StableHash.Of(string.Join('\n', used.Select(upload => $"{upload.Order} {upload.Id} {upload.Sha256}"))));
    }

    // Rejected rows stay open until a file of the same name replaces theirs.
    private static bool IsOpen(UploadRecord upload, List<UploadRecord> all) =>
        !all.Exists(later => later.Order > upload.Order && !later.Receipt.IsRejected && later.IsNamed(upload.Target.Name) && (later.Target with { Name = upload.Target.Name }).BlobName == upload.Target.BlobName);
}
