using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Benchmarks;

/// <summary>The figures as a page of markdown.</summary>
internal static class ResultText
{
    private static readonly (string Step, string Said)[] Parts = [("input", "(reading the input)")];

    private static readonly (string Size, double Seconds, double? Mb)[] Targets = [("city", 1, null), ("province", 20, 1024)];

    /// <summary>The page.</summary>
    public static string Of(Plan plan, IReadOnlyList<SizeRuns> all)
    {
        var text = new StringBuilder();
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            # How long a check takes

            Written by `benchmarks/PlanMonitor.Benchmarks {string.Join(' ', all.Select(each => each.Size.Name))} --out tests/benchmarks/checks.md` after `dotnet publish tests/PlanMonitor.Benchmarks -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o benchmarks` on {DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime):yyyy-MM-dd}.

            - Machine: {Machine.Cpu}, {Environment.ProcessorCount} cores, {Machine.MemoryGb:F0} GiB; {RuntimeInformation.OSDescription}
            - {RuntimeInformation.FrameworkDescription}, Release, server GC (the collector that the program uses)
            - Load average of the machine when this was written: {Machine.Load}. Others use it as well: user CPU time tells more than the wall clock.
            - Plan: {plan.Id}; the year {Size.Year} with reports of {Size.Base} to {Size.Year}, reserves, rates and disturbed land of five years, months of every fourth mine

            Each run is a process of its own over a fresh copy of the data folder, compiled for the machine ahead of time like the program itself. *Check* is the whole job after the storage is open: it reads the uploads' rows,
            judges, writes all findings and alerts. *Again* is the same check once more: nothing changes. Footprints were measured when they were taken in. Median of the runs, least to most in brackets.


            """).ReplaceLineEndings("\n"));
        text.Append("| Size | Rights | Footprints | Findings | Alerts | Check, s | Again, s | User CPU of start and check, s | Peak, MiB | Wanted |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n");
        foreach (var (size, jobs, _) in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {size.Name} | {size.Rights} | {size.Footprints} | {jobs[0].Findings} | {jobs[0].Alerts} | {Spread(jobs, job => job.Steps["check"] / 1000)} | {Spread(jobs, job => job.Steps["again"] / 1000)} | {Spread(jobs, job => job.CpuMs / 1000)} | {Spread(jobs, job => job.PeakMb, "F0")} | {Wanted(size)} |\n");
        }
        text.Append("\n## The rules over their input in memory, ms\n\nIn the order in which they run, in one process, after the step in brackets.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| Rule | {string.Join(" | ", all.Select(each => $"{each.Size.Name} | findings"))} |\n| --- |{string.Concat(all.Select(_ => " ---: | ---: |"))}\n");
        foreach (var step in all[0].Rules[0].Steps.Keys.Where(step => !step.EndsWith(" findings", StringComparison.Ordinal)))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Parts.FirstOrDefault(part => part.Step == step).Said ?? $"`{step}`"} | {string.Join(" | ", all.Select(each => $"{Spread(each.Rules, run => run.Steps[step], "F0")} | {each.Rules[0].Steps.GetValueOrDefault($"{step} findings")}"))} |\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"| All rules, one after the other | {string.Join(" | ", all.Select(each => $"{Spread(each.Rules, Judging, "F0")} | {each.Rules[0].Findings}"))} |\n");
        return text.ToString();
    }

    private static double Judging(Measured run) => run.Steps.Where(step => !step.Key.StartsWith("input", StringComparison.Ordinal) && !step.Key.EndsWith(" findings", StringComparison.Ordinal)).Sum(step => step.Value);

    private static string Wanted(Size size) => Targets.FirstOrDefault(target => target.Size == size.Name) is { Size: not null } target
        ? string.Create(CultureInfo.InvariantCulture, $"under {target.Seconds} s{(target.Mb is { } most ? $" and {most} MiB" : "")}")
        : "";

    private static string Spread(IReadOnlyList<Measured> runs, Func<Measured, double> of, string format = "F2")
    {
        var values = runs.Select(of).Order().ToList();
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return $"{Text(values[values.Count / 2])} ({Text(values[0])}–{Text(values[^1])})";
    }
}
