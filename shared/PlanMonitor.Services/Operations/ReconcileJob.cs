using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Operations;

/// <summary>What a daily reconcile found.</summary>
/// <param name="Sent">Blobs that lay in the inbox too long and were put into the queue of uploads.</param>
/// <param name="Orphans">Archived contents that the ledger does not know: what a crash leaves; the upload itself was taken in again.</param>
/// <param name="Missing">Uploads in the ledger whose content is gone; each is an alert for operators.</param>
/// <param name="Checks">Checks that were asked for, since no run has seen the uploads of their year as they are.</param>
/// <param name="Swept">Stored facts of an old state, findings of old runs, and files of layers and footprints that no upload names, which were removed.</param>
public sealed record ReconcileResult(int Sent, int Orphans, int Missing, int Checks, int Swept)
{
    /// <summary>Uploads that came before their plan and were put back into the inbox.</summary>
    public int Returned { get; init; }
}

/// <summary>
/// The daily reconcile (每日核对): what events, queues and crashes have lost is found within a day. It holds the names of one plan's uploads at a time.
/// Running it twice asks for the same again, which changes nothing.
/// </summary>
public sealed class ReconcileJob(IBlobs blobs, PlanLedger ledger, PlanShelf plans, IngestJob ingest, FindingStore findings, FactStore facts, LayerStore layers, PatchStore patches, UploadQueue uploads, CheckQueue checks, OperatorAlerts alerts, TimeProvider time)
{
    /// <summary>How long a blob may lie in the inbox before its event counts as lost.</summary>
    public static readonly TimeSpan WaitsAtMost = TimeSpan.FromMinutes(10);

    /// <summary>How long an upload may go unchecked before its check counts as lost: slices of a large one take their time.</summary>
    public static readonly TimeSpan UncheckedAtMost = TimeSpan.FromHours(1);

    /// <summary>How long facts of an old state, findings of an old run and files under old names are kept: someone may still read them.</summary>
    public static readonly TimeSpan FactsKept = TimeSpan.FromDays(1);

    /// <summary>The rule of an upload without content.</summary>
    public const string MissingRule = "operator.content-missing";

