using System.Diagnostics;

namespace PlanMonitor.Benchmarks;

/// <summary>What one process measured.</summary>
/// <param name="Steps">Milliseconds of wall clock by the name of the step.</param>
/// <param name="CpuMs">User CPU time of the process, start and compilation included.</param>
/// <param name="PeakMb">Its peak working set in MiB.</param>
/// <param name="PausedMs">How long the collector of garbage stopped everything.</param>
/// <param name="AllocatedMb">What was allocated, in MiB.</param>
/// <param name="Findings">How many findings the check gave.</param>
/// <param name="Alerts">How many alerts it opened.</param>
internal sealed record Measured(IReadOnlyDictionary<string, double> Steps, double CpuMs, double PeakMb, double PausedMs, double AllocatedMb, int Findings, int Alerts)
{
    /// <summary>The measurements of this process so far.</summary>
    public static Measured Of(IReadOnlyDictionary<string, double> steps, int findings, int alerts)
    {
        using var own = Process.GetCurrentProcess();
        return new(steps, own.UserProcessorTime.TotalMilliseconds, own.PeakWorkingSet64 / 1024.0 / 1024.0, GC.GetTotalPauseDuration().TotalMilliseconds, GC.GetTotalAllocatedBytes() / 1024.0 / 1024.0, findings, alerts);
    }
}
