using System.Diagnostics;
using System.Text;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Tests.Storage;

/// <summary>Another process on the same data folder: this test program, started with a verb of its own. Disposing kills it.</summary>
internal sealed class StorageChild(Process process) : IDisposable
{
    /// <summary>First argument of the child.</summary>
    public const string Verb = "storage-child";

    /// <summary>Rows that one transaction of <c>churn</c> writes.</summary>
    public const int Rows = 20;

    /// <summary>Bytes of a blob of <c>churn</c>.</summary>
    public const int BlobBytes = 300_000;

    private static CancellationToken Never => CancellationToken.None;

    /// <summary>Its id, its output, its end.</summary>
    public Process Process { get; } = process;

    /// <summary>Starts a child; what it writes to stdout is read by the test.</summary>
    public static StorageChild Start(params string[] arguments) => Start([], arguments);

    /// <summary>Starts a child with some variables of its environment.</summary>
    public static StorageChild Start(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var dll = typeof(StorageChild).Assembly.Location;
        var host = Environment.ProcessPath!;
        var hosted = Path.GetFileNameWithoutExtension(host) == "dotnet";
        var start = new ProcessStartInfo(host) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[.. hosted ? [dll] : Array.Empty<string>(), Verb, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return new(Process.Start(start)!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Process.Kill();
        Process.Dispose();
    }

    /// <summary>The child's own main.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var storage = await EmbeddedStorage.OpenAsync(arguments[1], TimeProvider.System, "child " + arguments[0], Never);
        switch (arguments[0])
        {
            case "hammer":
                await HammerAsync(storage, int.Parse(arguments[2]));
                break;
            case "half":
                await HalfAsync(storage);
                break;
            case "churn":
                for (var i = 1; ; i++)
                {
                    await ChurnAsync(storage, i);
                    Console.WriteLine(i);
                }
            default:
                return 2;
        }
        return 0;
    }

    /// <summary>Counts up one row and one blob, and empties a queue; prints what it took from the queue.</summary>
    public static async Task HammerAsync(EmbeddedStorage storage, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            for (var done = false; !done;)
            {
                var row = (await storage.Tables.GetAsync("hammer", "p", "counter", Never))!;
                done = (await storage.Tables.WriteAsync("hammer", "p", [RowWrite.Replace("counter", $"{int.Parse(row.Body) + 1}", row.ETag)], Never)).Done;
            }
            for (var done = false; !done;)
            {
                await using var content = (await storage.Blobs.OpenAsync("hammer", "counter", 0, null, Never))!;
                var next = int.Parse(await new StreamReader(content.Stream).ReadToEndAsync(Never)) + 1;
                done = (await storage.Blobs.WriteAsync("hammer", "counter", new MemoryStream(Encoding.UTF8.GetBytes($"{next}")), BlobCondition.Unchanged(content.Info.ETag), Never)).Done;
            }
            foreach (var message in await storage.Queues.ReceiveAsync("hammer", 2, TimeSpan.FromMinutes(5), Never))
            {
                Console.WriteLine("took " + message.Body);
                await storage.Queues.DeleteAsync("hammer", message, Never);
            }
        }
    }

    /// <summary>Stops in the middle of a blob and of a transaction, holding the lock, says so, and waits for its end.</summary>
    private static async Task HalfAsync(EmbeddedStorage storage)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        await pipe.Writer.WriteAsync(new byte[10_000], Never);
        var writing = storage.Blobs.WriteAsync("work", "half", pipe.Reader.AsStream(), BlobCondition.Always, Never);
        using var writeLock = new WriteLock(storage.Folder, "child half", TimeProvider.System);
        using var file = await SqliteFile.OpenAsync(Path.Combine(storage.Folder, "state.db"), writeLock, Never);
        await file.ChangeAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "DELETE FROM rows; INSERT INTO rows VALUES ('work', 'p', 'half', 'half', 99); INSERT INTO messages (queue, body, visible, dequeued) VALUES ('work', 'half', 0, 0)";
                command.ExecuteNonQuery();
                Console.WriteLine("half");
                return (Console.Read() == 0, 0);
            },
            Never);
        await writing;
    }

    /// <summary>One round of everything; each kind of data can be told whole from half.</summary>
    private static async Task ChurnAsync(EmbeddedStorage storage, int round)
    {
        await storage.Tables.WriteAsync("churn", "p", [.. Enumerable.Range(0, Rows).Select(i => RowWrite.Upsert($"k{i}", $"{round}"))], Never);
        var bytes = new byte[BlobBytes];
        Array.Fill(bytes, (byte)round);
        await storage.Blobs.WriteAsync("churn", $"a/b{round % 3}", new MemoryStream(bytes), BlobCondition.Always, Never);
        await storage.Blobs.WriteAsync("churn", $"new/{round}/c", new MemoryStream(bytes), BlobCondition.Absent, Never);
        await storage.Blobs.DeleteAsync("churn", $"new/{round - 2}/c", null, Never);
        await storage.Queues.SendAsync("churn", $"{round}", TimeSpan.Zero, Never);
        foreach (var message in await storage.Queues.ReceiveAsync("churn", 1, TimeSpan.FromSeconds(1), Never))
        {
            await storage.Queues.DeleteAsync("churn", message, Never);
        }
    }
}
