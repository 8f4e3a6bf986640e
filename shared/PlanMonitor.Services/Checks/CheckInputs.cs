using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>Gathers what the rules read for one plan and year from the tables and archived uploads.</summary>
public sealed class CheckInputs(
    ITables tables, PlanLedger ledger, PlanShelf plans, FootprintJob footprints, SiteJob sites, RightPlaceJob places, MineralCatalogue minerals, RegionCatalogue regions)
{
    private readonly PlanRecords _records = new(tables);

    /// <summary>The input, and a hash of every upload that it rests on.</summary>
    public async Task<(CheckInput Input, string Hash)> ReadAsync(Plan plan, int year, DateOnly asOf, CancellationToken cancel)
    {
        plans.ThrowIfDamaged(plan.Id);
        var uploads = await CheckUploads.ReadAsync(ledger, plan.Id, year, cancel);
        bool Has(string kind) => uploads.Accepted.Any(upload => upload.Target.Kind == kind);
        var partition = PlanRecords.OfYear(plan.Id, year);
        List<UploadRecord> layers = [.. uploads.Layers];
        // What is said of a later year is not known to this one.
        async Task<IReadOnlyList<T>?> UpToAsync<T>(string kind, RecordTable<T> table, Func<T, int> of) =>
            Has(kind) ? [.. (await table.NewestAsync(plan.Id, uploads.Orders, cancel)).Where(row => of(row) <= year)] : null;
        // Kinds do not wait for each other: one is read while another is measured.
        var right = Task.Run(() => RightsAsync(plan.Id, uploads, cancel), cancel);
        var place = Task.Run(async () => await places.PlacesAsync(plan, layers, await right, Concerns, uploads.State, cancel), cancel);
        var seen = Task.Run(async () => uploads.Footprints.Any() ? await sites.ReadAsync(plan.Id, uploads, await right, cancel) : default, cancel);
        var site = Task.Run(async () => (await seen).Book is { } book ? await footprints.FactsAsync(uploads, await right, book, cancel) : null, cancel);
        var report = Task.Run(() => _records.Reports.NewestAsync(partition, uploads.Orders, cancel), cancel);
        var earlier = Task.Run(() => EarlierReportsAsync(plan, year, uploads.Orders, cancel), cancel);
        var reserve = Task.Run(() => UpToAsync("reserves", _records.Reserves, row => row.Year), cancel);
        var rate = Task.Run(() => UpToAsync("rates", _records.Rates, row => row.Year), cancel);
        var progress = Task.Run(() => UpToAsync("progress", _records.Progress, row => row.Year), cancel);
        var land = Task.Run(() => UpToAsync("disturbance", _records.Disturbance, row => row.Year), cancel);
        await Task.WhenAll(right, place, site, report, earlier, reserve, rate, progress, land);
        var input = new CheckInput
        {
            Plan = plan,
            Year = year,
            AsOf = asOf,
            Minerals = minerals,
            Regions = regions.With(plan.Regions),
            Rights = await right,
            RightPlaces = await place,
            Reports = await report,
            EarlierReports = await earlier,
            RejectedReports = [.. uploads.Used.Where(upload => upload.Target.Kind == "reports" && upload.Target.Year == year && IsOpen(upload, uploads.Used)).SelectMany(upload => upload.RejectedRows)],
            Quotas = await _records.Quotas.NewestAsync(partition, uploads.Orders, cancel),
            Footprints = await site,
            Growth = (await seen).Growth,
            Layers = [.. layers.Select(upload => LayerKind.Of(upload.Target.Layer!)).Order(StringComparer.Ordinal)],
            Reserves = await reserve,
            Rates = await rate,
            Progress = await progress,
            Discoveries = await UpToAsync("discoveries", _records.Discoveries, row => row.Year),
            Restoration = await UpToAsync("restoration", _records.Restoration, row => row.Year),
            GreenList = await UpToAsync("greenlist", _records.GreenList, _ => year),
            Projects = await UpToAsync("projects", _records.Projects, _ => year),
            Duties = await UpToAsync("duties", _records.Duties, row => row.Year),
            Disturbance = await land,
            Rejected = [.. uploads.Used.Where(upload => UploadReader.FactKinds.Contains(upload.Target.Kind) && IsOpen(upload, uploads.Used)).SelectMany(upload => upload.RejectedRows.Select(row => new RejectedRow(upload.Target.Kind, row)))],
        };
        return (input, uploads.Hash);
    }

    /// <summary>The hash that <see cref="ReadAsync"/> would give now.</summary>
    public async Task<string> HashAsync(string plan, int year, CancellationToken cancel) => (await CheckUploads.ReadAsync(ledger, plan, year, cancel)).Hash;

    /// <summary>Measures and stores for the checks that come: the sites of the footprints, the growth of the rights, and where the rights lie by the newest version of the plan.</summary>
    public async Task MeasureAheadAsync(string plan, CheckUploads uploads, CancellationToken cancel)
    {
        var rights = await RightsAsync(plan, uploads, cancel);
        await sites.ReadAsync(plan, uploads, rights, cancel);
        if (plans.Library.Newest(plan) is { } newest)
        {
            await places.PlacesAsync(newest, [.. uploads.Layers], rights, Concerns, uploads.State, cancel);
        }
    }

    /// <summary>The register as the uploads give it; null where there is none.</summary>
    public async Task<IReadOnlyList<MiningRight>?> RightsAsync(string plan, CheckUploads uploads, CancellationToken cancel) =>
        uploads.Registers.Any() ? await _records.Rights.NewestAsync(plan, uploads.Orders, cancel) : null;

    /// <summary>The input with one more right in the register, or with another in the place of the one with its licence; where it lies is measured against layers and rights.</summary>
    public async Task<CheckInput> WithRightAsync(CheckInput input, MiningRight right, CancellationToken cancel)
    {
        IReadOnlyList<MiningRight> rights = [.. (input.Rights ?? []).Where(known => known.Licence != right.Licence).Append(right).OrderBy(each => each.Licence, StringComparer.Ordinal)];
        List<UploadRecord> layers = [.. (await CheckUploads.ReadAsync(ledger, input.Plan.Id, input.Year, cancel)).Layers];
        return input with { Rights = rights, RightPlaces = await places.PlacesAsync(input.Plan, layers, rights, Concerns, null, cancel) };
    }

    /// <summary>What mines reported for a year, as a check reads it: of several reports of one mine and mineral the newest, in order of licences and minerals.</summary>
    public async Task<IReadOnlyList<MineYear>> ReportsAsync(string plan, int year, CancellationToken cancel) =>
        await _records.Reports.NewestAsync(PlanRecords.OfYear(plan, year), (await CheckUploads.ReadAsync(ledger, plan, year, cancel)).Orders, cancel);

    // Trends and running totals need what was reported before.
    private static bool IsEarlier(UploadTarget target, int year) => target.Year < year && CheckQueue.ReadLater(target.Kind);

    private async Task<IReadOnlyList<MineYear>> EarlierReportsAsync(Plan plan, int year, IReadOnlyDictionary<string, long> orders, CancellationToken cancel)
    {
        var reports = new List<MineYear>();
        foreach (var each in Enumerable.Range(plan.Period.From, Math.Max(0, year - plan.Period.From)).Prepend(plan.Period.Base).Where(each => each < year).Distinct())
        {
            reports.AddRange(await _records.Reports.NewestAsync(PlanRecords.OfYear(plan.Id, each), orders, cancel));
        }
        return reports;
    }

    private bool Concerns(SpatialRule rule, MiningRight right) => rule.MineralCodes.Count == 0 || rule.MineralCodes.Any(code => minerals.IsWithin(right.Mineral, code));

    // Rejected rows stay open until a file of the same name replaces theirs.
    private static bool IsOpen(UploadRecord upload, IReadOnlyList<UploadRecord> all) =>
        !all.Any(later => UploadRecord.Earlier.Compare(later, upload) > 0 && !later.Receipt.IsRejected && later.IsNamed(upload.Target.Name) && (later.Target with { Name = upload.Target.Name, Crs = upload.Target.Crs }).BlobName == upload.Target.BlobName);
}
