using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services.Evidence;

/// <summary>
/// Proves an evidence pack: every file is as it was written, and the product, from the pack alone, takes the uploads in, checks the plan and year, and comes to the same
/// finding, the same page and the same ground to the byte. Whatever a pack holds, the answer is yes or no.
/// </summary>
public static class EvidenceVerifier
{
    /// <summary>Proves a pack.</summary>
    /// <param name="pack">The zip.</param>
    /// <param name="open">Opens jobs over an empty storage, in which the finding is computed again; with the attribute names of the office where it has its own.</param>
    /// <param name="cancel">Ends it.</param>
    [SuppressMessage("Design", "CA1031", Justification = "A pack is a stranger's: whatever it makes of the code that reads it, it does not hold. Faults of our own disk and memory are told as such.")]
    public static async Task<EvidenceReport> RunAsync(Stream pack, Func<AttributeNames?, Backend> open, CancellationToken cancel)
    {
        string? alert = null;
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true);
            var archive = new EvidenceArchive(zip);
            if (archive.Fault() is { } fault)
            {
                return No(null, fault);
            }
            if (await ManifestAsync(archive, cancel) is not { } manifest)
            {
                return No(null, Problem.Of("evidence.not-a-pack"));
            }
            alert = manifest.Alert;
            var problems = await FilesAsync(archive, manifest, cancel);
            if (problems.Count == 0)
            {
                problems = await AgainAsync(archive, manifest, open(await archive.TextAsync(EvidenceWriter.Names, cancel) is { } names ? AttributeNames.Read(names) : null), cancel);
            }
            return problems.Count == 0 ? new(true, alert, []) : No(alert, [.. problems]);
        }
        catch (Exception fault) when (fault is EndOfStreamException || fault is not (OperationCanceledException or OutOfMemoryException or IOException or UnauthorizedAccessException))
        {
            return No(alert, Problem.Of("evidence.not-a-pack"));
        }
    }

    // Everything else is held against it: it must be written as the product writes it, and name what the product would name so.
    private static async Task<EvidenceManifest?> ManifestAsync(EvidenceArchive archive, CancellationToken cancel)
    {
        if (await archive.TextAsync(EvidenceManifest.Name, cancel) is not { } text
            || CanonicalJson.Read<EvidenceManifest>(text) is not { Format: EvidenceManifest.Version, Alert: not null, Finding: not null, Run: { Plan: not null } run } manifest
            || manifest.AreaMethod != EvidenceManifest.Areas
            || CanonicalJson.Write(manifest) != text)
        {
            return null;
        }
        return BlobRules.IsNewName(PlanPlace(run)) && manifest.Inputs.Index().All(each => IsInput(each.Item, each.Index + 1, run.Plan)) ? manifest : null;
    }

    private static bool IsInput(EvidenceInput input, int number, string plan) =>
        UploadTarget.Parse(input.Target) is { } target && target.BlobName == input.Target && target.Plan == plan && input.File == EvidenceWriter.FileOf(number, target)
            && input.AlsoAs.Prepend(target.Name).All(name => BlobRules.IsNewName((target with { Name = name }).BlobName));

    private static string PlanPlace(RunInfo run) => $"plan/{run.Plan}/-/-/plan.json";

    private static async Task<List<Problem>> FilesAsync(EvidenceArchive archive, EvidenceManifest manifest, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var told = manifest.Files.Select(file => (file.Name, file.Sha256)).Concat(manifest.Inputs.Select(input => (Name: input.File, input.Sha256))).ToList();
        foreach (var (name, sha256) in told)
        {
            if (!archive.Has(name))
            {
                problems.Add(Problem.Of("evidence.file-missing", value: name));
            }
            else if (await archive.HashAsync(name, cancel) != sha256)
            {
                problems.Add(Problem.Of("evidence.file-changed", value: name));
            }
        }
        problems.AddRange(EvidenceWriter.Always.Except(told.Select(file => file.Name), StringComparer.Ordinal).Where(name => !problems.Exists(each => each.Value == name)).Select(name => Problem.Of("evidence.file-missing", value: name)));
        problems.AddRange(archive.Names.Except([EvidenceManifest.Name, .. told.Select(file => file.Name)], StringComparer.Ordinal).Select(name => Problem.Of("evidence.file-unknown", value: name)));
        return problems;
    }

    private static async Task<List<Problem>> AgainAsync(EvidenceArchive archive, EvidenceManifest manifest, Backend fresh, CancellationToken cancel)
    {
        async Task<string> TextAsync(string name) => await archive.TextAsync(name, cancel) ?? throw new InvalidDataException($"{name} is too long.");
        var (alertText, actionsText) = (await TextAsync("alert.json"), await TextAsync("actions.json"));
        if (!EvidenceChain.Holds(manifest, alertText, actionsText, await TextAsync("audit.json")))
        {
            return [Problem.Of("evidence.audit-differs")];
        }
        var run = manifest.Run;
        await TakeInAsync(archive, manifest, fresh, cancel);
        var plan = fresh.Shelf.Library.Versions(run.Plan).FirstOrDefault(version => version.Version.Id == run.PlanVersion && version.Version.Status == run.PlanStatus && version.Period.Of(run.Year) != YearStanding.Outside);
        var result = plan is null ? null : await fresh.Checks.TryOutAsync(plan, run.Year, run.AsOf, cancel);
        var finding = result?.Findings.FirstOrDefault(each => each.Id == manifest.Finding);
        if (finding is null || finding.AlertId != manifest.Alert || CanonicalJson.Write(finding) != await TextAsync("finding.json"))
        {
            return [Problem.Of("evidence.finding-differs", value: manifest.Finding)];
        }
        // The plan of the pack stands in the ledger as an upload too, where it was none of the office's.
        var told = manifest.Inputs.ToDictionary(input => UploadRecord.IdOf(UploadTarget.Parse(input.Target)!, input.Sha256), StringComparer.Ordinal);
        var uploads = CheckUploads.Of((await fresh.Ledger.UploadsAsync(run.Plan, cancel).ToListAsync(cancel)).Where(upload => told.ContainsKey(upload.Id)), run.Year);
        var same = uploads.Hash == run.Inputs && uploads.Used.Count == told.Count && uploads.Used.All(upload => Same(upload, told[upload.Id]));
        var problems = new List<Problem>();
        if (!same)
        {
            problems.Add(Problem.Of("evidence.file-differs", value: EvidenceManifest.Name));
        }
        List<(string Name, string Text)> derived =
        [
            ("plan.json", await fresh.Shelf.TextAsync(plan!, cancel)),
            .. await fresh.Evidence.DerivedAsync(CanonicalJson.Read<Alert>(alertText), CanonicalJson.Read<List<AlertAction>>(actionsText), finding, plan!, uploads, cancel),
        ];
        foreach (var (name, text) in derived)
        {
            if (!archive.Has(name) || await TextAsync(name) != text)
            {
                problems.Add(Problem.Of("evidence.file-differs", value: name));
            }
        }
        problems.AddRange(manifest.Files.Select(file => file.Name).Except([.. EvidenceWriter.Always, .. derived.Select(file => file.Name)], StringComparer.Ordinal).Select(name => Problem.Of("evidence.file-unknown", value: name)));
        return problems;
    }

    private static bool Same(UploadRecord upload, EvidenceInput input) =>
        EvidenceWriter.StatusOf(upload) == input.Status && EvidenceWriter.CoordinatesOf(upload).SequenceEqual(input.Coordinates) && (upload.Target.Kind == "plan" || upload.AlsoAs.SequenceEqual(input.AlsoAs, StringComparer.Ordinal));

    private static async Task TakeInAsync(EvidenceArchive archive, EvidenceManifest manifest, Backend fresh, CancellationToken cancel)
    {
        await PutAsync(archive, "plan.json", PlanPlace(manifest.Run), fresh, cancel);
        // Plans last: their versions stand in for what plan.json brought.
        foreach (var input in manifest.Inputs.OrderBy(input => input.Target.StartsWith("plan/", StringComparison.Ordinal)))
        {
            foreach (var name in input.AlsoAs.Prepend(UploadTarget.Parse(input.Target)!.Name))
            {
                await PutAsync(archive, input.File, (UploadTarget.Parse(input.Target)! with { Name = name }).BlobName, fresh, cancel);
            }
        }
        await fresh.Shelf.ReloadAsync(cancel);
    }

    private static async Task PutAsync(EvidenceArchive archive, string file, string blob, Backend fresh, CancellationToken cancel)
    {
        await using var content = await archive.OpenAsync(file, cancel);
        await fresh.Ports.Blobs.WriteAsync(IngestJob.Inbox, blob, content, BlobCondition.Always, cancel);
        await fresh.Ingest.RunAsync(blob, "verify", null, cancel);
    }

    private static EvidenceReport No(string? alert, params Problem[] problems) =>
        new(false, alert, [.. problems.Select(problem => new Text(problem.Message.Zh + problem.Action.Zh, $"{problem.Message.En} {problem.Action.En}"))]);
}
