using System.IO.Compression;
using System.Text.Json;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Evidence packs: the same state gives the same bytes, the finding comes out of the pack alone, and whatever is changed in it is found.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_pack_holds_without_the_offices_data_and_is_the_same_each_time()
    {
        var id = await RaisedAsync("space.control-lines");
        Assert.Equal(0, (await Said.ByAsync(folder, "alerts", "ack", id)).Exit);
        Assert.Equal(new Said(0, "Wrote {at}/a.zip with 4 uploads. Prove it with: planmonitor verify {at}/a.zip\n", ""), await Said.ByAsync(folder, "alerts", "export", id[..6], "{at}/a.zip", "--lang", "en"));
        await Said.ByAsync(folder, "alerts", "export", id, "{at}/b.zip");
        Assert.Equal(File.ReadAllBytes(folder.At("a.zip")), File.ReadAllBytes(folder.At("b.zip")));
        Directory.Delete(folder.At("data"), recursive: true);
        Assert.Equal(new Said(0, $"The evidence pack of alert {id} holds.\n", ""), await Said.ByAsync(folder, "verify", "{at}/a.zip", "--lang", "en"));
        Assert.False(Directory.Exists(folder.At("data")));
        using var zip = ZipFile.OpenRead(folder.At("a.zip"));
        Assert.Equal(
            ["actions.json", "alert.json", "audit.json", "finding.json", "inputs/0001.csv", "inputs/0002.csv", "inputs/0003.geojson", "inputs/0004.geojson", "manifest.json", "overlap.geojson", "overlap.txt", "plan.json", "site.json", "summary.html"],
            zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        var overlap = JsonDocument.Parse(await new StreamReader(zip.GetEntry("overlap.geojson")!.Open()).ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("features");
        Assert.Equal(["footprint", "feature", "overlap"], overlap.EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("role").GetString()));
        var finding = JsonDocument.Parse(await new StreamReader(zip.GetEntry("finding.json")!.Open()).ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(finding.GetProperty("measured").GetDouble(), overlap[2].GetProperty("properties").GetProperty("areaM2").GetDouble(), 0.01);
    }

    [Theory]
    [InlineData("finding.json", "evidence.file-changed", "The file finding.json of the pack was changed.")]
    [InlineData("inputs/0001.csv", "evidence.file-changed", "The file inputs/0001.csv of the pack was changed.")]
    [InlineData("plan.json", "", "The pack lacks the file plan.json.")]
    [InlineData("more.txt", "+", "The pack holds a file that it does not tell of: more.txt.")]
    public async Task What_is_changed_in_a_pack_is_found(string name, string how, string said)
    {
        var id = await RaisedAsync("volume.cap");
        await Said.ByAsync(folder, "alerts", "export", id, "{at}/a.zip");
        using (var zip = ZipFile.Open(folder.At("a.zip"), ZipArchiveMode.Update))
        {
            zip.GetEntry(name)?.Delete();
            if (how.Length > 0)
            {
                await using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                await writer.WriteAsync("x");
            }
        }
        var proof = await Said.ByAsync(folder, "verify", "{at}/a.zip", "--lang", "en");
        Assert.Equal(1, proof.Exit);
        Assert.StartsWith($"The evidence pack does not hold.\n  {said}", proof.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_that_was_changed_together_with_the_manifest_does_not_come_out_again()
    {
        var id = await RaisedAsync("volume.cap");
        await Said.ByAsync(folder, "alerts", "export", id, "{at}/a.zip");
        using (var zip = ZipFile.Open(folder.At("a.zip"), ZipArchiveMode.Update))
        {
            string Text(string name)
            {
                using var reader = new StreamReader(zip.GetEntry(name)!.Open());
                return reader.ReadToEnd();
            }

            var (finding, manifest) = (Text("finding.json"), Text("manifest.json"));
            var changed = finding.Replace("\"measured\":22", "\"measured\":23", StringComparison.Ordinal);
            Assert.NotEqual(finding, changed);
            foreach (var (name, text) in new[] { ("finding.json", changed), ("manifest.json", manifest.Replace(Core.Json.StableHash.Of(finding), Core.Json.StableHash.Of(changed), StringComparison.Ordinal)) })
            {
                zip.GetEntry(name)!.Delete();
                await using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                await writer.WriteAsync(text);
            }
        }
        Assert.Contains("Computed again from the pack", (await Said.ByAsync(folder, "verify", "{at}/a.zip", "--lang", "en")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_checked_yet_has_no_pack_and_what_is_none_is_told()
    {
        var id = await RaisedAsync("volume.cap");
        File.WriteAllText(folder.At("b.csv"), Uploads.Reports((2, "1")));
        await Said.ByAsync(folder, "import", "reports", "{at}/b.csv", "--plan", "dandong", "--year", "2024");
        Assert.Equal(new Said(2, "", "The plan 'dandong' has newer uploads or versions for 2024 that were not checked yet. Check the year first: planmonitor check --plan dandong --year 2024\n"), await Said.ByAsync(folder, "alerts", "export", id, "{at}/a.zip", "--lang", "en"));
        Assert.False(File.Exists(folder.At("a.zip")) || File.Exists(folder.At("a.zip.part")));
        Assert.Equal(new Said(1, "The evidence pack does not hold.\n  The file is no evidence pack, or is damaged. Use a file that planmonitor alerts export wrote.\n", ""), await Said.ByAsync(folder, "verify", "{at}/b.csv", "--lang", "en"));
    }

    private async Task<string> RaisedAsync(string rule)
    {
        File.WriteAllText(folder.At("a.csv"), Uploads.Reports((1, "22")));
        File.WriteAllText(folder.At("r.csv"), Uploads.Rights((1, "有效", 124.7)));
        File.WriteAllText(folder.At("红线.geojson"), Uploads.Features("id", ("H1", 124.705)));
        File.WriteAllText(folder.At("图斑.geojson"), Uploads.Features("JCBH", ("TB1", 124.7)));
        foreach (var import in new[] { "reports {at}/a.csv --year 2024", "rights {at}/r.csv", "layer {at}/红线.geojson --layer 生态保护红线", "footprints {at}/图斑.geojson --year 2024" })
        {
            Assert.Equal(0, (await Said.ByAsync(folder, ["import", .. import.Split(' '), "--plan", "dandong"])).Exit);
        }
        Assert.Equal(0, (await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024")).Exit);
        var list = JsonDocument.Parse((await Said.ByAsync(folder, "alerts", "list", "--json")).Output).RootElement;
        return list.GetProperty("alerts").EnumerateArray().First(alert => alert.GetProperty("rule").GetString() == rule).GetProperty("id").GetString()!;
    }
}
