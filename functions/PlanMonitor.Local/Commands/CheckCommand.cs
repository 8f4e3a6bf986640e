using System.Collections.Concurrent;
using System.CommandLine;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Checks;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor check --plan ID --year Y</c>.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var plan = PlanOption.Required();
        var year = TimeOptions.RequiredYear("Year to judge.");
        var asOf = TimeOptions.Day("--as-of", "Day as of which to judge; 31 March of the year after, or today if that is earlier. A day before that of the newest stored run stores nothing.");
        var failOn = new Option<string?>("--fail-on") { Description = "Exit code 4 when a failed finding has this severity or more.", HelpName = "H|M|L" };
        failOn.AcceptOnlyFromAmong("H", "M", "L");
        var with = new Option<string?>("--with") { Description = "JSON file of other plan figures or quotas for this one run; prints the difference to the stored run and stores nothing.", HelpName = "FILE" };
        var command = new Command("check", "Check a plan for a year and reconcile its alerts.") { plan, year, asOf, with, failOn };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var trial = arguments.GetValue(with) is { } path ? InputFile.Existing(path) : null;
            var judged = arguments.GetRequiredValue(year);
            var day = arguments.GetValue(asOf) ?? CheckJob.DefaultAsOf(judged, TimeProvider.System);
            await using var work = await Workspace.OpenAsync(arguments, "check", cancel);
            var newest = PlansAtHand.Find(work.Plans, arguments.GetRequiredValue(plan));
            var version = work.Plans.Find(newest.Id, judged, day)
                ?? throw new UsageException($"No version of the plan '{newest.Id}' covers {judged}: it has the base year {newest.Period.Base} and the period {newest.Period.From} to {newest.Period.To}.");
            if (trial is not null)
            {
                return Failing(await WhatIfText.RunAsync(work, version, judged, arguments.GetValue(asOf), day, trial, output, cancel));
            }
            if (await work.Findings.NewestDayAsync(version.Id, judged, cancel) is { } newer && day < newer)
            {
                var seen = await TryOutAsync(work, version, judged, day, newer, output, cancel);
                return Failing(await WriteAsync(output, version, RunSummary.Of(seen.Run, default, seen.Findings), seen.Findings.ToAsyncEnumerable(), seen.Alerts, cancel));
            }
            StoredCheck done;
            using (var progress = new Progress(output.Talk, work.Time, output.In("规则", "rules"), RuleCatalogue.All.Count(rule => rule.AskedBy(version)), quiet: true))
            {
                // A run that starts again, because others wrote meanwhile, judges its rules once more.
                var counted = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
                done = await work.Checks.RunAsync(version, judged, day, arguments.GetValue(CommonOptions.By)!, cancel, rule =>
                {
                    if (counted.TryAdd(rule.Id, true))
                    {
                        progress.Step(rule.Id);
                    }
                });
            }
            return Failing(await WriteAsync(output, version, done.Summary, output.Json ? done.Findings.ReadAsync(cancel) : done.Findings.ReadBreachesAsync(cancel), done.Alerts, cancel));

            int Failing(IReadOnlyList<Finding>? findings) =>
                findings is null ? ExitCode.Rejected
                : arguments.GetValue(failOn) is { } least && findings.Any(finding => finding.Status == FindingStatus.Fail && finding.Severity >= Enum.Parse<Severity>(least)) ? ExitCode.Found
                : ExitCode.Done;
        });
        return command;
    }

    // Gives the findings that do not pass. The others are not held: a province has a million of them.
    private static async Task<IReadOnlyList<Finding>> WriteAsync(Output output, Plan plan, RunSummary summary, IAsyncEnumerable<Finding> findings, AlertCounts alerts, CancellationToken cancel)
    {
        var breaches = new List<Finding>();
        var all = findings.Select(finding =>
        {
            if (finding.Status != FindingStatus.Pass)
            {
                breaches.Add(finding);
            }
            return finding;
        });
        if (output.Json)
        {
            await output.WriteJsonAsync(new { summary.Run, Findings = all, alerts }, cancel);
        }
        else
        {
            await all.CountAsync(cancel);
            FindingsText.Write(output, plan, summary, breaches, alerts);
        }
        return breaches;
    }

    // The stored findings and alerts stay those of the newest day: a look back must not close what was raised since.
    private static Task<CheckResult> TryOutAsync(Workspace work, Plan version, int year, DateOnly day, DateOnly newer, Output output, CancellationToken cancel)
    {
        output.Talk.WriteLine(output.In(
            $"已有截至 {newer:yyyy-MM-dd} 的检查结果；截至 {day:yyyy-MM-dd} 的本次检查只显示，不保存，预警不变。",
            $"A check as of {newer:yyyy-MM-dd} is stored; this one as of {day:yyyy-MM-dd} is only shown: nothing is stored and no alert changes."));
        return work.Checks.TryOutAsync(version, year, day, cancel);
    }
}
