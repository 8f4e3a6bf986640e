using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Evidence;

/// <summary>
/// Proves an evidence pack: every file is as it was written, and the product, from the pack alone, takes the uploads in, checks the plan and year, and comes to the same
/// finding to the byte.
/// </summary>
public static class EvidenceVerifier
{
    private const long LargestFile = HashedContent.Largest;

    /// <summary>Proves a pack.</summary>
    /// <param name="pack">The zip.</param>
    /// <param name="fresh">Jobs over an empty storage, in which the finding is computed again.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<EvidenceReport> RunAsync(Stream pack, Backend fresh, CancellationToken cancel)
    {
        var problems = new List<Text>();
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true);
            if (await TextAsync(zip, EvidenceManifest.Name, cancel) is not { } text || CanonicalJson.Read<EvidenceManifest>(text) is not { Format: EvidenceManifest.Version, Alert: not null, Run: not null, Inputs: not null, Files: not null } manifest)
            {
                return new(false, null, [Say("evidence.not-a-pack")]);
            }
            await FilesAsync(zip, manifest, problems, cancel);
            await ChainAsync(zip, manifest, problems, cancel);
            if (problems.Count == 0)
            {
                await AgainAsync(zip, manifest, fresh, problems, cancel);
            }
            return new(problems.Count == 0, manifest.Alert, problems);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or ArgumentException)
        {
            return new(false, null, [Say("evidence.not-a-pack")]);
        }
    }

    private static async Task FilesAsync(ZipArchive zip, EvidenceManifest manifest, List<Text> problems, CancellationToken cancel)
    {
        var told = manifest.Files.Select(file => (file.Name, file.Sha256)).Concat(manifest.Inputs.Select(input => (Name: input.File, input.Sha256))).ToList();
        foreach (var (name, sha256) in told)
        {
            if (zip.GetEntry(name) is not { } entry)
            {
                problems.Add(Say("evidence.file-missing", name));
            }
            else if (entry.Length > LargestFile || await HashAsync(entry, cancel) != sha256)
            {
                problems.Add(Say("evidence.file-changed", name));
            }
        }
        problems.AddRange(zip.Entries.Select(entry => entry.FullName).Except([EvidenceManifest.Name, .. told.Select(file => file.Name)], StringComparer.Ordinal).Select(name => Say("evidence.file-unknown", name)));
    }

    // The entries that the pack has carry their own hashes, and the newest one about the alert tells it as it is here.
    private static async Task ChainAsync(ZipArchive zip, EvidenceManifest manifest, List<Text> problems, CancellationToken cancel)
    {
        if (await TextAsync(zip, "audit.json", cancel) is { } text && await TextAsync(zip, "alert.json", cancel) is { } alert)
        {
            var audit = CanonicalJson.Read<EvidenceAudit>(text);
            var newest = audit.Entries?.LastOrDefault(each => each.Entry.What == "alert" && each.Entry.Id == manifest.Alert);
            if (audit.Entries is null || audit.Entries.Any(each => each.Entry.Hash() != each.Hash) || newest?.Entry.ContentHash != StableHash.Of(alert))
            {
                problems.Add(Say("evidence.audit-differs"));
            }
        }
    }

    private static async Task AgainAsync(ZipArchive zip, EvidenceManifest manifest, Backend fresh, List<Text> problems, CancellationToken cancel)
    {
        var run = manifest.Run;
        await PutAsync(zip, "plan.json", $"plan/{run.Plan}/-/-/plan.json", fresh, cancel);
        foreach (var input in manifest.Inputs.Where(input => !input.Target.StartsWith("plan/", StringComparison.Ordinal)))
        {
            foreach (var name in input.AlsoAs.Prepend(input.Target.Split('/')[^1]))
            {
                await PutAsync(zip, input.File, $"{input.Target[..(input.Target.LastIndexOf('/') + 1)]}{name}", fresh, cancel);
            }
        }
        foreach (var input in manifest.Inputs.Where(input => input.Target.StartsWith("plan/", StringComparison.Ordinal)))
        {
            await PutAsync(zip, input.File, input.Target, fresh, cancel);
        }
        await fresh.Shelf.ReloadAsync(cancel);
        var plan = fresh.Shelf.Library.Versions(run.Plan).FirstOrDefault(version => version.Version.Id == run.PlanVersion);
        var result = plan is null ? null : await fresh.Checks.TryOutAsync(plan, run.Year, run.AsOf, cancel);
        var finding = result?.Findings.FirstOrDefault(each => each.Id == manifest.Finding);
        if (finding is null || CanonicalJson.Write(finding) != await TextAsync(zip, "finding.json", cancel))
        {
            problems.Add(Say("evidence.finding-differs", manifest.Finding));
        }
    }

    private static async Task PutAsync(ZipArchive zip, string file, string blob, Backend fresh, CancellationToken cancel)
    {
        await using var content = await zip.GetEntry(file)!.OpenAsync(cancel);
        await fresh.Ports.Blobs.WriteAsync(IngestJob.Inbox, blob, content, BlobCondition.Always, cancel);
        await fresh.Ingest.RunAsync(blob, "verify", null, cancel);
    }

    private static async Task<string> HashAsync(ZipArchiveEntry entry, CancellationToken cancel)
    {
        await using var content = await entry.OpenAsync(cancel);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    private static async Task<string?> TextAsync(ZipArchive zip, string name, CancellationToken cancel)
    {
        if (zip.GetEntry(name) is not { } entry || entry.Length > LargestFile)
        {
            return null;
        }
        using var reader = new StreamReader(await entry.OpenAsync(cancel), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancel);
    }

    private static Text Say(string code, string? value = null)
    {
        var problem = Problem.Of(code, value: value);
        return new(problem.Message.Zh + problem.Action.Zh, $"{problem.Message.En} {problem.Action.En}");
    }
}
