using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Quotas;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Rights;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services.Ingest;

/// <summary>Reads an upload by its kind. A new kind is added here.</summary>
public sealed partial class UploadReader(ITables tables, PlanLedger ledger, PlanShelf plans, MineralCatalogue minerals, RegionCatalogue regions, AttributeNames attributes, LayerStore layers, PatchStore patches)
{
    // With a year behind it, it is the key of a partition.
    private const int LongestPlan = 200;

    private readonly PlanRecords _records = new(tables);

    /// <summary>True where an upload belongs into the ledger of the plan that it names.</summary>
    public bool HasLedger(UploadTarget target) => target.Kind == "plan"
        ? target.Plan.Length is > 0 and <= LongestPlan && target.Plan.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && target.Plan != "-"
        : plans.Library.Newest(target.Plan) is not null;

    /// <summary>What is wrong with the place of an upload, as far as that can be said without its content; null where nothing is.</summary>
    /// <exception cref="IOException">The content of the plan is lost (<see cref="PlanShelf.ThrowIfDamaged"/>).</exception>
    public Problem? Misplaced(UploadTarget target)
    {
        if (target.Kind != "plan")
        {
            plans.ThrowIfDamaged(target.Plan);
        }
        return !HasLedger(target) ? Problem.Of("path.plan-unknown", value: target.Plan, arguments: [("plans", string.Join(' ', plans.Library.Ids))])
            : target.Kind == "plan" ? null
            : Misplaced(target, plans.Library.Newest(target.Plan)!);
    }

    /// <summary>To be called when an upload was taken in: what comes after a plan is read by it.</summary>
    internal Task TakenAsync(UploadRecord upload, CancellationToken cancel) =>
        upload is { Target.Kind: "plan", Receipt.IsRejected: false } ? plans.TakenAsync(upload, cancel) : Task.CompletedTask;

    /// <summary>Reads an upload; what is wrong with it is in the result.</summary>
    internal async Task<ReadUpload> ReadAsync(UploadTarget target, HashedContent content, string upload, CancellationToken cancel)
    {
        // A plan that cannot be read has no id to be placed by: what is wrong with its content says more.
        if (target.Kind == "plan" && target.Plan.Length <= LongestPlan)
        {
            return PlanUpload.Read(target, content, plans);
        }
        if (Misplaced(target) is { } problem)
        {
            return ReadUpload.Refused(problem);
        }
        var plan = plans.Library.Newest(target.Plan)!;
        var context = new ReadContext { PlanAdcode = plan.Adcode, Period = plan.Period, Minerals = minerals, Regions = regions.With(plan.Regions), Year = target.Year };
        if (FactKinds.Contains(target.Kind))
        {
            return await FactsAsync(target, content, context, upload, cancel);
        }
        return target.Kind switch
        {
            "reports" => await ReportsAsync(target, content, context, upload, cancel),
            "rights" => Rows(target, content, RightTable.Read(target.Name, content.Bytes, content.Sha256, context),
                (id, rows, stop) => _records.Rights.WriteAsync(target.Plan, id, rows, stop)),
            "quotas" => Rows(target, content, QuotaTable.Read(target.Name, content.Bytes, content.Sha256, context),
                (id, rows, stop) => ByYearAsync(target.Plan, rows, quota => quota.Year, (partition, some) => _records.Quotas.WriteAsync(partition, id, some, stop))),
            _ => FeatureUpload.Read(target, content, attributes, layers, patches, cancel),
        };
    }

    private static Problem? Misplaced(UploadTarget target, Plan plan) => target switch
    {
        { Year: null } when UploadTarget.YearNeeded.Contains(target.Kind) => Problem.Of("path.year-missing", column: target.Kind),
        { Kind: "layer", Layer: null } => Problem.Of("path.layer-missing"),
        { Year: { } year } when year != plan.Period.Base && !plan.Period.Contains(year) => Problem.Of(
            "file.year-outside", value: $"{year}", arguments: [("base", plan.Period.Base), ("from", plan.Period.From), ("to", plan.Period.To)]),
        _ => null,
    };

    private async Task<ReadUpload> ReportsAsync(UploadTarget target, HashedContent content, ReadContext context, string upload, CancellationToken cancel)
    {
        var uploads = await AcceptedAsync(target, cancel);
        var result = ReportTable.Read(target.Name, content.Bytes, content.Sha256, context with { KnownLicences = await KnownAsync(target, uploads, cancel) });
        var read = Rows(target, content, result,
            (id, rows, stop) => ByYearAsync(target.Plan, rows, report => report.Year, (partition, some) => _records.Reports.WriteAsync(partition, id, some, stop)));
        return await CorrectingAsync(read, _records.Reports, PlanRecords.OfYear(target.Plan, target.Year!.Value), upload, uploads, result.Rows, cancel);
    }

    private async Task<List<UploadRecord>> AcceptedAsync(UploadTarget target, CancellationToken cancel) =>
        await ledger.UploadsAsync(target.Plan, cancel).Where(record => !record.Receipt.IsRejected).ToListAsync(cancel);

    // Null without a register.
    private async Task<HashSet<string>?> KnownAsync(UploadTarget target, List<UploadRecord> uploads, CancellationToken cancel)
    {
        var registers = uploads.Where(record => record.Target.Kind == "rights").Order(UploadRecord.Earlier).Select((record, place) => (record.Id, Place: (long)place))
            .ToDictionary(pair => pair.Id, pair => pair.Place, StringComparer.Ordinal);
        return registers.Count == 0 ? null : (await _records.Rights.NewestAsync(target.Plan, registers, cancel)).Select(right => right.Licence).ToHashSet(StringComparer.Ordinal);
    }

    private static async Task<ReadUpload> CorrectingAsync<T>(
        ReadUpload read, RecordTable<T> table, string partition, string upload, List<UploadRecord> uploads, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        var corrected = await table.CountCorrectedAsync(partition, upload, uploads.Select(record => record.Id).ToHashSet(StringComparer.Ordinal), rows, cancel);
        return corrected == 0 || read.IsRefused ? read : read with { Problems = [.. read.Problems, Problem.Of("file.supersedes", arguments: [("count", corrected)])] };
    }

    private static ReadUpload Rows<T>(UploadTarget target, HashedContent content, TableResult<T> result, Func<string, IReadOnlyList<T>, CancellationToken, Task> write) => new(
        result.Accepted, result.Rejected, result.Problems,
        [.. result.Problems.Where(problem => problem is { Level: ProblemLevel.Row, Line: not null }).Select(problem => problem.Line!.Value).Distinct().Order().Select(line => new Source(target.Name, content.Sha256, line))],
        (upload, cancel) => write(upload, result.Rows, cancel));

    private static async Task ByYearAsync<T>(string plan, IReadOnlyList<T> rows, Func<T, int> year, Func<string, IEnumerable<T>, Task> write)
    {
        foreach (var some in rows.GroupBy(year))
        {
            await write(PlanRecords.OfYear(plan, some.Key), some);
        }
    }
}
