using System.CommandLine;
using PlanMonitor.Local.Demo;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor demo</c>: the main job on the sample uploads of the four plans.</summary>
internal static class DemoCommand
{
    public static Command Build()
    {
        var files = new Option<string?>("--out") { Description = "Where findings, alerts and receipts are written as files; demo-out in the data folder if left out, or in this folder with --storage.", HelpName = "DIR" };
        var command = new Command("demo", "Take the sample uploads of the four plans through inbox, tables, checks, findings, alerts and outbox.") { files };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            if (arguments.GetValue(files) is { } wanted && File.Exists(wanted))
            {
                throw new UsageException($"--out {wanted} is a file; name a folder.");
            }
            var samples = SampleUploads.Find();
            await using var work = await Workspace.OpenAsync(arguments, "demo", cancel);
            var result = await new DemoRun(work, output).RunAsync(samples, arguments.GetValue(CommonOptions.By)!, cancel);
            var folder = Path.GetFullPath(arguments.GetValue(files) ?? Path.Combine(work.Folder ?? ".", "demo-out"));
            await DemoFiles.WriteAsync(folder, result, cancel);
            if (output.Json)
            {
                output.WriteJson(result.Summary);
            }
            else
            {
                DemoText.Write(output, result.Summary, work.Place, folder, On(arguments));
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static string On(ParseResult arguments) =>
        arguments.GetValue(CommonOptions.Storage) is { } storage ? $" --storage {storage}"
        : arguments.GetResult(CommonOptions.Data) is { Implicit: false } ? $" --data '{arguments.GetValue(CommonOptions.Data)}'"
        : "";
}
