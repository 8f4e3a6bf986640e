using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Contracts.Workers;
using PlanMonitor.Services;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Jobs;

/// <summary>A worker on the cloud's storage that is killed (SIGKILL) while a large upload is measured in slices, or checked after that: another goes on, and nothing is lost or doubled.</summary>
public sealed class ChunkCrashTests(ChunkCrashTests.Undisturbed undisturbed) : IClassFixture<ChunkCrashTests.Undisturbed>
{
    private const int Sites = 1_300;
    private static readonly DateTimeOffset Start = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Three places in the normal suite, all with --full.
    public static TheoryData<string, string, int> Places
    {
        get
        {
            var places = new TheoryData<string, string, int> { { "after", "facts", 2 }, { "after", "facts", 5 }, { "before", "findings", 1 } };
            if (Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1")
            {
                places.Add("before", "facts", 1);
                places.Add("after", "facts", 3);
                places.Add("after", "findings", 1);
            }
            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Killed_anywhere_it_ends_as_if_undisturbed(string when, string container, int number)
    {
        await using var azurite = new Azurite();
        await azurite.InitializeAsync();
        var storage = await PreparedAsync(azurite.Required);
        using (var child = ChunkWorker.Start(azurite.Required, Start, when, container, $"{number}"))
        {
            Assert.Equal(CrashWorker.Stopped, await child.Process.StandardOutput.ReadLineAsync(Cancel));
            child.Process.Kill();
            await child.Process.WaitForExitAsync(Cancel);
            Assert.NotEqual(0, child.Process.ExitCode);
        }
        // What it held comes back when its time is over: until then a worker finds nothing to do.
        while (await storage.Queues.CountAsync(ChunkQueue.Name, Cancel) + await storage.Queues.CountAsync(CheckQueue.Name, Cancel) > 0)
        {
            await WorkAsync(azurite.Required);
        }
        Assert.Equal(undisturbed.State, await StateAsync(storage));
    }

    private static async Task<AzureStorage> PreparedAsync(string connection)
    {
        var storage = AzureStorage.OpenEmulator(connection);
        var time = new Testing.ManualTime(Start.AddHours(-1));
        var backend = new Backend(storage.With(new NoSecrets()), time, "tester", null, ChunkWorker.Rules);
        await TakeAsync("rights/dandong/-/-/r.csv",
            "采矿许可证号,矿山名称,行政区代码,开采矿种,状态,矿区范围\n"
            + $"C2106242021056120150001,样例矿,210624,菱镁矿,有效,\"POLYGON (({Ring(124.1, ' ')}))\"\n");
        await TakeAsync("layer/dandong/-/red-line/l.geojson", Features(("L1", 124.25)));
        await TakeAsync("footprints/dandong/2024/-/f.geojson", Features([.. Enumerable.Range(0, Sites).Select(site => ($"T{site:D4}", 124 + (site * 0.0004)))]));
        Assert.Equal(3, await storage.Queues.CountAsync(ChunkQueue.Name, Cancel));
        return storage;

        async Task TakeAsync(string blob, string content)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            Assert.True((await storage.Blobs.WriteAsync(IngestJob.Inbox, blob, new MemoryStream(Encoding.UTF8.GetBytes(content)), BlobCondition.Always, Cancel)).Done);
            Assert.False((await backend.Intake.TakeAsync(blob, "tester", Cancel))!.Receipt.IsRejected);
        }
    }

    private static async Task WorkAsync(string connection)
    {
        using var child = ChunkWorker.Start(connection, Start.AddMinutes(11), "never", "-", "0");
        Assert.Equal(CrashWorker.Done, await child.Process.StandardOutput.ReadLineAsync(Cancel));
        await child.Process.WaitForExitAsync(Cancel);
        Assert.Equal(0, child.Process.ExitCode);
    }

    // Facts, findings, alerts, chain, messages and queues; no times.
    private static async Task<List<string>> StateAsync(AzureStorage storage)
    {
        var state = new List<string>();
        foreach (var container in new[] { FactStore.Container, "findings" })
        {
            await foreach (var blob in storage.Blobs.ListAsync(container, "", Cancel))
            {
                await using var content = await storage.Blobs.OpenAsync(container, blob.Name, 0, null, Cancel);
                state.Add($"{container} {blob.Name} {Convert.ToHexString(await SHA256.HashDataAsync(content!.Stream, Cancel))}");
            }
        }
        var ledger = new Backend(storage.With(new NoSecrets()), new Testing.ManualTime(Start), "tester", null, ChunkWorker.Rules).Ledger;
        state.AddRange((await ledger.AlertsAsync("dandong", Cancel)).Values.Select(pair => $"alert {pair.Alert.Id} {pair.Alert.State} {pair.Alert.Period} {pair.Alert.Finding} {pair.Alert.Message.En}").Order(StringComparer.Ordinal));
        state.AddRange(await ledger.EntriesAsync("dandong", Cancel).Select(entry => $"entry {entry.What} {entry.Id}").ToListAsync(Cancel));
        state.Add($"outbox {await ledger.OutboxAsync("dandong", Cancel).CountAsync(Cancel)}");
        foreach (var queue in new[] { ChunkQueue.Name, CheckQueue.Name })
        {
            state.Add($"queue {queue} {await storage.Queues.CountAsync(queue, Cancel)}, poison {await storage.Queues.CountAsync($"{queue}-poison", Cancel)}");
        }
        return state;
    }

    private static string Features(params (string Id, double West)[] squares) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', squares.Select(square =>
            $$$"""{"type":"Feature","properties":{"JCBH":"{{{square.Id}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{Ring(square.West, ',').Replace(", ", "],[", StringComparison.Ordinal)}}}]]]}}"""))}}]}""";

    private static string Ring(double west, char between) =>
        string.Join(", ", new[] { (west, 40.7), (west + 0.01, 40.7), (west + 0.01, 40.71), (west, 40.71), (west, 40.7) }
            .Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner.Item1:0.####}{between}{corner.Item2:0.####}")));

    /// <summary>What a worker leaves that nobody kills.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        internal List<string> State { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await using var azurite = new Azurite();
            await azurite.InitializeAsync();
            if (azurite.ConnectionString is null)
            {
                return;
            }
            var storage = await PreparedAsync(azurite.Required);
            await WorkAsync(azurite.Required);
            State = await StateAsync(storage);
            Assert.InRange(State.Count(line => line.StartsWith("alert ", StringComparison.Ordinal)), Sites / 2, 2 * Sites);
            Assert.Contains($"queue {ChunkQueue.Name} 0, poison 0", State);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
