using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Findings;
using PlanMonitor.Local.Storage;
using PlanMonitor.Local.Tests.Storage;
using PlanMonitor.Services;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>The jobs over a data folder of their own, on a clock that stands still until it is advanced.</summary>
internal sealed class JobHost : IAsyncDisposable
{
    private readonly Opened opened;

    private JobHost(Opened opened, EmbeddedStorage storage, ITables tables, IQueues queues, DeliveryOptions? deliveries)
    {
        (this.opened, Storage, Tables, Queues) = (opened, storage, tables, queues);
        Backend = new(new(tables, storage.Blobs, queues, storage.Secrets), Time, "tester", deliveries, CountedRules.All);
    }

    public EmbeddedStorage Storage { get; }

    public ITables Tables { get; }

    public IQueues Queues { get; }

    public ManualTime Time => opened.Time;

    public Backend Backend { get; }

    public PlanLedger Ledger => Backend.Ledger;

    public PlanShelf Shelf => Backend.Shelf;

    public FindingStore Findings => Backend.Findings;

    public IngestJob Ingest => Backend.Ingest;

    public CheckJob Checks => Backend.Checks;

    public CheckQueue Queue => Backend.CheckQueue;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JobHost> OpenAsync(Func<ITables, ITables>? around = null, Func<IQueues, IQueues>? aroundQueues = null, DeliveryOptions? deliveries = null)
    {
        var folder = new Opened();
        var storage = await folder.OpenAsync();
        return new(folder, storage, around?.Invoke(storage.Tables) ?? storage.Tables, aroundQueues?.Invoke(storage.Queues) ?? storage.Queues, deliveries);
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();

    /// <summary>Puts a text into the inbox and takes it in.</summary>
    public Task<UploadRecord> TakeAsync(string blob, string content) => TakeAsync(blob, Encoding.UTF8.GetBytes(content));

    /// <summary>Puts content into the inbox and takes it in, a minute after the upload before.</summary>
    public async Task<UploadRecord> TakeAsync(string blob, byte[] content)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        await PutAsync(blob, content);
        return (await Ingest.RunAsync(blob, "tester", null, Cancel))!;
    }

    public async Task PutAsync(string blob, byte[] content) =>
        Assert.True((await Storage.Blobs.WriteAsync(IngestJob.Inbox, blob, new MemoryStream(content), BlobCondition.Always, Cancel)).Done);

    /// <summary>Checks the newest version of a plan for a year.</summary>
    public async Task<CheckResult> CheckAsync(string plan, int year)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var asOf = new DateOnly(year + 1, 3, 31);
        return await (await Checks.RunAsync(Shelf.Library.Find(plan, year, asOf)!, year, asOf, "tester", Cancel)).LoadAsync(Cancel);
    }

    /// <summary>The alerts of a plan in order of rule and subject.</summary>
    public async Task<List<Alert>> AlertsAsync(string plan) =>
        [.. (await Ledger.AlertsAsync(plan, Cancel)).Values.Select(pair => pair.Alert).OrderBy(alert => alert.Rule, StringComparer.Ordinal).ThenBy(alert => alert.Subject.Key, StringComparer.Ordinal)];

    /// <summary>Everything that is stored, line by line: rows without ETags, blobs with hashes, waiting messages.</summary>
    public async Task<List<string>> DumpAsync()
    {
        var lines = new List<string>();
        foreach (var table in new[] { "ledger", "reports", "rights", "quotas", "findings", "runs" })
        {
            await foreach (var partition in Tables.PartitionsAsync(table, Cancel))
            {
                lines.AddRange(await Tables.QueryAsync(table, partition, null, null, Cancel).Select(row => $"{table} {row.Partition} {row.Key} {row.Body}").ToListAsync(Cancel));
            }
        }
        foreach (var container in new[] { IngestJob.Inbox, IngestJob.Archive, IngestJob.Quarantine, "findings" })
        {
            lines.AddRange((await BlobsAsync(container)).Select(blob => $"{container} {blob.Key} {Convert.ToHexString(SHA256.HashData(blob.Value))}"));
        }
        foreach (var queue in new[] { CheckQueue.Name, Queue.Job.Poison })
        {
            lines.Add($"{queue} {await Storage.Queues.CountAsync(queue, Cancel)}");
        }
        return lines;
    }

    /// <summary>The blobs of a container by name.</summary>
    public async Task<SortedDictionary<string, byte[]>> BlobsAsync(string container)
    {
        var blobs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var blob in Storage.Blobs.ListAsync(container, "", Cancel))
        {
            await using var content = await Storage.Blobs.OpenAsync(container, blob.Name, 0, null, Cancel);
            var bytes = new MemoryStream();
            await content!.Stream.CopyToAsync(bytes, Cancel);
            blobs.Add(blob.Name, bytes.ToArray());
        }
        return blobs;
    }

    /// <summary>Works off the check queue; returns how many requests were done.</summary>
    public Task<int> RunWaitingAsync(Action<string, Exception> failed) => new QueueWorker(Storage.Queues).RunWaitingAsync(Queue.Job, failed, Cancel);

    /// <summary>Works off one queue; every message must succeed.</summary>
    public Task<int> RunWaitingAsync(QueueJob job) => new QueueWorker(Storage.Queues).RunWaitingAsync(job, (body, fault) => Assert.Fail($"{body}: {fault}"), Cancel);

    /// <summary>Takes every message out of a queue.</summary>
    public async Task<List<string>> TakeAllAsync(string queue)
    {
        var bodies = new List<string>();
        while (await Storage.Queues.ReceiveAsync(queue, 32, TimeSpan.FromMinutes(1), Cancel) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                bodies.Add(message.Body);
                await Storage.Queues.DeleteAsync(queue, message, Cancel);
            }
        }
        return bodies;
    }

    /// <summary>Puts a message into a queue.</summary>
    public Task SendAsync(string queue, string body) => Storage.Queues.SendAsync(queue, body, TimeSpan.Zero, Cancel);

    /// <summary>The chain of a plan, proved whole.</summary>
    public Task<List<AuditEntry>> ProvedChainAsync(string plan) => Chain.ProveAsync(Tables, Ledger, plan);

    /// <summary>The messages to the officials, as alert id and change.</summary>
    public async Task<List<(string Alert, string Change)>> OutboxAsync(string plan) =>
        [.. (await Ledger.OutboxAsync(plan, Cancel).ToListAsync(Cancel)).Select(body =>
        {
            using var message = JsonDocument.Parse(body);
            return (message.RootElement.GetProperty("alert").GetString()!, message.RootElement.GetProperty("change").GetString()!);
        })];

    /// <summary>One finding of a result.</summary>
    public static Finding Of(CheckResult result, string rule, Func<Subject, bool> subject) => Assert.Single(result.Findings, finding => finding.Rule == rule && subject(finding.Subject));
}
