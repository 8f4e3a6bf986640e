namespace PlanMonitor.Benchmarks;

/// <summary>What it ran on, as far as the system says.</summary>
internal static class Machine
{
    /// <summary>Model of the processor.</summary>
    public static string Cpu => First("/proc/cpuinfo", "model name")?.Split(':')[^1].Trim() ?? "processor not known";

    /// <summary>Memory that the process may have, in GiB.</summary>
    public static double MemoryGb => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024.0 / 1024.0;

    /// <summary>Load averages of 1, 5 and 15 minutes.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "not known";

    private static string? First(string file, string word) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal)) : null;
}
