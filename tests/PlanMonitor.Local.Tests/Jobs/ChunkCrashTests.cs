using System.Globalization;
using System.Text;
using PlanMonitor.Contracts.Workers;
using PlanMonitor.Core.Json;
using PlanMonitor.Local.Tests.Storage;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A worker that is killed (SIGKILL) while a large upload is measured in slices, or checked after that: another goes on, and nothing is lost or doubled.</summary>
public sealed class ChunkCrashTests(ChunkCrashTests.Undisturbed undisturbed) : IClassFixture<ChunkCrashTests.Undisturbed>
{
    private const int Sites = 1_300;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("before", "facts", 1)]
    [InlineData("before", "facts", 2)]
    [InlineData("after", "facts", 2)]
    [InlineData("after", "facts", 3)]
    [InlineData("after", "facts", 4)]
    [InlineData("before", "facts", 5)]
    [InlineData("before", "findings", 1)]
    [InlineData("after", "findings", 1)]
    public async Task Killed_anywhere_it_ends_as_if_undisturbed(string when, string container, int number)
    {
        await using var host = await PreparedAsync();
        using (var child = StorageChild.Start(ChunkWorker.Verb, host.Storage.Folder, At(TimeSpan.Zero), when, container, $"{number}"))
        {
            Assert.Equal(CrashWorker.Stopped, await child.Process.StandardOutput.ReadLineAsync(Cancel));
            child.Process.Kill();
            await child.Process.WaitForExitAsync(Cancel);
            Assert.NotEqual(0, child.Process.ExitCode);
        }
        // What it held comes back when its time is over.
        await WorkAsync(host, TimeSpan.FromMinutes(11));
        Assert.Equal(undisturbed.State, await StateAsync(host));
    }

    private static string At(TimeSpan later) => (new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero) + later).ToString("O", CultureInfo.InvariantCulture);

    private static async Task<JobHost> PreparedAsync()
    {
        var host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.1), (2, "有效", 124.105), (3, "有效", 124.4)));
        await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.25), ("L2", 124.255)));
        // An upload of the year before: sites that are seen again.
        await host.TakeAsync("footprints/dandong/2023/-/图斑.geojson", Uploads.Features("JCBH", [.. Enumerable.Range(0, 50).Select(site => ($"B{site:D4}", 124 + (site * 0.01)))]));
        const string Blob = "footprints/dandong/2024/-/图斑.geojson";
        await host.PutAsync(Blob, Encoding.UTF8.GetBytes(Uploads.Features("JCBH", [.. Enumerable.Range(0, Sites).Select(site => ($"T{site:D4}", 124 + (site * 0.0004)))])));
        await host.Backend.Intake.TakeAsync(Blob, "tester", Cancel);
        Assert.Equal(3, await host.Storage.Queues.CountAsync(ChunkQueue.Name, Cancel));
        return host;
    }

    private static async Task WorkAsync(JobHost host, TimeSpan later)
    {
        using var child = StorageChild.Start(ChunkWorker.Verb, host.Storage.Folder, At(later), "never", "-", "0");
        Assert.Equal(CrashWorker.Done, await child.Process.StandardOutput.ReadLineAsync(Cancel));
        await child.Process.WaitForExitAsync(Cancel);
        Assert.Equal(0, child.Process.ExitCode);
    }

    // Facts, findings, alerts, chain, messages and queues.
    private static async Task<List<string>> StateAsync(JobHost host)
    {
        var state = new List<string>();
        foreach (var container in new[] { "facts", "findings" })
        {
            state.AddRange((await host.BlobsAsync(container)).Select(blob => $"{container} {blob.Key} {StableHash.Of(Convert.ToHexString(blob.Value))}"));
        }
        state.AddRange((await host.AlertsAsync("dandong")).Select(alert => $"alert {alert.Id} {alert.State} {alert.Period} {alert.Finding} {alert.Message.En}"));
        state.AddRange((await host.ProvedChainAsync("dandong")).Select(entry => $"entry {entry.What} {entry.Id}"));
        state.AddRange((await host.OutboxAsync("dandong")).Select(message => $"message {message.Alert} {message.Change}"));
        foreach (var queue in new[] { ChunkQueue.Name, CheckQueue.Name })
        {
            state.Add($"queue {queue} {await host.Storage.Queues.CountAsync(queue, Cancel)}, poison {await host.Storage.Queues.CountAsync($"{queue}-poison", Cancel)}");
        }
        return state;
    }

    /// <summary>What a worker leaves that nobody kills.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        internal List<string> State { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await using var host = await PreparedAsync();
            await WorkAsync(host, TimeSpan.Zero);
            State = await StateAsync(host);
            Assert.InRange(State.Count(line => line.StartsWith("alert ", StringComparison.Ordinal)), Sites / 2, 2 * Sites);
            Assert.Contains($"queue {ChunkQueue.Name} 0, poison 0", State);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
