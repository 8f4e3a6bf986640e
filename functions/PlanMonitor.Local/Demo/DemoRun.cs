using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Demo;

/// <summary>The sample uploads on the real path. Cut off anywhere and run again, it ends in the same state.</summary>
internal sealed class DemoRun(Workspace work, Output output)
{
    private static readonly int[] Years = [2021, 2022, 2023, 2024];

    public async Task<DemoResult> RunAsync(string samples, string by, CancellationToken cancel)
    {
        var uploads = SampleUploads.All(samples);
        await PutAsync(uploads, cancel);
        await IngestAsync(uploads.Count, by, cancel);
        var checks = await CheckAsync(by, cancel);
        return await SummariseAsync(checks, cancel);
    }

    // What the ledger knows already is not put into the inbox a second time.
    private async Task PutAsync(IReadOnlyList<(string BlobName, string Path)> uploads, CancellationToken cancel)
    {
        var known = new HashSet<(string, string)>();
        await foreach (var record in UploadsAsync(cancel))
        {
            known.Add((record.Target.BlobName, record.Sha256));
        }
        using var progress = new Progress(output.Talk, work.Time, output.In("放入收件箱", "inbox"), uploads.Count);
        foreach (var (name, path) in uploads)
        {
            await using var content = File.OpenRead(path);
            var hashed = (await HashedContent.ReadAsync(content, content.Length, cancel))!;
            if (!known.Contains((name, hashed.Sha256)))
            {
                using var bytes = new MemoryStream(hashed.Bytes, writable: false);
                await work.Ports.Blobs.WriteAsync(IngestJob.Inbox, name, bytes, BlobCondition.Always, cancel);
            }
            progress.Step(name);
        }
    }

    private async Task IngestAsync(int total, string by, CancellationToken cancel)
    {
        using var progress = new Progress(output.Talk, work.Time, output.In("入库", "ingest"), total);
        foreach (var blob in await work.Ingest.WaitingAsync(cancel))
        {
            if (await work.Ingest.RunAsync(blob.Name, by, null, cancel) is { } record)
            {
                progress.Step($"{blob.Name} {record.Receipt.Accepted}+{record.Receipt.Rejected}");
            }
        }
    }

    private async Task<IReadOnlyList<CheckResult>> CheckAsync(string by, CancellationToken cancel)
    {
        var results = new List<CheckResult>();
        // An imported version may cover other years than the sample uploads do.
        var due = (from id in PlanLibrary.BuiltIn.Ids
                   from year in Years
                   let asOf = CheckJob.DefaultAsOf(year, work.Time)
                   let version = work.Plans.Find(id, year, asOf)
                   where version is not null
                   select (version, year, asOf)).ToList();
        using var progress = new Progress(output.Talk, work.Time, output.In("检查", "check"), due.Count);
        foreach (var (version, year, asOf) in due)
        {
            results.Add(await (await work.Checks.RunAsync(version, year, asOf, by, cancel)).LoadAsync(cancel));
            progress.Step($"{version.Id} {year}");
        }
        return results;
    }

    private async Task<DemoResult> SummariseAsync(IReadOnlyList<CheckResult> checks, CancellationToken cancel)
    {
        var receipts = new List<Receipt>();
        await foreach (var record in UploadsAsync(cancel))
        {
            receipts.Add(record.Receipt);
        }
        var plans = new List<PlanSummary>();
        var alerts = new List<Alert>();
        foreach (var plan in PlanLibrary.BuiltIn.Ids.Select(id => work.Plans.Newest(id)!))
        {
            var own = (await work.Ledger.AlertsAsync(plan.Id, cancel)).Values.Select(pair => pair.Alert).OrderBy(alert => alert.Id, StringComparer.Ordinal).ToList();
            alerts.AddRange(own);
            plans.Add(await SummaryAsync(plan, [.. checks.Where(check => check.Run.Plan == plan.Id)], own, cancel));
        }
        int Count(ReceiptStatus status) => receipts.Count(receipt => receipt.Status == status);
        return new(
            new(receipts.Count, Count(ReceiptStatus.Accepted), Count(ReceiptStatus.AcceptedWithRemarks), Count(ReceiptStatus.Rejected), plans),
            receipts, checks, alerts);
    }

    private async Task<PlanSummary> SummaryAsync(Plan plan, IReadOnlyList<CheckResult> checks, IReadOnlyList<Alert> alerts, CancellationToken cancel)
    {
        var runs = checks.Select(check => RunSummary.Of(check.Run, default, check.Findings)).ToList();
        return new(
            plan.Id, plan.Name, plan.Version.Status, runs.Count, runs.Sum(run => run.Checks), runs.Sum(run => run.Passed), runs.Sum(run => run.Warned), runs.Sum(run => run.Failed),
            runs.Sum(run => run.NotEvaluable), AlertsBySeverity.Of(alerts), await work.Ledger.OutboxAsync(plan.Id, cancel).CountAsync(cancel));
    }

    private async IAsyncEnumerable<UploadRecord> UploadsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var plan in PlanLibrary.BuiltIn.Ids.Append("-"))
        {
            await foreach (var record in work.Ledger.UploadsAsync(plan, cancel))
            {
                yield return record;
            }
        }
    }
}
