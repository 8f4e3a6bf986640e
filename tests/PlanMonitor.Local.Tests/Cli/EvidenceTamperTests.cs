using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanMonitor.Core.Json;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Packs that were changed by someone who also puts the hashes of the manifest right, and packs that are made to break who reads them.</summary>
public sealed class EvidenceTamperTests(EvidenceTamperTests.Exported exported) : IClassFixture<EvidenceTamperTests.Exported>, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string, string, string> Forgeries => new()
    {
        // File of the pack, what is put in the place of what, and what is told.
        { "summary.html", "实测", "允许", "Made again from the pack, the file summary.html comes out otherwise. Use the version of the program that wrote it; where it still differs, the file was changed." },
        { "overlap.geojson", "\"areaM2\":", "\"areaM2\":1", "Made again from the pack, the file overlap.geojson comes out otherwise." },
        { "overlap.txt", "图斑", "地块", "Made again from the pack, the file overlap.txt comes out otherwise." },
        { "site.json", "\"file\":\"", "\"file\":\"x", "Made again from the pack, the file site.json comes out otherwise." },
        { "alert.json", "\"state\":\"acknowledged\"", "\"state\":\"closed\"", "The entries of the chain in the pack do not tell the alert as it is there." },
        { "actions.json", "\"by\":\"", "\"by\":\"x", "The entries of the chain in the pack do not tell the alert as it is there." },
        { "audit.json", "\"what\":\"action\"", "\"what\":\"actions\"", "The entries of the chain in the pack do not tell the alert as it is there." },
        { "audit.json", "\"entries\":", "\"note\":1,\"entries\":", "The entries of the chain in the pack do not tell the alert as it is there." },
        { "manifest.json", "\"status\":\"accepted\"", "\"status\":\"rejected\"", "Made again from the pack, the file manifest.json comes out otherwise." },
        { "manifest.json", "\"coordinates\":[]", "\"coordinates\":[{\"zh\":\"坐标无误\",\"en\":\"All is well.\"}]", "Made again from the pack, the file manifest.json comes out otherwise." },
        { "manifest.json", "Karney 2013", "Karney 2012", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"files\":[", "\"note\":\"x\",\"files\":[", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"alsoAs\":[]", "\"alsoAs\":null", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"alsoAs\":[]", "\"alsoAs\":[null]", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"alsoAs\":[]", "\"alsoAs\":[\"../../x\"]", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"files\":[", "\"files\":[null,", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"inputs\":[{", "\"inputs\":[null,{", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"year\":2024", "\"year\":2147483647", "" },
        { "manifest.json", "\"year\":2024", "\"year\":2023", "Computed again from the pack, the finding" },
        { "manifest.json", "\"plan\":\"dandong\"", "\"plan\":\"../x\"", "The file is no evidence pack, or is damaged." },
        { "manifest.json", "\"target\":\"reports/dandong/2024/-/", "\"target\":\"reports/dandong/2024/-/../../", "The file is no evidence pack, or is damaged." },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_was_changed_together_with_its_hash_does_not_hold(string name, string from, string to, string told)
    {
        exported.Write(folder, "space.control-lines");
        await RewriteAsync(files =>
        {
            Assert.Contains(from, files[name], StringComparison.Ordinal);
            var before = StableHash.Of(files[name]);
            files[name] = Replaced(files[name], from, to);
            files["manifest.json"] = Replaced(files["manifest.json"], before, StableHash.Of(files[name]));
        });
        await RefusedAsync(told);
    }

    [Fact]
    public async Task Neither_alert_nor_chain_can_be_left_out_or_be_that_of_another()
    {
        exported.Write(folder, "space.control-lines");
        var whole = File.ReadAllBytes(folder.At("a.zip"));
        foreach (var name in new[] { "alert.json", "actions.json", "audit.json", "summary.html" })
        {
            File.WriteAllBytes(folder.At("a.zip"), whole);
            await RewriteAsync(files => Untold(files, name));
            await RefusedAsync($"The pack lacks the file {name}.");
        }
        // The finding of one alert beside the alert of another.
        File.WriteAllBytes(folder.At("a.zip"), whole);
        await RewriteAsync(files =>
        {
            using var other = new ZipArchive(new MemoryStream(exported.Packs["volume.cap"]));
            foreach (var name in new[] { "alert.json", "actions.json", "audit.json" })
            {
                var before = StableHash.Of(files[name]);
                files[name] = Text(other, name);
                files["manifest.json"] = files["manifest.json"].Replace(before, StableHash.Of(files[name]), StringComparison.Ordinal);
            }
            var id = JsonNode.Parse(files["alert.json"])!["id"]!.GetValue<string>();
            files["manifest.json"] = Replaced(files["manifest.json"], $"\"alert\":\"{JsonNode.Parse(files["manifest.json"])!["alert"]}\"", $"\"alert\":\"{id}\"");
        });
        await RefusedAsync("The entries of the chain in the pack do not tell the alert as it is there.");
    }

    [Fact]
    public async Task A_name_that_comes_twice_is_refused_since_other_programs_unpack_the_second()
    {
        exported.Write(folder, "volume.cap");
        foreach (var name in new[] { "summary.html", "SUMMARY.html", "manifest.json" })
        {
            File.Copy(folder.At("a.zip"), folder.At("b.zip"), overwrite: true);
            using (var zip = ZipFile.Open(folder.At("b.zip"), ZipArchiveMode.Update))
            {
                await using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                await writer.WriteAsync("x");
            }
            var proof = await Said.ByAsync(folder, "verify", "{at}/b.zip", "--lang", "en");
            Assert.Equal(1, proof.Exit);
            Assert.StartsWith("The evidence pack does not hold.\n  The pack holds several files of the name ", proof.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("more.txt")]
    [InlineData("../outside.txt")]
    [InlineData("inputs/0009.csv")]
    [InlineData("C:\\x")]
    public async Task A_further_file_that_the_manifest_tells_of_is_none_of_the_packs(string name)
    {
        exported.Write(folder, "volume.cap");
        await RewriteAsync(files =>
        {
            files[name] = "x";
            files["manifest.json"] = Replaced(files["manifest.json"], "\"files\":[", $"\"files\":[{{\"name\":{CanonicalJson.Write(name)},\"sha256\":\"{StableHash.Of("x")}\"}},");
        });
        await RefusedAsync($"The pack holds a file that it does not tell of: {name}.");
    }

    [Fact]
    public async Task What_unpacks_to_too_much_or_is_cut_off_is_refused()
    {
        exported.Write(folder, "volume.cap");
        var whole = File.ReadAllBytes(folder.At("a.zip"));
        using (var zip = ZipFile.Open(folder.At("a.zip"), ZipArchiveMode.Update))
        {
            for (var i = 0; i < 10_000; i++)
            {
                zip.CreateEntry($"{i}");
            }
        }
        await RefusedAsync("The pack has more than 10000 files, or more than 17179869184 bytes unpacked.");
        // Cut off anywhere, or with any byte turned over: never a yes that is none, never a crash.
        for (var at = 0; at < whole.Length; at += whole.Length / 11)
        {
            File.WriteAllBytes(folder.At("a.zip"), whole[..at]);
            Assert.Equal((1, ""), await Said.ByAsync(folder, "verify", "{at}/a.zip") is var cut ? (cut.Exit, cut.Error) : default);
            var turned = whole.ToArray();
            turned[at] ^= 0x55;
            File.WriteAllBytes(folder.At("a.zip"), turned);
            Assert.InRange((await Said.ByAsync(folder, "verify", "{at}/a.zip")).Exit, 0, 1);
        }
    }

    [Fact]
    public async Task The_pack_of_an_alert_of_every_rule_that_was_raised_holds()
    {
        foreach (var rule in exported.Packs.Keys)
        {
            exported.Write(folder, rule);
            Assert.Equal((rule, 0), (rule, (await Said.ByAsync(folder, "verify", "{at}/a.zip")).Exit));
        }
        Assert.Superset(new HashSet<string>(["volume", "space", "report", "indicator"], StringComparer.Ordinal), exported.Packs.Keys.Select(rule => rule.Split('.')[0]).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_office_with_attribute_names_of_its_own_has_packs_that_hold_elsewhere()
    {
        Directory.CreateDirectory(folder.At("data"));
        File.WriteAllText(folder.At("data", "attributes.json"), """{"JCBH": ["编号"]}""");
        File.WriteAllText(folder.At("图斑.geojson"), Uploads.Features("编号", ("甲-1", 124.7)));
        File.WriteAllText(folder.At("r.csv"), Uploads.Rights((1, "有效", 124.9)));
        await Exported.ImportAsync(folder, "rights {at}/r.csv", "footprints {at}/图斑.geojson --year 2024");
        var alert = (await Exported.AlertsAsync(folder)).First(each => each.GetProperty("rule").GetString() == "space.no-right");
        Assert.Equal("甲-1", alert.GetProperty("subject").GetProperty("footprint").GetString());
        Assert.Equal(0, (await Said.ByAsync(folder, "alerts", "export", alert.GetProperty("id").GetString()!, "{at}/a.zip")).Exit);
        Directory.Delete(folder.At("data"), recursive: true);
        Assert.Equal(0, (await Said.ByAsync(folder, "verify", "{at}/a.zip")).Exit);
        await RewriteAsync(files => Untold(files, "attributes.json"));
        await RefusedAsync("Computed again from the pack, the finding");
    }

    private static string Replaced(string text, string from, string to) => text.IndexOf(from, StringComparison.Ordinal) is >= 0 and var at ? $"{text[..at]}{to}{text[(at + from.Length)..]}" : text;

    private static void Untold(Dictionary<string, string> files, string name)
    {
        var manifest = JsonNode.Parse(files["manifest.json"])!;
        var told = manifest["files"]!.AsArray();
        told.Remove(told.Single(file => file!["name"]!.GetValue<string>() == name));
        files["manifest.json"] = CanonicalJson.Write(manifest);
        files.Remove(name);
    }

    private async Task RefusedAsync(string told)
    {
        var proof = await Said.ByAsync(folder, "verify", "{at}/a.zip", "--lang", "en");
        Assert.Equal(1, proof.Exit);
        Assert.StartsWith($"The evidence pack does not hold.\n  {told}", proof.Output, StringComparison.Ordinal);
    }

    private async Task RewriteAsync(Action<Dictionary<string, string>> change)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var zip = ZipFile.OpenRead(folder.At("a.zip")))
        {
            foreach (var entry in zip.Entries)
            {
                files.Add(entry.FullName, Text(zip, entry.FullName));
            }
        }
        change(files);
        File.Delete(folder.At("a.zip"));
        using var written = ZipFile.Open(folder.At("a.zip"), ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            await using var content = written.CreateEntry(name).Open();
            await content.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        }
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>A pack of each rule that the sample raises, written once for all tests.</summary>
    public sealed class Exported : IAsyncLifetime
    {
        // Dandong's plan lets 320 mines be.
        private const int Mines = 330;

        private readonly TempFolder folder = new();

        /// <summary>The packs by rule.</summary>
        public Dictionary<string, byte[]> Packs { get; } = new(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            File.WriteAllText(folder.At("a.csv"), Uploads.Reports((1, "22")));
            File.WriteAllText(folder.At("r.csv"), Uploads.Rights([(1, "有效", 124.7), .. Enumerable.Range(2, Mines).Select(mine => (mine, "有效", (double?)null))]));
            File.WriteAllText(folder.At("红线.geojson"), Uploads.Features("id", ("H1", 124.705)));
            File.WriteAllText(folder.At("图斑.geojson"), Uploads.Features("JCBH", ("TB1", 124.7)));
            await ImportAsync(folder, "reports {at}/a.csv --year 2024", "rights {at}/r.csv", "layer {at}/红线.geojson --layer 生态保护红线", "footprints {at}/图斑.geojson --year 2024");
            foreach (var alert in await AlertsAsync(folder))
            {
                var (id, rule) = (alert.GetProperty("id").GetString()!, alert.GetProperty("rule").GetString()!);
                if (!Packs.ContainsKey(rule))
                {
                    Assert.Equal(0, (await Said.ByAsync(folder, "alerts", "ack", id, "--by", "李工")).Exit);
                    Assert.Equal(0, (await Said.ByAsync(folder, "alerts", "export", id, "{at}/a.zip")).Exit);
                    Packs.Add(rule, File.ReadAllBytes(folder.At("a.zip")));
                }
            }
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>Writes the pack of a rule as <c>a.zip</c>.</summary>
        internal void Write(TempFolder to, string rule) => File.WriteAllBytes(to.At("a.zip"), Packs[rule]);

        /// <summary>Takes files in for Dandong and checks 2024.</summary>
        internal static async Task ImportAsync(TempFolder folder, params string[] imports)
        {
            foreach (var import in imports)
            {
                Assert.Equal(0, (await Said.ByAsync(folder, ["import", .. import.Split(' '), "--plan", "dandong"])).Exit);
            }
            Assert.Equal(0, (await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024")).Exit);
        }

        internal static async Task<List<JsonElement>> AlertsAsync(TempFolder folder) => [.. JsonDocument.Parse((await Said.ByAsync(folder, "alerts", "list", "--json")).Output).RootElement.GetProperty("alerts").EnumerateArray()];
    }
}
