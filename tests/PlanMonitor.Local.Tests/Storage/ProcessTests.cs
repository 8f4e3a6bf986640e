using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

/// <summary>Several processes on one data folder, and processes that are killed.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Processes_that_hammer_one_folder_lose_nothing()
    {
        const int Steps = 60;
        const int Messages = 150;
        using var storage = await Open();
        await storage.Tables.WriteAsync("hammer", "p", [RowWrite.Insert("counter", "0")], Cancel);
        await storage.Blobs.WriteAsync("hammer", "counter", new MemoryStream("0"u8.ToArray()), BlobCondition.Absent, Cancel);
        for (var i = 0; i < Messages; i++)
        {
            await storage.Queues.SendAsync("hammer", $"{i}", TimeSpan.Zero, Cancel);
        }
        using var first = StorageChild.Start("hammer", folder.Path, $"{Steps}");
        using var second = StorageChild.Start("hammer", folder.Path, $"{Steps}");
        var outputs = await Task.WhenAll(first.Process.StandardOutput.ReadToEndAsync(Cancel), second.Process.StandardOutput.ReadToEndAsync(Cancel));
        await first.Process.WaitForExitAsync(Cancel);
        await second.Process.WaitForExitAsync(Cancel);
        Assert.Equal((0, 0), (first.Process.ExitCode, second.Process.ExitCode));
        Assert.Equal($"{2 * Steps}", (await storage.Tables.GetAsync("hammer", "p", "counter", Cancel))!.Body);
        await using (var content = await storage.Blobs.OpenAsync("hammer", "counter", 0, null, Cancel))
        {
            Assert.Equal($"{2 * Steps}", await new StreamReader(content!.Stream).ReadToEndAsync(Cancel));
        }
        var taken = string.Concat(outputs).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line["took ".Length..])).ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.Equal(Messages - taken.Count, await storage.Queues.CountAsync("hammer", Cancel));
        Assert.InRange(taken.Count, Steps, Messages);
    }

    [Fact]
    public async Task A_killed_writer_leaves_no_half_blob_no_half_transaction_and_no_lock()
    {
        using (var before = await Open())
        {
            await before.Tables.WriteAsync("work", "p", [RowWrite.Insert("whole", "1")], Cancel);
        }
        using var child = StorageChild.Start("half", folder.Path);
        Assert.Equal("half", await child.Process.StandardOutput.ReadLineAsync(Cancel));
        var busy = await Assert.ThrowsAsync<DataFolderBusyException>(() => Open(TimeSpan.FromMilliseconds(100)));
        Assert.StartsWith($"The data folder {folder.Path} is busy: process {child.Process.Id} (child half) has been writing to it since ", busy.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.At(".tmp")));
        await Kill(child.Process);

        using var storage = await Open();
        Assert.Empty(Directory.GetFiles(folder.At(".tmp")));
        Assert.Empty(await storage.Blobs.ListAsync("work", "", Cancel).ToListAsync(Cancel));
        Assert.Equal(["whole"], await storage.Tables.QueryAsync("work", "p", null, null, Cancel).Select(row => row.Key).ToListAsync(Cancel));
        Assert.Equal(0, await storage.Queues.CountAsync("work", Cancel));
    }

    [Fact]
    public async Task A_writer_killed_at_any_moment_leaves_a_folder_that_is_whole()
    {
        var random = new Random(20240701);
        for (var kill = 0; kill < 6; kill++)
        {
            using var child = StorageChild.Start("churn", folder.Path);
            for (var round = random.Next(1, 20); round > 0; round--)
            {
                Assert.NotNull(await child.Process.StandardOutput.ReadLineAsync(Cancel));
            }
            await Kill(child.Process);
            await CheckWhole();
        }
    }

    private static async Task Kill(Process child)
    {
        child.Kill();
        await child.WaitForExitAsync(Cancel);
        Assert.NotEqual(0, child.ExitCode);
    }

    private async Task CheckWhole()
    {
        using var storage = await Open();
        Assert.Empty(Directory.GetFiles(folder.At(".tmp")));
        var rows = await storage.Tables.QueryAsync("churn", "p", null, null, Cancel).ToListAsync(Cancel);
        Assert.Equal(StorageChild.Rows, rows.Count);
        Assert.Single(rows.Select(row => row.Body).Distinct());
        var blobs = await storage.Blobs.ListAsync("churn", "", Cancel).ToListAsync(Cancel);
        Assert.NotEmpty(blobs);
        foreach (var blob in blobs)
        {
            await using var content = await storage.Blobs.OpenAsync("churn", blob.Name, 0, null, Cancel);
            var bytes = new MemoryStream();
            await content!.Stream.CopyToAsync(bytes, Cancel);
            Assert.Equal(StorageChild.BlobBytes, bytes.Length);
            Assert.Single(bytes.ToArray().Distinct());
        }
        await storage.Queues.SendAsync("churn", "still works", TimeSpan.Zero, Cancel);
        await storage.Blobs.DeleteAsync("churn", blobs[0].Name, null, Cancel);
        using var connection = new SqliteConnection($"Data Source={folder.At("state.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
    }

    private Task<EmbeddedStorage> Open(TimeSpan? patience = null) => EmbeddedStorage.OpenAsync(folder.Path, TimeProvider.System, "planmonitor test", Cancel, patience);
}
