using System.Globalization;
using System.Security.Cryptography;
using PlanMonitor.Azure.Tests.Faults;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>How many requests each call of a port costs once its table, container or queue is there.</summary>
public sealed class CostTests(Azurite azurite, ITestOutputHelper output)
{
    private const int Alerts = 10_000;
    private readonly string name = "t" + RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly CountingPolicy counts = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_one_request()
    {
        var storage = await OpenAsync();
        await Counted("1 blobs PUT", () => storage.Blobs.WriteAsync(name, "a", new MemoryStream([1, 2, 3]), BlobCondition.Always, Cancel));
        await Counted("1 blobs PUT", () => storage.Blobs.WriteAsync(name, "a", new MemoryStream([1]), BlobCondition.Absent, Cancel));
        await Counted("1 blobs GET", async () => await (await storage.Blobs.OpenAsync(name, "a", 0, null, Cancel))!.DisposeAsync());
        await Counted("1 blobs GET", async () => await (await storage.Blobs.OpenAsync(name, "a", 1, 1, Cancel))!.DisposeAsync());
        await Counted("1 blobs HEAD", () => storage.Blobs.FindAsync(name, "a", Cancel));
        await Counted("1 blobs DELETE", () => storage.Blobs.DeleteAsync(name, "a", null, Cancel));
        await Counted("4 blobs PUT", () => storage.Blobs.WriteAsync(name, "large", new MemoryStream(new byte[10_000_000]), BlobCondition.Absent, Cancel));
        await Counted("1 tables POST", () => storage.Tables.WriteAsync(name, "p", [RowWrite.Insert("k", "1")], Cancel));
        await Counted("1 tables POST", () => storage.Tables.WriteAsync(name, "p", [RowWrite.Insert("k", "1")], Cancel));
        await Counted("1 tables PUT", () => storage.Tables.WriteAsync(name, "p", [RowWrite.Upsert("k", "2")], Cancel));
        await Counted("1 tables POST", () => storage.Tables.WriteAsync(name, "p", [.. Enumerable.Range(0, 100).Select(i => RowWrite.Upsert($"{i}", "1"))], Cancel));
        await Counted("1 tables GET", () => storage.Tables.GetAsync(name, "p", "k", Cancel));
        await Counted("1 tables GET", async () => await storage.Tables.QueryAsync(name, "p", "0", "9", Cancel).CountAsync(Cancel));
        await Counted("2 tables GET", async () => await storage.Tables.QueryAsync(name, "p", null, null, Cancel).CountAsync(Cancel));
        await Counted("1 tables DELETE", () => storage.Tables.WriteAsync(name, "p", [RowWrite.Delete("k")], Cancel));
        await Counted("1 queues POST", () => storage.Queues.SendAsync(name, "a", TimeSpan.Zero, Cancel));
        await Counted("1 queues GET", () => storage.Queues.ReceiveAsync(name, 1, TimeSpan.FromMinutes(1), Cancel));
    }

    /// <summary>The bill and the time of a country's alerts: with ./test.sh --full.</summary>
    [Fact]
    public async Task Ten_thousand_alerts_are_written_and_listed_by_page()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1", "Runs with ./test.sh --full.");
        var storage = await OpenAsync();
        var body = $$"""{"rule":"plan.duration","subject":"C2100002023","text":"{{new string('矿', 350)}}"}""";
        var start = TimeProvider.System.GetTimestamp();
        foreach (var part in Enumerable.Range(0, Alerts).Chunk(TableLimits.TransactionRows))
        {
            Assert.True((await storage.Tables.WriteAsync(name, "p", [.. part.Select(i => RowWrite.Insert($"alert/{i:D6}", body))], Cancel)).Done);
        }
        var written = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"{Alerts} rows of {body.Length} characters written in {written.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s: {counts}");
        Assert.Equal(Alerts / TableLimits.TransactionRows, counts.Total);
        counts.Clear();
        start = TimeProvider.System.GetTimestamp();
        Assert.Equal(Alerts, await storage.Tables.QueryAsync(name, "p", "alert/", "alert0", Cancel).CountAsync(Cancel));
        output.WriteLine($"listed in {TimeProvider.System.GetElapsedTime(start).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s: {counts}");
        counts.Clear();
        start = TimeProvider.System.GetTimestamp();
        var pages = 0;
        for (string? from = "alert/"; from is not null; pages++)
        {
            var page = await storage.Tables.QueryAsync(name, "p", from, "alert0", Cancel).Take(51).ToListAsync(Cancel);
            from = page.Count > 50 ? page[50].Key : null;
        }
        output.WriteLine($"{pages} pages of 50 listed in {TimeProvider.System.GetElapsedTime(start).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s: {counts}");
        Assert.Equal(Alerts / 50, pages);
    }

    // Everything that calls need is made first.
    private async Task<AzureStorage> OpenAsync()
    {
        var storage = AzureStorage.OpenEmulator(azurite.Required, new() { EachTry = [counts] });
        await storage.Blobs.WriteAsync(name, "warm", new MemoryStream(), BlobCondition.Always, Cancel);
        await storage.Tables.WriteAsync(name, "warm", [RowWrite.Upsert("k", "1")], Cancel);
        await storage.Queues.SendAsync(name, "warm", TimeSpan.Zero, Cancel);
        counts.Clear();
        return storage;
    }

    private async Task Counted(string expected, Func<Task> call)
    {
        await call();
        Assert.Equal(expected, counts.ToString());
        counts.Clear();
    }
}