    /// <summary>Reconciles everything.</summary>
    public async Task<ReconcileResult> RunAsync(CancellationToken cancel)
    {
        await plans.ReloadAsync(cancel);
        var result = new ReconcileResult(await SendWaitingAsync(cancel), 0, 0, 0, 0) { Returned = await ingest.ReturnAsync(null, cancel) };
        var known = (await ledger.PlansAsync(cancel).ToListAsync(cancel)).Union(plans.Library.Ids, StringComparer.Ordinal).Where(plan => plan != PlanLedger.NoPlan);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in known)
        {
            // Receipts are long, and nothing here reads them.
            var own = await ledger.UploadsAsync(plan, cancel)
                .Select(upload => upload with { RejectedRows = [], Receipt = upload.Receipt with { Problems = [] } })
                .ToListAsync(cancel);
            var (orphans, gone) = await CompareAsync(plan, own, cancel);
            foreach (var upload in gone)
            {
                missing.Add(await RaiseAsync(plan, upload, cancel));
            }
            result = result with
            {
                Orphans = result.Orphans + orphans,
                Missing = result.Missing + gone.Count,
                Checks = result.Checks + await SendUncheckedAsync(plan, own, cancel),
                Swept = result.Swept + await SweepAsync(plan, own, time.GetUtcNow() - FactsKept, cancel),
            };
        }
        await CloseRestoredAsync(missing, cancel);
        return result;
    }

    private async Task<int> SweepAsync(string plan, IReadOnlyList<UploadRecord> own, DateTimeOffset before, CancellationToken cancel) =>
        await facts.SweepAsync(plan, CheckUploads.Of(own, 0).State, before, cancel) + await findings.SweepAsync(plan, before, cancel)
        + await layers.SweepAsync(plan, own, before, cancel) + await patches.SweepAsync(plan, own, before, cancel);

    // Kinds in the order in which they build on each other, so that a plan comes before its reports; then what has no place.
    private async Task<int> SendWaitingAsync(CancellationToken cancel)
    {
        var sent = 0;
        foreach (var prefix in UploadTarget.Kinds.Select(kind => kind + "/").Append(""))
        {
            await foreach (var blob in blobs.ListAsync(IngestJob.Inbox, prefix, cancel))
            {
                if (time.GetUtcNow() - blob.Modified >= WaitsAtMost && (prefix.Length > 0 || !UploadTarget.Kinds.Contains(blob.Name.Split('/')[0])))
                {
                    await uploads.SendAsync(blob.Name, cancel);
                    sent++;
                }
            }
        }
        return sent;
    }

    // The ledger was read before the archive is listed: content is written before its row, so a row without content lacks it.
    private async Task<(int Orphans, IReadOnlyList<UploadRecord> Missing)> CompareAsync(string plan, IReadOnlyList<UploadRecord> own, CancellationToken cancel)
    {
        const string receipt = ".receipt.json";
        var rows = own.Where(upload => !upload.Receipt.IsRejected).ToDictionary(upload => upload.Blob, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var orphans = 0;
        foreach (var kind in UploadTarget.Kinds)
        {
            await foreach (var blob in blobs.ListAsync(IngestJob.Archive, $"{kind}/{plan}/", cancel))
            {
                if (rows.ContainsKey(blob.Name))
                {
                    found.Add(blob.Name);
                }
                else if (!blob.Name.EndsWith(receipt, StringComparison.Ordinal) || !rows.ContainsKey(blob.Name[..^receipt.Length]))
                {
                    orphans++;
                }
            }
        }
        var missing = new List<UploadRecord>();
        foreach (var (name, upload) in rows.Where(row => !found.Contains(row.Key)))
        {
            // Where a part of its name was too long it lies under another prefix.
            if (await blobs.FindAsync(IngestJob.Archive, name, cancel) is null)
            {
                missing.Add(upload);
            }
        }
        return (orphans, missing);
    }

    // A check that was lost - with its message, or with a slice of a large upload - shows in that no run has the hash of the uploads as they are; one whose findings were lost, in their pack.
    private async Task<int> SendUncheckedAsync(string plan, IReadOnlyList<UploadRecord> own, CancellationToken cancel)
    {
        var years = own.Where(upload => !upload.Receipt.IsRejected).Select(upload => upload.Target.Year).OfType<int>().Distinct().Order().ToList();
        if (years.Count == 0)
        {
            return 0;
        }
        var seen = await findings.RunsAsync(plan, cancel).Select(run => (run.Run.Year, run.Run.Inputs)).ToHashSetAsync(cancellationToken: cancel);
        var sent = 0;
        foreach (var year in years)
        {
            var used = CheckUploads.Of(own, year);
            var isOld = used.Used.All(upload => time.GetUtcNow() - upload.ReceivedAt >= UncheckedAtMost);
            var isDone = seen.Contains((year, used.Hash)) && await findings.HasAsync(plan, year, cancel);
            if (isOld && !isDone && await checks.SendMissedAsync(plan, year, used.Hash, cancel))
            {
                sent++;
            }
        }
        return sent;
    }

    private async Task<string> RaiseAsync(string plan, UploadRecord upload, CancellationToken cancel)
    {
        var id = StableHash.Id(MissingRule, plan, upload.Id);
        var text = PoisonText.Of(MissingRule, ("plan", plan), ("blob", PoisonText.Cut(upload.Blob, 200)));
        // It is one trouble however many days it lasts.
        await alerts.OpenAsync(new(id, MissingRule, new Subject("upload") { Name = upload.Blob }, text, $"{IngestJob.Archive}/{upload.Blob}", "missing"), cancel);
        return id;
    }

    private async Task CloseRestoredAsync(HashSet<string> missing, CancellationToken cancel)
    {
        foreach (var (id, (alert, _)) in await ledger.AlertsAsync(PlanLedger.NoPlan, cancel))
        {
            if (alert.Rule == MissingRule && alert.State != AlertState.Closed && !missing.Contains(id))
            {
                await alerts.CloseAsync(id, "reconcile", cancel);
            }
        }
    }
}
