using System.CommandLine;
using PlanMonitor.Core.Messages;
using PlanMonitor.Local.Storage;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Evidence;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor alerts export ID FILE.zip</c> and <c>planmonitor verify FILE.zip</c>.</summary>
internal static class EvidenceCommands
{
    public static Command Export()
    {
        var id = new Argument<string>("ID") { Description = "Id of the alert, or its first characters." };
        var file = new Argument<string>("FILE.zip") { Description = "The pack to write." };
        var command = new Command("export", "Write the evidence pack of an alert (证据包): its finding and everything that it rests on.") { id, file };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            await using var work = await Workspace.OpenExistingAsync(arguments, "alerts export", cancel);
            var wanted = arguments.GetRequiredValue(id);
            var found = work is null ? Problem.Of("alert.unknown", value: wanted) : await work.Backend.Desk.FindAsync(wanted, cancel);
            if (!found.TryGet(out var alert, out var problem))
            {
                return Refused.Say(output, problem);
            }
            var path = arguments.GetRequiredValue(file);
            using var pack = new UnfinishedFile(path);
            Outcome<EvidenceManifest> written;
            await using (var stream = File.Create(pack.Path))
            {
                written = await work!.Backend.Evidence.WriteAsync(alert, stream, cancel);
            }
            if (!written.TryGet(out var manifest, out problem))
            {
                return Refused.Say(output, problem);
            }
            pack.Finish();
            if (output.Json)
            {
                output.WriteJson(new { File = path, manifest.Alert, manifest.Finding, Inputs = manifest.Inputs.Count });
                return ExitCode.Done;
            }
            output.Data.WriteLine(output.In($"已写入 {path}，含 {manifest.Inputs.Count} 份上传资料。核验：planmonitor verify {path}", $"Wrote {path} with {manifest.Inputs.Count} uploads. Prove it with: planmonitor verify {path}"));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Verify()
    {
        var file = new Argument<string>("FILE.zip") { Description = "The pack." };
        var command = new Command("verify", "Prove an evidence pack: compute its finding again from the pack alone. Exit code 1 where it does not hold.") { file };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var path = InputFile.Existing(arguments.GetRequiredValue(file));
            // A folder of its own, which is gone afterwards: nothing of the pack comes near the office's data.
            var folder = Directory.CreateTempSubdirectory("planmonitor-verify-");
            try
            {
                await using var storage = await EmbeddedStorage.OpenAsync(folder.FullName, TimeProvider.System, "planmonitor verify", cancel);
                await using var pack = File.OpenRead(path);
                var ports = new Ports(storage.Tables, storage.Blobs, storage.Queues, storage.Secrets);
                var report = await EvidenceVerifier.RunAsync(pack, names => new(ports, TimeProvider.System, "verify", attributes: names), cancel);
                Say(output, report);
                return report.Holds ? ExitCode.Done : ExitCode.Fault;
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static void Say(Output output, EvidenceReport report)
    {
        if (output.Json)
        {
            output.WriteJson(report);
            return;
        }
        output.Data.WriteLine(report.Holds ? output.In($"预警 {report.Alert} 的证据包成立。", $"The evidence pack of alert {report.Alert} holds.") : output.In("证据包不成立。", "The evidence pack does not hold."));
        foreach (var problem in report.Problems)
        {
            output.Data.WriteLine($"  {output.In(problem)}");
        }
    }
}
