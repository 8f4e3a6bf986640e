using System.Diagnostics;
using System.Globalization;
using System.Text;
using PlanMonitor.Local.Storage;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Services;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Tests.Large;

/// <summary>A process of its own that takes one large file in and works off all that it asks for, as an instance of the app does, and says what each step took.</summary>
internal static class LargeWorker
{
    /// <summary>Second argument of the child.</summary>
    public const string Verb = "large";

    /// <summary>Second argument of the child that only writes a file.</summary>
    public const string MakeVerb = "large-make";

    /// <summary>What it says when all is done.</summary>
    public const string Done = "done";

    // One right, so that nearly every footprint lies outside all of them, and a red line over half of the ground: each footprint raises an alert, half of them two.
    private static readonly (string Blob, string Text)[] Ground =
    [
        ("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.1))),
        ("layer/dandong/-/red-line/l.geojson", """{"type":"Feature","id":"L1","properties":{},"geometry":{"type":"Polygon","coordinates":[[[123,39],[124.6,39],[124.6,42],[123,42],[123,39]]]}}"""),
    ];

    private static CancellationToken Never => CancellationToken.None;

    /// <summary>Writes a file: kind, path, features or rows, vertices.</summary>
    public static int Make(string[] arguments)
    {
        var (kind, path, count, vertices) = (arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        var shapes = new LargeShape(count, vertices);
        Action write = kind switch
        {
            "geojson" => () => LargeFile.GeoJson(path, shapes, attributes: true),
            "bare" => () => LargeFile.GeoJson(path, shapes, attributes: false),
            "shp" => () => LargeFile.Shapefile(path, shapes),
            "gpkg" => () => LargeFile.GeoPackage(path, shapes),
            "kml" => () => LargeFile.Kml(path, shapes, packed: false),
            "kmz" => () => LargeFile.Kml(path, shapes, packed: true),
            "txt" => () => LargeFile.BoundaryPoints(path, count, vertices),
            "rights" => () => LargeFile.RightsXlsx(path, shapes),
            "csv" => () => LargeFile.ReportsCsv(path, count),
            _ => () => LargeFile.ReportsXlsx(path, count),
        };
        write();
        Console.WriteLine($"{new FileInfo(path).Length}");
        return 0;
    }

    /// <summary>The child's main: data folder, place in the inbox, file.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var storage = await EmbeddedStorage.OpenAsync(arguments[0], TimeProvider.System, "large worker", Never);
        var backend = new Backend(new(storage.Tables, storage.Blobs, storage.Queues, storage.Secrets), TimeProvider.System, "tester");
        foreach (var (blob, text) in Ground)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await storage.Blobs.WriteAsync(IngestJob.Inbox, blob, content, BlobCondition.Always, Never);
            await backend.Intake.TakeAsync(blob, "tester", Never);
        }
        await StepAsync("inbox", async () =>
        {
            await using var content = File.OpenRead(arguments[2]);
            return $"{(await storage.Blobs.WriteAsync(IngestJob.Inbox, arguments[1], content, BlobCondition.Always, Never)).Done}";
        });
        await StepAsync("intake", async () =>
        {
            var record = (await backend.Intake.TakeAsync(arguments[1], "tester", Never))!;
            return string.Join(' ', [$"{record.Receipt.Status} {record.Receipt.Accepted} {record.Receipt.Rejected}", .. record.Receipt.Problems.Take(3).Select(problem => problem.Code)]);
        });
        var worker = new QueueWorker(storage.Queues);
        foreach (var job in new[] { backend.Chunks.Job, backend.CheckQueue.Job })
        {
            // As many at once as the app takes: see host.json.
            await StepAsync(job.Queue, async () => $"{(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => worker.RunWaitingAsync(job, Failed, Never))))).Sum()}");
        }
        Console.WriteLine(Done);
        return 0;
    }

    private static void Failed(string body, Exception fault)
    {
        Console.WriteLine($"{body}: {fault.GetType().Name} {fault.Message} {fault.StackTrace}");
        Environment.Exit(1);
    }

    private static async Task StepAsync(string name, Func<Task<string>> step)
    {
        var watch = Stopwatch.StartNew();
        var disk = 0L;
        await using var look = new Timer(_ => disk = Math.Max(disk, Disk()), null, 0, 100);
        var told = await step();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {told}; {watch.Elapsed.TotalSeconds:0.0} s, peak {Peak()} MiB, disk {disk >> 20} MiB"));
    }

    // What files of the moment take: the test gives each child a folder for them.
    private static long Disk()
    {
        try
        {
            return new DirectoryInfo(Path.GetTempPath()).EnumerateFiles().Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // The most of the machine's memory that the process had since the step before.
    private static long Peak()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        }
        var line = File.ReadLines("/proc/self/status").First(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        File.WriteAllText("/proc/self/clear_refs", "5");
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;
    }
}
