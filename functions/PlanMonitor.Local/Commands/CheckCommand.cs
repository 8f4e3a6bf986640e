using System.CommandLine;
using PlanMonitor.Core.Findings;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Checks;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor check --plan ID --year Y</c>.</summary>
internal static class CheckCommand
{
    public static Command Build()
    {
        var plan = PlanOption.Required();
        var year = new Option<int>("--year") { Description = "Year to judge.", Required = true, HelpName = "Y" };
        var asOf = new Option<string?>("--as-of") { Description = "Day as of which to judge; 31 March of the year after, or today if that is earlier.", HelpName = "DATE" };
        var failOn = new Option<Severity?>("--fail-on") { Description = "Exit code 4 when a failed finding has this severity or more.", HelpName = "H|M|L" };
        var command = new Command("check", "Check a plan for a year and reconcile its alerts.") { plan, year, asOf, failOn };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var judged = arguments.GetRequiredValue(year);
            var day = arguments.GetValue(asOf) is { } text ? PlanOption.Day(text) : CheckJob.DefaultAsOf(judged, TimeProvider.System);
            await using var work = await Workspace.OpenAsync(arguments.GetValue(CommonOptions.Data)!, "check", cancel);
            var newest = PlanOption.Find(work.Plans, arguments.GetRequiredValue(plan));
            var version = work.Plans.Find(newest.Id, judged, day)
                ?? throw new UsageException($"No version of the plan '{newest.Id}' covers {judged}: it has the base year {newest.Period.Base} and the period {newest.Period.From} to {newest.Period.To}.");
            var result = await work.Checks.RunAsync(version, judged, day, arguments.GetValue(CommonOptions.By)!, cancel);
            if (output.Json)
            {
                output.WriteJson(result);
            }
            else
            {
                FindingsText.Write(output, version, result);
            }
            return arguments.GetValue(failOn) is { } least && result.Findings.Any(finding => finding.Status == FindingStatus.Fail && finding.Severity >= least) ? ExitCode.Found : ExitCode.Done;
        });
        return command;
    }
}
