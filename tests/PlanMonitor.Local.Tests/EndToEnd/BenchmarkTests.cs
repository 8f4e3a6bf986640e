using System.Diagnostics;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>The benchmark of checks at its smallest size: that it runs, not how fast.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public async Task The_smallest_size_is_filled_checked_and_written_down()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        var program = Path.Combine(AppContext.BaseDirectory.Replace("PlanMonitor.Local.Tests", "PlanMonitor.Benchmarks", StringComparison.Ordinal), "PlanMonitor.Benchmarks.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "smoke", "--runs", "1", "--work", folder.At("work"), "--out", folder.At("checks.md")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, await error);
        Assert.Equal(await output, await File.ReadAllTextAsync(folder.At("checks.md"), cancel));
        string[] row = [.. (await output).Split('\n').Single(line => line.StartsWith("| smoke | 40 | 600 |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)];
        Assert.InRange(int.Parse(row[4]), 5_000, 6_000);
        Assert.InRange(int.Parse(row[5]), 100, 1_000);
        // Every rule that the plan asks for is measured.
        foreach (var rule in Core.Rules.RuleCatalogue.All.Where(rule => rule.AskedBy(Core.Plans.PlanLibrary.BuiltIn.Newest("chaoyang")!)))
        {
            Assert.Contains($"| `{rule.Info.Id}` |", await output);
        }
    }
}
