using System.Diagnostics;
using System.Text.Json;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Benchmarks;

/// <summary>The measurements of one size.</summary>
/// <param name="Size">The size.</param>
/// <param name="Jobs">Whole jobs, each in a process of its own.</param>
/// <param name="Rules">The rules alone, the same.</param>
internal sealed record SizeRuns(Size Size, IReadOnlyList<Measured> Jobs, IReadOnlyList<Measured> Rules);

/// <summary>Runs what a request asks for.</summary>
internal static class Runs
{
    /// <summary>Fills, measures, prints, writes.</summary>
    public static async Task RunAsync(Request request)
    {
        var plan = PlanLibrary.BuiltIn.Newest(request.Plan)!;
        var all = new List<SizeRuns>();
        foreach (var size in request.Sizes)
        {
            var folder = Path.Combine(request.Work, $"{size.Name}-{plan.Id}");
            var clock = Stopwatch.StartNew();
            await Preparation.FillAsync(folder, plan, size);
            await Console.Error.WriteLineAsync($"{size.Name}: filled in {clock.Elapsed.TotalSeconds:F1} s");
            var (jobs, rules) = (new List<Measured>(), new List<Measured>());
            for (var run = 0; run < request.Runs; run++)
            {
                var copy = folder + "-copy";
                Preparation.Copy(folder, copy);
                jobs.Add(await ChildAsync("job", copy, plan.Id));
                rules.Add(await ChildAsync("rules", copy, plan.Id));
                Directory.Delete(copy, recursive: true);
                await Console.Error.WriteLineAsync($"{size.Name} {run + 1}: {jobs[^1].Steps["check"]:F0} ms, again {jobs[^1].Steps["again"]:F0} ms, CPU {jobs[^1].CpuMs:F0} ms, {jobs[^1].PeakMb:F0} MiB, {jobs[^1].Findings} findings");
            }
            all.Add(new(size, jobs, rules));
        }
        var text = ResultText.Of(plan, all);
        Console.Write(text);
        if (request.Out is { } path)
        {
            await File.WriteAllTextAsync(path, text);
        }
    }

    private static async Task<Measured> ChildAsync(string what, string folder, string plan)
    {
        // The program itself, or the dotnet that runs it.
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Runs).Assembly.Location] : [];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, what, folder, plan]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? JsonSerializer.Deserialize<Measured>(output)! : throw new InvalidOperationException($"{what} over {folder} ended with {child.ExitCode}.");
    }
}
