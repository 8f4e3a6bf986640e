using System.Diagnostics;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>A demo that is killed at any moment and run again ends where an undisturbed one does.</summary>
public sealed class DemoCrashTests(DemoCrashTests.Undisturbed undisturbed) : IClassFixture<DemoCrashTests.Undisturbed>
{
    // The demo says when it comes to the checks.
    private const string Checks = "check ";
    private static readonly (int Before, int During) Points = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? (13, 7) : (1, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_point_it_ends_as_if_undisturbed()
    {
        var (before, during) = Points;
        for (var point = 1; point <= before + during; point++)
        {
            using var folder = point <= before
                ? await KilledAsync("", undisturbed.Taking * point / (before + 1))
                : await KilledAsync(Checks, undisturbed.Checking * (point - before) / (during + 1));
            var again = await DemoAsync(folder);
            Assert.True(again.Exit == 0, $"point {point}: {again.Error}");
            Assert.Equal(undisturbed.State, await DemoState.ReadAsync(folder.At("data")));
            Assert.Equal(Summary(undisturbed.Folder, undisturbed.Output), Summary(folder, again.Out));
            Assert.Equal(Files(undisturbed.Folder), Files(folder));
        }
    }

    [Fact]
    public async Task Run_again_without_a_crash_it_changes_nothing()
    {
        var again = await DemoAsync(undisturbed.Folder);
        Assert.Equal((0, undisturbed.Output), (again.Exit, again.Out));
        Assert.Equal(undisturbed.State, await DemoState.ReadAsync(undisturbed.Folder.At("data")));
        Assert.DoesNotContain(undisturbed.State, line => line.StartsWith("inbox ", StringComparison.Ordinal) || line.StartsWith("left behind", StringComparison.Ordinal));
    }

    private static Task<Said> DemoAsync(TempFolder folder) => Cli.RunAsync(Arguments(folder));

    private static string[] Arguments(TempFolder folder) => ["demo", "--data", folder.At("data"), "--out", folder.At("out"), "--by", "tester", "--lang", "en"];

    /// <summary>The folder of a demo that was killed a while after it said something; sooner, in a new folder, where the demo was faster.</summary>
    private static async Task<TempFolder> KilledAsync(string word, TimeSpan after)
    {
        while (true)
        {
            var folder = new TempFolder();
            if (await KilledAsync(folder, word, after))
            {
                return folder;
            }
            folder.Dispose();
            after *= 0.8;
        }
    }

    /// <summary>Starts a demo and kills it a while after it said something; false where it was faster.</summary>
    private static async Task<bool> KilledAsync(TempFolder folder, string word, TimeSpan after)
    {
        using var process = Cli.Start(Arguments(folder));
        try
        {
            await HearAsync(process, word);
            using var limit = new CancellationTokenSource(after);
            await process.WaitForExitAsync(limit.Token);
            return false;
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            process.Kill();
            await process.WaitForExitAsync(Cancel);
            return process.ExitCode != 0;
        }
    }

    private static async Task HearAsync(Process process, string word)
    {
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync(Cancel);
            Assert.NotNull(line);
        }
        while (!line.StartsWith(word, StringComparison.Ordinal));
    }

    private static string Summary(TempFolder folder, string output) => output.Replace(folder.Path, "FOLDER", StringComparison.Ordinal);

    private static List<string> Files(TempFolder folder) =>
        [.. Directory.EnumerateFiles(folder.At("out")).Order(StringComparer.Ordinal).Where(path => Path.GetFileName(path) != "alerts.json").Select(path => $"{Path.GetFileName(path)} {File.ReadAllText(path)}")];

    /// <summary>The undisturbed run, and how long its parts took.</summary>
    public sealed class Undisturbed : IAsyncLifetime
    {
        public TempFolder Folder { get; } = new();

        internal List<string> State { get; private set; } = [];

        internal string Output { get; private set; } = "";

        /// <summary>From the first word to the first year that was checked.</summary>
        internal TimeSpan Taking { get; private set; }

        /// <summary>From there to the end.</summary>
        internal TimeSpan Checking { get; private set; }

        public async ValueTask InitializeAsync()
        {
            using var process = Cli.Start(Arguments(Folder));
            var output = process.StandardOutput.ReadToEndAsync(Cancel);
            await HearAsync(process, "");
            var started = Stopwatch.GetTimestamp();
            await HearAsync(process, Checks);
            Taking = Stopwatch.GetElapsedTime(started);
            await process.StandardError.ReadToEndAsync(Cancel);
            await process.WaitForExitAsync(Cancel);
            Checking = Stopwatch.GetElapsedTime(started) - Taking;
            Assert.Equal(0, process.ExitCode);
            Output = await output;
            State = await DemoState.ReadAsync(Folder.At("data"));
        }

        public ValueTask DisposeAsync()
        {
            Folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
