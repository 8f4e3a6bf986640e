using System.CommandLine;
using PlanMonitor.Local.Serve;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor serve</c>: the local host.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var urls = new Option<string>("--urls") { Description = "Address to listen on; loopback only.", DefaultValueFactory = _ => "http://127.0.0.1:8642", HelpName = "URL" };
        var yearly = new Option<string>("--yearly-check")
        {
            Description = "When the yearly checks run: second minute hour day month day-of-week, Chinese standard time.",
            DefaultValueFactory = _ => "0 0 6 1 4 *",
            HelpName = "SCHEDULE",
        };
        var command = new Command("serve", "Watch the inbox, run the timers and serve the API (/api/alerts, /api/runs, /api/uploads and others) and /health.") { urls, yearly };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var schedule = Schedule(arguments.GetValue(yearly)!);
            var address = LoopbackAddress.Of(arguments.GetValue(urls)!);
            await using var work = await Workspace.OpenAsync(arguments, "serve", cancel);
            await LocalHost.RunAsync(work, address, schedule, arguments.GetValue(CommonOptions.By)!, output.Talk, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static CronSchedule Schedule(string text)
    {
        try
        {
            return CronSchedule.Parse(text);
        }
        catch (FormatException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
    }
}
