using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>check --with: other figures for one run.</summary>
public sealed class WhatIfTests : IDisposable
{
    private const string HigherCap = """{"plan":{"volumeControls":[{"id":"volume.magnesite.kuandian","value":22}]}}""";

    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_higher_cap_turns_a_fail_into_a_pass_and_nothing_is_stored()
    {
        await DataAsync();
        await CheckAsync();
        var stored = await StoredAsync();
        var said = await WithAsync(HigherCap, "--json");
        Assert.Equal((0, ""), (said.Exit, said.Error));
        using var document = JsonDocument.Parse(said.Output);
        Assert.Equal(["run", "findings", "changes"], document.RootElement.EnumerateObject().Select(member => member.Name));
        var change = document.RootElement.GetProperty("changes").EnumerateArray().Single(each => each.GetProperty("after").GetProperty("rule").GetString() == "volume.cap");
        Assert.Equal(["id", "before", "after"], change.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("fail", 21m), Of(change.GetProperty("before")));
        Assert.Equal(("pass", 22m), Of(change.GetProperty("after")));
        Assert.Equal(change.GetProperty("id").GetString(), change.GetProperty("before").GetProperty("id").GetString());
        Assert.Equal(stored, await StoredAsync());
        Assert.Equal(0, (await WithAsync("{\"plan\":{}}", "--json")).Exit);
    }

    [Fact]
    public async Task People_read_what_changes_and_how_the_counts_move()
    {
        await DataAsync();
        await CheckAsync();
        var said = await WithAsync(HigherCap, "--lang", "en");
        var lines = said.Output.Split('\n');
        Assert.Equal("dandong (draft): what if, 2024 as of 2025-03-31, against the stored run; nothing is stored", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("  H volume.cap             fail 22/21万吨 → pass 22/22万吨  [draft plan] ", StringComparison.Ordinal));
        Assert.Matches("^[0-9]+ changed\\. [0-9]+→[0-9]+ checks: ", lines[^2]);
        Assert.Contains("未通过 22/21万吨 → 通过 22/22万吨", (await WithAsync(HigherCap)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_stored_run_it_is_held_against_the_figures_as_they_are()
    {
        await DataAsync();
        var said = await WithAsync(HigherCap, "--lang", "en");
        Assert.Contains("against the figures as they are (no run as of that day is stored)", said.Output, StringComparison.Ordinal);
        Assert.Contains("fail 22/21万吨 → pass 22/22万吨", said.Output, StringComparison.Ordinal);
        Assert.Contains("\"runs\":[]", await StoredAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_after_the_stored_run_are_remarked()
    {
        await DataAsync();
        await CheckAsync();
        File.WriteAllText(folder.At("more.csv"), Uploads.Reports((2, "1")));
        await Said.ByAsync(folder, "import", "reports", "{at}/more.csv", "--plan", "dandong", "--year", "2024");
        Assert.Equal("There were uploads after the stored run, which may make some of the difference; check again first.\n", (await WithAsync(HigherCap, "--lang", "en")).Error);
    }

    [Fact]
    public async Task Quotas_stand_in_for_those_that_were_handed_down()
    {
        await DataAsync();
        await CheckAsync();
        string Quotas(int amount) => $$"""{"quotas":[{"层级":"矿山","行政区":"宽甸县","采矿许可证号":"{{Uploads.Licence(1)}}","矿种":"菱镁矿","控制指标":"{{amount}}","计量单位":"万吨"}]}""";
        Assert.Contains("volume.quota", (await WithAsync(Quotas(20))).Output, StringComparison.Ordinal);
        Assert.Contains("未通过 22/20万吨", (await WithAsync(Quotas(20))).Output, StringComparison.Ordinal);
        Assert.Contains("通过 22/22万吨", (await WithAsync(Quotas(22))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fail_on_asks_about_the_other_figures()
    {
        await DataAsync();
        Assert.Equal(4, (await WithAsync("""{"plan":{"volumeControls":[{"id":"volume.magnesite.kuandian","value":20}]}}""", "--fail-on", "H")).Exit);
    }

    [Theory]
    [InlineData("""{"plan":{"volumeControls":[{"id":"volume.magnesite.kuandien","value":22}]}}""", "en",
        "Line 1: volumeControls has no item with the id 'volume.magnesite.kuandien'. Near ones: volume.magnesite.kuandian, volume.magnesite.city, volume.magnesite.donggang. (with.unknown-id)")]
    [InlineData("{\"plan\":\n{\"caps\":[]}}", "zh-CN", "第 2 行：规划中没有名为“caps”的列表。 可用的列表：readings, indicators, ")]
    [InlineData("""{"plan":{"indicators":[{"value":22}]}}""", "en", "Line 1: every item of indicators needs its id. Look the ids up with planmonitor plans show ID --json. (with.id-missing)")]
    [InlineData("{\n\"figures\":1}", "en", "'figures' in line 2 is nothing that can be replaced. Only plan and quotas can be replaced. (with.unknown-member)")]
    [InlineData("[]", "zh-CN", "文件应为 JSON 对象，含 plan 或 quotas。")]
    [InlineData("{", "en", "this is not valid JSON.")]
    [InlineData("""{"plan":{"volumeControls":[{"id":"volume.magnesite.kuandian","value":"x"}]}}""", "en", "/value (line")]
    [InlineData("""{"quotas":[{"层级":"村","行政区":"宽甸县","矿种":"菱镁矿","控制指标":"1","计量单位":"万吨"}]}""", "en", "(quota.unknown-scope)")]
    public async Task A_file_that_does_not_fit_is_not_taken(string content, string language, string text)
    {
        var said = await WithAsync(content, "--lang", language);
        Assert.Equal((3, ""), (said.Exit, said.Error));
        Assert.StartsWith(language == "en" ? "{at}/with.json: not taken\n" : "{at}/with.json：未采用\n", said.Output, StringComparison.Ordinal);
        Assert.Contains(text, said.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await WithAsync(content, "--json")).Output);
        Assert.NotEqual(0, json.RootElement.GetProperty("problems").GetArrayLength());
    }

    private static (string?, decimal) Of(JsonElement finding) => (finding.GetProperty("status").GetString(), finding.GetProperty("limit").GetDecimal());

    private async Task DataAsync()
    {
        File.WriteAllText(folder.At("rights.csv"), Uploads.Rights((1, "有效", null)));
        File.WriteAllText(folder.At("reports.csv"), Uploads.Reports((1, "22")));
        Assert.Equal(0, (await Said.ByAsync(folder, "import", "rights", "{at}/rights.csv", "--plan", "dandong")).Exit);
        Assert.Equal(0, (await Said.ByAsync(folder, "import", "reports", "{at}/reports.csv", "--plan", "dandong", "--year", "2024")).Exit);
    }

    private Task<Said> CheckAsync() => Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024", "--as-of", "2025-03-31");

    private Task<Said> WithAsync(string content, params string[] more)
    {
        File.WriteAllText(folder.At("with.json"), content);
        return Said.ByAsync(folder, ["check", "--plan", "dandong", "--year", "2024", "--with", "{at}/with.json", .. more]);
    }

    private async Task<string> StoredAsync()
    {
        await using var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", Cancel);
        return CanonicalJson.Write(new
        {
            Findings = await work.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel),
            Runs = await work.Findings.RunsAsync("dandong", Cancel).ToListAsync(Cancel),
            Alerts = await work.Queries.AllAsync(null, null, Cancel),
        });
    }
}
