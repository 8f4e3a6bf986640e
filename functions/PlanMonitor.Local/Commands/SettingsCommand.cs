using System.CommandLine;
using System.Text.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Settings;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor settings show NAME | set NAME FILE</c>.</summary>
internal static class SettingsCommand
{
    private const string What = "calendar: the deadlines of the enforcement year; anchors: whether the daily anchors are told to subscribers with --operator.";

    public static Command Build() => new("settings", "What an office sets itself; every change stands in the audit trail.") { Show(), Set() };

    private static Command Show()
    {
        var name = new Argument<string>("NAME") { Description = What };
        var command = new Command("show", "Print a setting as JSON.") { name };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenAsync(arguments, "settings show", cancel);
            var wanted = arguments.GetRequiredValue(name);
            if (await work.Backend.Settings.FindAsync(wanted, cancel) is not { } body)
            {
                return Refused.Say(output, Problem.Of("setting.unknown", value: wanted, arguments: [("settings", string.Join(", ", SettingStore.Names))]));
            }
            output.WriteJson(JsonSerializer.Deserialize<JsonElement>(body));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Set()
    {
        var name = new Argument<string>("NAME") { Description = What };
        var file = new Argument<string>("FILE") { Description = "JSON file in the form that show prints." };
        var command = new Command("set", "Change a setting.") { name, file };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var json = await File.ReadAllTextAsync(InputFile.Existing(arguments.GetRequiredValue(file)), cancel);
            await using var work = await Workspace.OpenAsync(arguments, "settings set", cancel);
            var set = await work.Backend.Settings.SetAsync(arguments.GetRequiredValue(name), json, arguments.GetRequiredValue(CommonOptions.By), null, cancel);
            if (!set.TryGet(out var body, out var problem))
            {
                return Refused.Say(output, problem);
            }
            output.WriteJson(JsonSerializer.Deserialize<JsonElement>(body));
            return ExitCode.Done;
        });
        return command;
    }
}
