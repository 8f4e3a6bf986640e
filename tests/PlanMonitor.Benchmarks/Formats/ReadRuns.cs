using System.Diagnostics;
using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;

namespace PlanMonitor.Benchmarks.Formats;

/// <summary>
/// benchmarks formats FILE...: how fast files are read on one thread, attributes kept, by the product's door and, of GeoJSON, by the framework's reader alone. Each row is the
/// median of several runs in one process after one that is not counted.
/// </summary>
internal static class ReadRuns
{
    private const int Runs = 7;

    /// <summary>Measures, and prints a table of markdown.</summary>
    public static void Run(IReadOnlyList<string> files)
    {
        Console.WriteLine($"{Machine.Cpu}; load {Machine.Load}\n");
        Console.WriteLine("| File | MB | Features | Reader | MB/s of CPU time | MB/s of wall clock | Allocated, B per B | Peak live, MB |\n| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |");
        foreach (var path in files)
        {
            var content = File.ReadAllBytes(path);
            var source = SourceFile.Of(Path.GetFileName(path), content);
            Row(path, content, "the product", () => FeatureFile.Read(source));
            if (path.EndsWith("json", StringComparison.Ordinal))
            {
                Row(path, content, "Utf8JsonReader only", () => GeoJsonReader.Items(source.Open(), FormatLimits.Default, attributes: true, fast: false));
            }
        }
    }

    private static void Row(string path, byte[] content, string reader, Func<IEnumerable<Outcome<RawFeature>>> read)
    {
        var (cpu, wall) = (new List<double>(), new List<double>());
        var (count, allocated, live) = (0, 0L, 0L);
        for (var run = 0; run <= Runs; run++)
        {
            using var own = Process.GetCurrentProcess();
            GC.Collect();
            var (before, clock, bytes, floor) = (own.TotalProcessorTime, Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalMemory(forceFullCollection: false));
            count = 0;
            foreach (var item in read())
            {
                count += item.Ok ? 1 : 0;
            }
            own.Refresh();
            var (spent, took) = ((own.TotalProcessorTime - before).TotalSeconds, clock.Elapsed.TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (run > 0)
            {
                cpu.Add(content.Length / 1e6 / spent);
                wall.Add(content.Length / 1e6 / took);
            }
            else
            {
                live = Live(read, floor);
            }
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(path)} | {content.Length / 1e6:F1} | {count} | {reader} | {Middle(cpu):F0} | {Middle(wall):F0} | {(double)allocated / content.Length:F2} | {live / 1e6:F1} |"));
    }

    // What a reader holds at most, looked at between features: not timed, since collecting takes long.
    private static long Live(Func<IEnumerable<Outcome<RawFeature>>> read, long floor)
    {
        var (most, count) = (0L, 0);
        foreach (var _ in read())
        {
            if (count++ % 2000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - floor);
            }
        }
        return most;
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
