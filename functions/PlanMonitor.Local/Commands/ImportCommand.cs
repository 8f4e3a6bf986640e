using System.CommandLine;
using PlanMonitor.Core.Plans;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor import KIND FILE...</c>: files go through the inbox like any upload, and their receipts are printed.</summary>
internal static class ImportCommand
{
    private const string PlanKind = "plan";

    public static Command Build()
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", UploadTarget.Kinds) };
        kind.AcceptOnlyFromAmong([.. UploadTarget.Kinds]);
        var files = new Argument<string[]>("FILE") { Description = "Files to take in.", Arity = ArgumentArity.OneOrMore };
        var plan = PlanOption.Optional();
        var year = PlanOption.Year();
        var layer = new Option<string?>("--layer") { Description = "Name of the layer: red-line, farmland, urban-boundary, or any name.", HelpName = "NAME" };
        var command = new Command("import", "Take files in and print a receipt for each. Exit code 3 when a file was rejected whole.") { kind, files, plan, year, layer };
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            var paths = arguments.GetRequiredValue(files);
            foreach (var path in paths.Where(path => !File.Exists(path)))
            {
                throw new UsageException($"There is no file {path}.");
            }
            var upload = arguments.GetRequiredValue(kind);
            if (upload != PlanKind && arguments.GetValue(plan) is null)
            {
                throw new UsageException($"import {upload} needs --plan ID.");
            }
            await using var work = await Workspace.OpenAsync(arguments.GetValue(CommonOptions.Data)!, "import", cancel);
            var receipts = new List<Receipt>();
            foreach (var path in paths)
            {
                var id = upload == PlanKind ? await PlanIdAsync(path, cancel) : PlanOption.Find(work.Plans, arguments.GetValue(plan)!).Id;
                var target = Placed(new(upload, id, arguments.GetValue(year), arguments.GetValue(layer), Path.GetFileName(path)));
                receipts.Add(await TakeAsync(work, target, path, arguments.GetValue(CommonOptions.By)!, cancel));
            }
            if (output.Json)
            {
                output.WriteJson(new { receipts });
            }
            else
            {
                receipts.ForEach(receipt => ReceiptText.Write(output, receipt));
            }
            return receipts.Exists(receipt => receipt.IsRejected) ? ExitCode.Rejected : ExitCode.Done;
        });
        return command;
    }

    // A plan file names its plan itself; one that does not goes to the inbox without a plan and comes back with a receipt that says why.
    private static async Task<string> PlanIdAsync(string path, CancellationToken cancel) =>
        PlanReader.BuiltIn.Read(await File.ReadAllTextAsync(path, cancel)).Plan?.Id ?? "-";

    private static async Task<Receipt> TakeAsync(Workspace work, UploadTarget target, string path, string by, CancellationToken cancel)
    {
        await using var content = File.OpenRead(path);
        // What still waits under the same name goes first: nothing is overwritten unread.
        while (!(await work.Storage.Blobs.WriteAsync(IngestJob.Inbox, target.BlobName, content, BlobCondition.Absent, cancel)).Done)
        {
            await work.Ingest.RunAsync(target.BlobName, by, null, cancel);
            content.Position = 0;
        }
        content.Position = 0;
        var sha256 = await HashedContent.HashAsync(content, cancel);
        var record = await work.Ingest.RunAsync(target.BlobName, by, null, cancel);
        // Another process may have taken the file in, or put the next one into its place.
        return (record?.Sha256 == sha256 ? record : await work.Ingest.FindAsync(target, sha256, cancel))?.Receipt
            ?? throw new IOException($"{path} was removed from the inbox by something else; run the import again.");
    }

    private static UploadTarget Placed(UploadTarget target)
    {
        try
        {
            BlobRules.CheckNewName(target.BlobName);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message, fault);
        }
        return UploadTarget.Parse(target.BlobName) == target ? target : throw new UsageException($"'{target.Layer}' is no name of a layer: write it without '/'.");
    }
}
