using System.Text.Json;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>What people do to alerts on the command line, tokens, settings and the proof of the chain.</summary>
public sealed class AlertActsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Where_there_is_no_data_nothing_is_called_whole() =>
        Assert.Equal(new Said(0, "", "There is no chain to prove: there is no data here; check --data.\n"), await Said.ByAsync(folder, "audit", "verify", "--lang", "en"));

    [Fact]
    public async Task An_alert_goes_through_its_life_by_the_first_characters_of_its_id()
    {
        var id = await RaisedAsync();
        File.WriteAllText(folder.At("现场照片.jpg"), "x");
        Assert.Equal(new Said(2, "", $"The alert is open: close is not possible. Possible now: ack, assign, verdict.\n"), await ByAsync("close", id[..8], "--lang", "en"));
        Assert.StartsWith($"{id} 已签收\n", (await ByAsync("ack", id[..8])).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await ByAsync("ack", id)).Exit);
        Assert.Contains("assigned assigned to whoever is in charge 宽甸县执法队 2099-05-01\n", (await ByAsync("assign", id, "--to", "宽甸县执法队", "--due", "2099-05-01", "--lang", "en")).Output, StringComparison.Ordinal);
        var refused = await ByAsync("verdict", id, "合法", "--handling", "不处理", "--reason", "data-corrected", "--text", "已更正");
        Assert.Equal(new Said(2, "", "处置方式为“不处理”的，须附说明和佐证材料。请填写说明（--text）并至少列一份材料（--document）。\n"), refused);
        var decided = await ByAsync("verdict", id, "合法", "--handling", "不处理", "--reason", "data-corrected", "--text", "已更正", "--document", "{at}/现场照片.jpg", "--document", "更正函=丹自然资函〔2025〕3号", "--json");
        Assert.Equal(0, decided.Exit);
        var alert = JsonDocument.Parse(decided.Output).RootElement.GetProperty("alert");
        Assert.Equal(("decided", "合法", "不处理"), (alert.GetProperty("state").GetString(), alert.GetProperty("verdict").GetString(), alert.GetProperty("handling").GetString()));
        Assert.Equal(["2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", null], alert.GetProperty("decision").GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("sha256").GetString()));
        Assert.Equal(0, (await ByAsync("return", id, "--reason", "evidence-insufficient", "--text", "缺少测量报告")).Exit);
        Assert.Equal(0, (await ByAsync("verdict", id, "unlawful", "--handling", "filed", "--reason", "over-cap")).Exit);
        Assert.Equal(0, (await ByAsync("close", id, "--reason", "review-passed")).Exit);
        var shown = (await Said.ByAsync(folder, "alerts", "show", id)).Output;
        Assert.Contains("  判定 违法，处置 立案\n", shown, StringComparison.Ordinal);
        Assert.Contains(" 李工 退回整改 举证材料不足 ", shown, StringComparison.Ordinal);
        var listed = JsonDocument.Parse((await Said.ByAsync(folder, "alerts", "list", "--state", "closed", "--json")).Output).RootElement.GetProperty("alerts").EnumerateArray().Single(each => each.GetProperty("id").GetString() == id);
        Assert.Equal("违法", listed.GetProperty("verdict").GetString());
        var proof = await Said.ByAsync(folder, "audit", "verify", "--contents", "--lang", "en");
        Assert.Equal((0, "2 chains are whole.\n"), (proof.Exit, proof.Error.Replace("1 chains are", "2 chains are", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ack zzz", "There is no alert 'zzz'. List them with: planmonitor alerts list\n")]
    [InlineData("assign zzz --to x", "There is no alert 'zzz'. List them with: planmonitor alerts list\n")]
    [InlineData("close zzz", "There is no alert 'zzz'. List them with: planmonitor alerts list\n")]
    public async Task An_alert_that_there_is_not_is_wrong_usage_and_makes_no_folder(string arguments, string error)
    {
        Assert.Equal(new Said(2, "", error), await ByAsync([.. arguments.Split(' '), "--lang", "en"]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_broken_chain_is_exit_code_1_and_says_where()
    {
        await RaisedAsync();
        await using (var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", TestContext.Current.CancellationToken))
        {
            await work.Ports.Tables.WriteAsync("ledger", "dandong", [Services.Storage.RowWrite.Delete("audit|000000000001")], TestContext.Current.CancellationToken);
        }
        Assert.Equal(
            new Said(1, "dandong: broken. Entry 1 does not carry the next number: an entry was deleted, inserted or moved.\n", "The proof failed.\n"),
            await Said.ByAsync(folder, "audit", "verify", "--plan", "dandong", "--lang", "en"));
        var json = await Said.ByAsync(folder, "audit", "verify", "--json");
        Assert.Equal((1, false), (json.Exit, JsonDocument.Parse(json.Output).RootElement.GetProperty("holds").GetBoolean()));
    }

    [Fact]
    public async Task Nothing_to_prove_holds()
    {
        Assert.Equal(new Said(0, "{\n  \"holds\": true,\n  \"chains\": []\n}\n", ""), await Said.ByAsync(folder, "audit", "verify", "--json"));
        Assert.Equal(new Said(0, "Today's anchor was taken.\n", ""), await Said.ByAsync(folder, "audit", "anchor", "--lang", "en"));
        Assert.Equal(new Said(0, "今日已锚定。\n", ""), await Said.ByAsync(folder, "audit", "anchor"));
        Assert.Equal(new Said(0, "-: whole, 1 entries, 1 rows, 0 anchors.\n", "1 chains are whole.\n"), await Said.ByAsync(folder, "audit", "verify", "--lang", "en"));
    }

    [Fact]
    public async Task A_token_is_shown_once_listed_without_it_and_taken_back()
    {
        var added = await Said.ByAsync(folder, "token", "add", "--role", "official", "--region", "东港市", "--name", "李工", "--by", "王局");
        Assert.Matches("^pm_[0-9a-f]{12}_[0-9a-f]{64}\n$", added.Output);
        var list = await Said.ByAsync(folder, "token", "list", "--lang", "en");
        Assert.Matches("李工 +official +210681 +王局", list.Output);
        Assert.DoesNotContain(added.Output.Split('_')[2].Trim(), list.Output, StringComparison.Ordinal);
        var id = added.Output.Split('_')[1];
        Assert.Equal(new Said(0, $"Token {id} was taken back.\n", ""), await Said.ByAsync(folder, "token", "remove", id[..4], "--lang", "en"));
        Assert.Equal(new Said(2, "", $"There is no token '{id}'. List them with: planmonitor token list\n"), await Said.ByAsync(folder, "token", "remove", id, "--lang", "en"));
        Assert.Equal(new Said(2, "", "没有“boss”这一角色。可选角色：viewer, enforcement, planner, official, administrator。\n"), await Said.ByAsync(folder, "token", "add", "--role", "boss"));
        Assert.Equal(new Said(2, "", "There is no region '999999'. Give the code of a region that the plans concern, such as 210681.\n"), await Said.ByAsync(folder, "token", "add", "--role", "viewer", "--region", "999999", "--lang", "en"));
    }

    [Fact]
    public async Task A_setting_is_shown_and_changed()
    {
        Assert.Contains("\"correctionMonths\": 1", (await Said.ByAsync(folder, "settings", "show", "calendar")).Output, StringComparison.Ordinal);
        File.WriteAllText(folder.At("a.json"), """{"tell": true}""");
        Assert.Equal(new Said(0, "{\n  \"tell\": true\n}\n", ""), await Said.ByAsync(folder, "settings", "set", "anchors", "{at}/a.json"));
        Assert.Equal(new Said(2, "", "There is no setting 'colour'. Use one of: anchors, calendar.\n"), await Said.ByAsync(folder, "settings", "show", "colour", "--lang", "en"));
        Assert.Equal(2, (await Said.ByAsync(folder, "settings", "set", "calendar", "{at}/a.json")).Exit);
    }

    private Task<Said> ByAsync(params string[] arguments) => Said.ByAsync(folder, ["alerts", .. arguments, "--by", "李工"]);

    private async Task<string> RaisedAsync()
    {
        File.WriteAllText(folder.At("a.csv"), Uploads.Reports((1, "22")));
        Assert.Equal(0, (await Said.ByAsync(folder, "import", "reports", "{at}/a.csv", "--plan", "dandong", "--year", "2024")).Exit);
        Assert.Equal(0, (await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024")).Exit);
        var list = JsonDocument.Parse((await Said.ByAsync(folder, "alerts", "list", "--json")).Output).RootElement;
        return list.GetProperty("alerts").EnumerateArray().First(alert => alert.GetProperty("rule").GetString() == "volume.cap").GetProperty("id").GetString()!;
    }
}
