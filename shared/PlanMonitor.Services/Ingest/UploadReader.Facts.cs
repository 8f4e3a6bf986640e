using System.Collections.Immutable;
using PlanMonitor.Services.Ingest.Discoveries;
using PlanMonitor.Services.Ingest.Disturbance;
using PlanMonitor.Services.Ingest.Duties;
using PlanMonitor.Services.Ingest.GreenList;
using PlanMonitor.Services.Ingest.Progress;
using PlanMonitor.Services.Ingest.Projects;
using PlanMonitor.Services.Ingest.Rates;
using PlanMonitor.Services.Ingest.Reserves;
using PlanMonitor.Services.Ingest.Restorations;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Services.Records;

namespace PlanMonitor.Services.Ingest;

/// <content>Tables whose rows lie by plan: what the rules read beside rights, reports and quotas.</content>
public sealed partial class UploadReader
{
    /// <summary>Their kinds.</summary>
    internal static readonly ImmutableArray<string> FactKinds = [.. UploadTarget.YearAllowed, "greenlist", "projects"];

    private async Task<ReadUpload> FactsAsync(UploadTarget target, HashedContent content, ReadContext context, string upload, CancellationToken cancel)
    {
        var uploads = await AcceptedAsync(target, cancel);
        var against = context with { KnownLicences = await KnownAsync(target, uploads, cancel) };
        Task<ReadUpload> TakeAsync<T>(Func<string, byte[], string, ReadContext, TableResult<T>> read, RecordTable<T> table)
        {
            var result = read(target.Name, content.Bytes, content.Sha256, against);
            return CorrectingAsync(Rows(target, content, result, (id, rows, stop) => table.WriteAsync(target.Plan, id, rows, stop)), table, target.Plan, upload, uploads, result.Rows, cancel);
        }
        return await (target.Kind switch
        {
            "progress" => TakeAsync(ProgressTable.Read, _records.Progress),
            "reserves" => TakeAsync(ReserveTable.Read, _records.Reserves),
            "rates" => TakeAsync(RateTable.Read, _records.Rates),
            "disturbance" => TakeAsync(DisturbanceTable.Read, _records.Disturbance),
            "discoveries" => TakeAsync(DiscoveryTable.Read, _records.Discoveries),
            "restoration" => TakeAsync(RestorationTable.Read, _records.Restoration),
            "greenlist" => TakeAsync(GreenTable.Read, _records.GreenList),
            "projects" => TakeAsync(ProjectTable.Read, _records.Projects),
            "duties" => TakeAsync(DutyTable.Read, _records.Duties),
            _ => throw new ArgumentOutOfRangeException(nameof(target), target.Kind, "No reader."),
        });
    }
}
