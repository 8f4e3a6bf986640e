using System.CommandLine;
using PlanMonitor.Local.Serve;
using PlanMonitor.Local.Storage;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor serve</c>: the local host.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var urls = new Option<string>("--urls") { Description = "Address to listen on; loopback only unless there is a token.", DefaultValueFactory = _ => "http://127.0.0.1:8642", HelpName = "URL" };
        var schedules = NamedSchedules.All.ToDictionary(each => each, each => new Option<string>(each.Option)
        {
            Description = $"When {each.What}: second minute hour day month day-of-week, Chinese standard time.",
            DefaultValueFactory = _ => each.Default,
            HelpName = "SCHEDULE",
        });
        var command = new Command("serve", "Watch the inbox, run the timers and serve the API (/api/alerts, /api/runs, /api/uploads and others) and /health.") { urls };
        foreach (var option in schedules.Values)
        {
            command.Add(option);
        }
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var times = schedules.ToDictionary(each => each.Key, each => Schedule(arguments.GetValue(each.Value)!));
            // What is no address at all leaves no data folder behind.
            _ = LoopbackAddress.Of(arguments.GetValue(urls)!, OpenStorage.IsCloud(arguments) || Directory.Exists(arguments.GetRequiredValue(CommonOptions.Data)));
            await using var work = await Workspace.OpenAsync(arguments, "serve", cancel);
            var address = LoopbackAddress.Of(arguments.GetValue(urls)!, await work.Backend.Tokens.AnyAsync(cancel));
            // Told once it listens.
            var notes = new List<string>();
            if (!await work.Backend.Tokens.EverAsync(cancel))
            {
                notes.Add(output.In("尚未发放令牌：凡能连到此地址的程序均可办理一切事项。在前面架设代理之前，请先执行 planmonitor token add。", "There is no token: whatever reaches this address may do everything. Before a proxy is put in front of it: planmonitor token add."));
            }
            if (!LoopbackAddress.IsLoopback(new(address)))
            {
                notes.Add(output.In($"{address} 可从其他计算机访问，令牌以明文传输：请只在可信网络内使用，或由支持 https 的代理转发。", $"{address} is reached from other machines, and tokens travel in the clear: keep to a network that you trust, or put a proxy that speaks https in front."));
            }
            await LocalHost.RunAsync(work, address, each => times[each], arguments.GetValue(CommonOptions.By)!, notes, output.Talk, cancel);
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
