using System.Diagnostics;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Layers;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Benchmarks;

/// <summary>What a fresh process does over a filled folder: each measurement is one process.</summary>
internal static class Child
{
    private static readonly DateOnly AsOf = new(Size.Year + 1, 3, 31);

    /// <summary>The whole job: the first check, which writes everything, and a second one, which finds all as it is.</summary>
    public static async Task<Measured> JobAsync(string folder, Plan plan)
    {
        var clock = Stopwatch.StartNew();
        await using var storage = await EmbeddedStorage.OpenAsync(folder, TimeProvider.System, "benchmark", CancellationToken.None);
        var backend = Preparation.BackendOver(storage);
        await backend.Shelf.ReloadAsync(CancellationToken.None);
        var steps = new Dictionary<string, double>(StringComparer.Ordinal) { ["open"] = clock.Elapsed.TotalMilliseconds };
        clock.Restart();
        var result = await backend.Checks.RunAsync(plan, Size.Year, AsOf, "benchmark", CancellationToken.None);
        steps["check"] = clock.Elapsed.TotalMilliseconds;
        var (findings, opened) = (result.Summary.Checks, result.Alerts.Opened);
        var first = Measured.Of(steps, findings, opened);
        result = null;
        clock.Restart();
        await backend.Checks.RunAsync(plan, Size.Year, AsOf, "benchmark", CancellationToken.None);
        steps["again"] = clock.Elapsed.TotalMilliseconds;
        return first with { Steps = steps };
    }

    private static double Cpu() => Environment.CpuUsage.UserTime.TotalMilliseconds;

    /// <summary>The rules over their input in memory, one by one.</summary>
    public static async Task<Measured> RulesAsync(string folder, Plan plan)
    {
        await using var storage = await EmbeddedStorage.OpenAsync(folder, TimeProvider.System, "benchmark", CancellationToken.None);
        var backend = Preparation.BackendOver(storage);
        var layers = new LayerStore(storage.Blobs, AttributeNames.BuiltIn);
        var patches = new PatchStore(storage.Blobs, AttributeNames.BuiltIn);
        var inputs = new CheckInputs(storage.Tables, backend.Ledger, backend.Shelf, new(new FactStore(storage.Blobs), layers, patches, AttributeNames.BuiltIn), new(storage.Blobs, patches, AttributeNames.BuiltIn), new(storage.Blobs, layers), MineralCatalogue.BuiltIn, RegionCatalogue.BuiltIn);
        var clock = Stopwatch.StartNew();
        var (input, _) = await inputs.ReadAsync(plan, Size.Year, AsOf, CancellationToken.None);
        var steps = new Dictionary<string, double>(StringComparer.Ordinal) { ["input"] = clock.Elapsed.TotalMilliseconds, ["input CPU"] = Cpu(), ["input MiB"] = GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0 };
        clock.Restart();
        var findings = 0;
        foreach (var rule in RuleCatalogue.All.Where(rule => rule.AskedBy(plan)))
        {
            clock.Restart();
            var count = rule.Evaluate(input).Count();
            steps[rule.Info.Id] = clock.Elapsed.TotalMilliseconds;
            steps[$"{rule.Info.Id} findings"] = count;
            findings += count;
        }
        return Measured.Of(steps, findings, 0);
    }
}
