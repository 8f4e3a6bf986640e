using System.CommandLine;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Commands;

/// <summary><c>planmonitor import KIND FILE...</c>: files go through the inbox like any upload, and their receipts are printed.</summary>
internal static class ImportCommand
{
    public static Command Build()
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", UploadTarget.Kinds) };
        kind.AcceptOnlyFromAmong([.. UploadTarget.Kinds]);
        var files = new Argument<string[]>("FILE") { Description = "Files to take in.", Arity = ArgumentArity.ZeroOrMore };
        var plan = PlanOption.Optional();
        var year = TimeOptions.Year("Year that the files are for: needed for reports, quotas and footprints; where it is allowed it stands in for the column 年度.");
        var layer = new Option<string?>("--layer") { Description = "Name of the layer, for KIND layer: red-line, farmland, urban-boundary, or any name.", HelpName = "NAME" };
        var crs = CrsOption.Build("EPSG code of the coordinate system, for layers and footprints that do not say theirs, such as 4550. What the file says or its figures show must agree.");
        var template = new Option<string?>("--template") { Description = "Write an empty form for KIND to FILE.xlsx instead: columns, units, an example, explanations.", HelpName = "FILE.xlsx" };
        var command = new Command("import", "Take files in and print a receipt for each. Exit code 3 when a file was rejected whole.") { kind, files, plan, year, layer, crs, template };
        command.Validators.Add(result =>
        {
            if (result.GetResult(files) is not { Tokens.Count: > 0 } && result.GetResult(template) is null)
            {
                result.AddError("import needs FILE, or --template FILE.xlsx.");
            }
        });
        command.SetAction(async (arguments, cancel) =>
        {
            var output = new Output(arguments);
            if (arguments.GetValue(template) is { } form)
            {
                TemplateFile.Write(arguments.GetRequiredValue(kind), form, arguments.GetValue(files) is { Length: > 0 }, output);
                return ExitCode.Done;
            }
            var place = new ImportPlace(arguments.GetRequiredValue(kind), arguments.GetValue(plan), arguments.GetValue(year), arguments.GetValue(layer), arguments.GetValue(crs));
            place.Check();
            var inputs = ImportFile.Of(arguments.GetRequiredValue(kind), arguments.GetRequiredValue(files));
            foreach (var input in inputs)
            {
                ImportPlace.CheckName(input);
            }
            await using var work = await Workspace.OpenAsync(arguments, "import", cancel);
            var receipts = new List<Receipt>();
            using (var progress = new Progress(output.Talk, work.Time, output.In("入库", "import"), inputs.Count, quiet: true))
            {
                foreach (var input in inputs)
                {
                    receipts.Add(await TakeAsync(work, await place.OfAsync(input, work.Plans, cancel), input, arguments.GetValue(CommonOptions.By)!, cancel));
                    progress.Step(input.Name);
                }
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

    // On one machine a person asks for checks; in the cloud uploads do, and the event of this one finds it gone.
    private static Task<UploadRecord?> TakeAsync(Workspace work, string blob, string by, CancellationToken cancel) =>
        work.Folder is null ? work.Backend.Intake.TakeAsync(blob, by, cancel) : work.Ingest.RunAsync(blob, by, null, cancel);

    private static async Task<Receipt> TakeAsync(Workspace work, UploadTarget target, ImportFile input, string by, CancellationToken cancel)
    {
        await using var content = input.Open();
        // What still waits under the same name goes first: nothing is overwritten unread.
        while (!(await work.Ports.Blobs.WriteAsync(IngestJob.Inbox, target.BlobName, content, BlobCondition.Absent, cancel)).Done)
        {
            await TakeAsync(work, target.BlobName, by, cancel);
            content.Position = 0;
        }
        content.Position = 0;
        var sha256 = await HashedContent.HashAsync(content, cancel);
        var record = await TakeAsync(work, target.BlobName, by, cancel);
        // Another process may have taken the file in, or put the next one into its place.
        return (record?.Sha256 == sha256 ? record : await work.Ingest.FindAsync(target, sha256, cancel))?.Receipt
            ?? throw new IOException($"{input.Path} was removed from the inbox by something else; run the import again.");
    }
}
