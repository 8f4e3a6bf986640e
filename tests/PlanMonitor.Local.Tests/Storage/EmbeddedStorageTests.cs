using Microsoft.Data.Sqlite;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class EmbeddedStorageTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_is_made_and_opened_again()
    {
        var data = folder.At("new", "data");
        using (var storage = await Open(data))
        {
            Assert.Equal(data, storage.Folder);
            await storage.Tables.WriteAsync("runs", "p", [RowWrite.Insert("k", "1")], Cancel);
            await storage.Queues.SendAsync("work", "body", TimeSpan.Zero, Cancel);
            await storage.Blobs.WriteAsync("inbox", "a", new MemoryStream([1]), BlobCondition.Absent, Cancel);
        }
        Assert.Equal("PlanMonitor data folder\nformat 1\n", await File.ReadAllTextAsync(Path.Combine(data, "planmonitor.txt"), Cancel));
        Assert.Equal(
            [".lock", ".lock.holder", ".lock.next", ".tmp", "inbox", "planmonitor.txt", "state.db"],
            Directory.GetFileSystemEntries(data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using var again = await Open(data);
        Assert.Equal("1", (await again.Tables.GetAsync("runs", "p", "k", Cancel))!.Body);
        Assert.Equal(1, await again.Queues.CountAsync("work", Cancel));
        Assert.NotNull(await again.Blobs.FindAsync("inbox", "a", Cancel));
    }

    [Fact]
    public async Task Files_may_be_dropped_before_the_first_run()
    {
        Directory.CreateDirectory(folder.At("inbox", "reports"));
        await File.WriteAllTextAsync(folder.At("inbox", "reports", "a.csv"), "x", Cancel);
        await File.WriteAllTextAsync(folder.At(".DS_Store"), "x", Cancel);
        await using var storage = await Open(folder.Path);
        Assert.NotNull(await storage.Blobs.FindAsync("inbox", "reports/a.csv", Cancel));
    }

    [Fact]
    public async Task A_folder_of_something_else_is_refused_and_left_as_it_was()
    {
        await File.WriteAllTextAsync(folder.At("thesis.docx"), "x", Cancel);
        Assert.Equal(
            $"The folder {folder.Path} holds other things (thesis.docx) and is no data folder of PlanMonitor. Name an empty or a new folder with --data.",
            await Refusal(folder.Path));
        Assert.Equal(["thesis.docx"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_newer_format_is_refused()
    {
        await File.WriteAllTextAsync(folder.At("planmonitor.txt"), "PlanMonitor data folder\nformat 2\n", Cancel);
        Assert.Equal(
            $"The data folder {folder.Path} was written by a newer version of PlanMonitor (format 2; this version knows 1). Update PlanMonitor, or name another folder with --data.",
            await Refusal(folder.Path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        (await Open(folder.Path)).Dispose();
        using (var connection = new SqliteConnection($"Data Source={folder.At("state.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 7";
            command.ExecuteNonQuery();
        }
        Assert.Equal(
            $"The file {folder.At("state.db")} was written by a newer version of PlanMonitor (schema 7; this version knows 1). Update PlanMonitor, or name another folder with --data.",
            await Refusal(folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PlanMonitor data folder")]
    [InlineData("PlanMonitor data folder\nformat x\n")]
    [InlineData("PlanMonitor data folder\nformat -1\n")]
    [InlineData("my notes\nformat 1\n")]
    public async Task A_marker_that_says_something_else_is_refused(string content)
    {
        await File.WriteAllTextAsync(folder.At("planmonitor.txt"), content, Cancel);
        Assert.Equal(
            $"The file {folder.At("planmonitor.txt")} does not say what it should: 'PlanMonitor data folder' and 'format 1' on a line each. Restore it, or name another folder with --data.",
            await Refusal(folder.Path));
    }

    [Fact]
    public async Task A_file_is_no_folder()
    {
        await File.WriteAllTextAsync(folder.At("data"), "x", Cancel);
        Assert.Equal($"The data folder {folder.At("data")} is a file. Name a folder with --data.", await Refusal(folder.At("data")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        await File.WriteAllTextAsync(folder.At("file"), "x", Cancel);
        var message = await Refusal(folder.At("file", "data"));
        Assert.StartsWith($"The data folder {folder.At("file", "data")} cannot be written: ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Give yourself the right to write there, or name another folder with --data.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_stays_busy_is_refused_with_the_name_of_its_holder()
    {
        (await Open(folder.Path)).Dispose();
        using var other = new WriteLock(folder.Path, "planmonitor serve", time);
        using var held = await other.TakeAsync(Cancel);
        var opening = Open(folder.Path);
        while (!opening.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        var fault = await Assert.ThrowsAsync<DataFolderBusyException>(() => opening);
        Assert.Contains("(planmonitor serve)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        await using var storage = await Open(folder.Path);
        await storage.Tables.WriteAsync("runs", "p", [RowWrite.Insert("k", "1")], Cancel);
        await storage.Queues.SendAsync("work", "body", TimeSpan.FromHours(1), Cancel);
        await storage.Blobs.WriteAsync("inbox", "a", new MemoryStream([1]), BlobCondition.Absent, Cancel);
        using var other = new WriteLock(folder.Path, "planmonitor serve", time);
        using var held = await other.TakeAsync(Cancel);
        Assert.NotNull(await storage.Tables.GetAsync("runs", "p", "k", Cancel));
        Assert.Single(await storage.Tables.QueryAsync("runs", "p", null, null, Cancel).ToListAsync(Cancel));
        Assert.Equal(1, await storage.Queues.CountAsync("work", Cancel));
        Assert.Empty(await storage.Queues.ReceiveAsync("work", 1, TimeSpan.FromSeconds(1), Cancel));
        Assert.Single(await storage.Blobs.ListAsync("inbox", "", Cancel).ToListAsync(Cancel));
        (await storage.Blobs.OpenAsync("inbox", "a", 0, null, Cancel))!.Stream.Dispose();
    }

    [Fact]
    public async Task A_closed_storage_is_closed()
    {
        var storage = await Open(folder.Path);
        storage.Dispose();
        storage.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => storage.Tables.GetAsync("runs", "p", "k", Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => storage.Tables.WriteAsync("runs", "p", [RowWrite.Insert("k", "1")], Cancel));
    }

    private Task<EmbeddedStorage> Open(string path) => EmbeddedStorage.OpenAsync(path, time, "planmonitor test", Cancel);

    private async Task<string> Refusal(string path) => (await Assert.ThrowsAsync<DataFolderException>(() => Open(path))).Message;
}
