using System.Diagnostics;
using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Functions.Tests.Host;
using PlanMonitor.Services.Checks;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Functions.Tests;

/// <summary>The sample uploads of the four cities through the app and through the command line: the same findings to the byte.</summary>
[Collection("app")]
public sealed class SampleTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly int[] Years = [2021, 2022, 2023, 2024];

    [Fact]
    public async Task The_app_finds_what_the_demo_finds_to_the_byte()
    {
        _ = app.Connection;
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        await DemoAsync(folder, cancel);
        var clock = Stopwatch.StartNew();
        await TakeSamplesAsync(cancel);
        foreach (var (plan, year) in PlanLibrary.BuiltIn.Ids.SelectMany(plan => Years.Select(year => (plan, year))))
        {
            await app.Backend.CheckQueue.SendAsync(new(plan, year, null, "test"), cancel);
        }
        await app.Pump.DrainAsync(cancel);
        Say($"app: {clock.ElapsedMilliseconds} ms");
        Assert.Empty(app.Pump.Faults);
        foreach (var path in Directory.GetFiles(folder.At("out"), "findings-*.json").Order(StringComparer.Ordinal))
        {
            var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, cancel)).RootElement;
            var run = document.GetProperty("run").Deserialize<RunInfo>(CanonicalJson.Options)!;
            var expected = document.GetProperty("findings").EnumerateArray().Select(finding => CanonicalJson.Write(finding.Deserialize<Finding>(CanonicalJson.Options))).Order(StringComparer.Ordinal);
            var found = await app.Backend.Findings.ReadAsync(run.Plan, run.Year, cancel).Select(finding => CanonicalJson.Write(finding)).ToListAsync(cancel);
            Assert.Equal(expected, found.Order(StringComparer.Ordinal));
            Assert.NotEmpty(found);
        }
    }

    private async Task TakeSamplesAsync(CancellationToken cancel)
    {
        var root = Repo.At("tests", "samples", "inbox");
        var names = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            await app.PutSampleAsync(name, cancel);
        }
        var events = new BlobEvents(app.Host, 20261122);
        var clock = Stopwatch.StartNew();
        await events.RaiseAsync(names, cancel);
        Say($"{names.Count} uploads, {events.Raised} events: {clock.ElapsedMilliseconds} ms");
        Assert.Empty(events.Faults);
        clock.Restart();
        await app.Pump.DrainAsync(cancel);
        Say($"messages: {string.Join(", ", app.Pump.Done.Select(pair => $"{pair.Key} {pair.Value}"))}: {clock.ElapsedMilliseconds} ms");
    }

    private static async Task DemoAsync(TempFolder folder, CancellationToken cancel)
    {
        using var demo = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(WorkerProcess.Build("PlanMonitor.Local"), "planmonitor.dll"), "demo", "--json", "--data", folder.At("data"), "--out", folder.At("out")])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var talk = demo.StandardError.ReadToEndAsync(cancel);
        await demo.StandardOutput.ReadToEndAsync(cancel);
        await demo.WaitForExitAsync(cancel);
        Assert.True(demo.ExitCode == 0, await talk);
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
