using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Benchmarks;

/// <summary>Takes the made-up uploads in as the product does, and measures the footprints slice by slice as its worker does: their overlaps are then known.</summary>
internal static class Preparation
{
    /// <summary>Fills a data folder, unless it was filled before.</summary>
    public static async Task FillAsync(string folder, Plan plan, Size size)
    {
        var done = Path.Combine(folder, "filled");
        if (File.Exists(done))
        {
            return;
        }
        await using (var storage = await EmbeddedStorage.OpenAsync(folder, TimeProvider.System, "benchmark", CancellationToken.None))
        {
            var backend = BackendOver(storage);
            var mines = Mine.Of(plan, size);
            foreach (var (name, content) in Tables.Of(plan, mines).Concat(Grounds.Of(plan, mines, size)))
            {
                using var bytes = new MemoryStream(content, writable: false);
                await storage.Blobs.WriteAsync(IngestJob.Inbox, name, bytes, BlobCondition.Always, CancellationToken.None);
                var record = await backend.Intake.TakeAsync(name, "benchmark", CancellationToken.None);
                if (record is not { Receipt: { IsRejected: false, Rejected: 0 } })
                {
                    throw new InvalidDataException($"{name} was not taken whole: {string.Join("; ", record?.Receipt.Problems.Take(3).Select(problem => $"{problem.Line} {problem.Message.En}") ?? [])}");
                }
            }
            await new QueueWorker(storage.Queues).RunWaitingAsync(backend.Chunks.Job, (body, fault) => throw new InvalidOperationException(body, fault), CancellationToken.None);
        }
        await File.WriteAllTextAsync(done, $"{size}\n");
    }

    /// <summary>The jobs over a storage.</summary>
    public static Backend BackendOver(EmbeddedStorage storage) => new(new Ports(storage.Tables, storage.Blobs, storage.Queues, storage.Secrets), TimeProvider.System, "benchmark");

    /// <summary>A copy of a data folder: a run changes what it stands on.</summary>
    public static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}
