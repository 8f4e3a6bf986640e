using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>Subscriptions and deliveries on the command line, with a receiver on this machine.</summary>
public sealed class SubscriptionsTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_subscription_is_made_listed_tested_and_removed()
    {
        await using var receiver = await Receiver.StartAsync(Cancel);
        var added = await JsonAsync("subscriptions", "add", "--kind", "generic", "--url", receiver.Url + "?key=1", "--severity", "H", "--plan", "dandong", "--operator", "--by", "tester");
        Assert.StartsWith("whsec_", added.GetProperty("secret").GetString(), StringComparison.Ordinal);
        var subscription = added.GetProperty("subscription");
        Assert.Equal(["id", "kind", "url", "severity", "plan", "regions", "rules", "layers", "operator", "language", "form", "digest", "quiet", "quietExceptH", "cooldown", "zone", "detail", "state", "oldSecretUntil", "createdAt", "createdBy"], subscription.EnumerateObject().Select(member => member.Name));
        var id = subscription.GetProperty("id").GetString()!;
        var list = await Said.ByAsync(folder, "subscriptions", "list", "--lang", "en");
        Assert.Equal((0, "1 in all.\n"), (list.Exit, list.Error));
        Assert.Matches($"{id} +generic +active +H +dandong +yes +- +- +{receiver.Url[..^5]}/…", list.Output);
        Assert.Equal(1, (await JsonAsync("subscriptions", "list")).GetProperty("total").GetInt32());

        Assert.Matches("^测试消息已送达（HTTP 204，[0-9]+ 毫秒）。\n$", (await Said.ByAsync(folder, "subscriptions", "test", id[..6])).Output);
        receiver.Answers(500, 500);
        var failed = await Said.ByAsync(folder, "subscriptions", "test", id, "--lang", "en");
        Assert.Equal(1, failed.Exit);
        Assert.Matches("^The test message was not taken \\(HTTP 500, [0-9]+ ms\\)\\.\n$", failed.Output);
        var json = await Said.ByAsync(folder, "subscriptions", "test", id, "--json");
        Assert.Equal((1, false, 500), (json.Exit, JsonDocument.Parse(json.Output).RootElement.GetProperty("delivered").GetBoolean(), JsonDocument.Parse(json.Output).RootElement.GetProperty("status").GetInt32()));
        Assert.All(receiver.Received, got => Assert.Contains("\"type\":\"cn.planmonitor.alert.test\"", got.Body, StringComparison.Ordinal));
        Assert.Contains("\"text\":\"这是一条测试消息。\"", receiver.Received[0].Body, StringComparison.Ordinal);

        Assert.Equal(new Said(0, $"已删除订阅 {id} 及其密钥。\n", ""), await Said.ByAsync(folder, "subscriptions", "remove", id));
        Assert.Equal(new Said(2, "", $"没有编号为“{id}”的订阅。\n查看全部订阅：planmonitor subscriptions list\n"), await Said.ByAsync(folder, "subscriptions", "remove", id));
        Assert.Empty(Directory.GetFiles(folder.At("data", "secrets")));
    }

    [Theory]
    [InlineData("fax", "https://example.gov.cn/", "", "There is no kind of channel 'fax'.\nUse one of: generic, dingtalk, wecom, feishu, teams.\n", "没有“fax”这种推送渠道。\n可选渠道：generic, dingtalk, wecom, feishu, teams。\n")]
    [InlineData("generic", "http://example.gov.cn/", "", "The URL cannot use 'http', only https.\nUse an https address. The local host may use http://127.0.0.1 for trying things out.\n", "推送地址不能使用“http”，只能使用 https。\n请改用 https 地址。本机调试时可用 http://127.0.0.1。\n")]
    [InlineData("generic", "https://example.gov.cn/", "geheim", "The secret is not in the right form.\nWrite whsec_ and the Base64 of 24 to 64 bytes, or leave it out and one is made.\n", "签名密钥的格式不正确。\n请填写 whsec_ 加 24 至 64 字节的 Base64，或不填，由系统生成。\n")]
    public async Task What_cannot_be_is_wrong_usage_in_both_languages(string kind, string url, string secret, string en, string zh)
    {
        string[] add = ["subscriptions", "add", "--kind", kind, "--url", url, .. secret.Length > 0 ? new[] { "--secret", secret } : []];
        Assert.Equal(new Said(2, "", en), await Said.ByAsync(folder, [.. add, "--lang", "en"]));
        Assert.Equal(new Said(2, "", zh), await Said.ByAsync(folder, add));
        Assert.Equal(0, (await JsonAsync("subscriptions", "list")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_robot_takes_every_setting_and_they_are_changed_by_name()
    {
        string[] add =
        [
            "subscriptions", "add", "--kind", "dingtalk", "--url", "https://oapi.dingtalk.com/robot/send?access_token=GEHEIM", "--secret", "SEC000test", "--plan", "dandong", "--county", "210624", "2106", "--rule", "volume",
            "--rule", "space.control-lines", "--layer", "red-line", "--digest", "08:30", "--quiet", "22:00-07:00", "--quiet-except-h", "--cooldown", "6h", "--zone", "Asia/Urumqi", "--detail", "full", "--lang", "en",
        ];
        var added = (await JsonAsync(add)).GetProperty("subscription");
        var id = added.GetProperty("id").GetString()!;
        const string Settings = """"severity":"L","plan":"dandong","regions":["210624","2106"],"rules":["volume","space.control-lines"],"layers":["red-line"],"operator":false,"language":"en","form":null,"digest":"08:30","quiet":"22:00-07:00","quietExceptH":true,"cooldown":"6h","zone":"Asia/Urumqi","detail":"full","state":"active"""";
        Assert.Contains(Settings, JsonSerializer.Serialize(added), StringComparison.Ordinal);
        Assert.Equal("https://oapi.dingtalk.com/…", added.GetProperty("url").GetString());
        var changed = (await JsonAsync("subscriptions", "update", id[..8], "--severity", "H", "--plan", "all", "--county", "none", "--digest", "2h", "--quiet", "none", "--cooldown", "none", "--zone", "none", "--detail", "thin", "--by", "li")).GetProperty("subscription");
        Assert.Contains(
            """"severity":"H","plan":null,"regions":[],"rules":["volume","space.control-lines"],"layers":["red-line"],"operator":false,"language":"en","form":null,"digest":"2h","quiet":null,"quietExceptH":false,"cooldown":null,"zone":"\u002B08:00","detail":"thin","state":"active"""",
            JsonSerializer.Serialize(changed), StringComparison.Ordinal);
        Assert.Equal(new Said(2, "", "没有给出要修改的内容。\n请至少给出一个要修改的选项，见 planmonitor subscriptions update --help。\n"), await Said.ByAsync(folder, "subscriptions", "update", id));
        var said = await Said.ByAsync(folder, "subscriptions", "update", id, "--url", "https://oapi.dingtalk.com/robot/send?access_token=GEHEIM2", "--lang", "zh-CN");
        Assert.Equal(new Said(0, $"已修改订阅 {id}；测试通过之前不再推送，期间的消息会保留。\n", $"发送测试消息：planmonitor subscriptions test {id}\n"), said);
        var list = await Said.ByAsync(folder, "subscriptions", "list");
        Assert.Contains("待测试", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("GEHEIM", list.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--digest", "soon", "--digest 'soon' is none; write a time of day such as 08:30, or 30m, 2h, 1d (1 minute to 1 day).\nSee planmonitor --help.\n")]
    [InlineData("--quiet", "22", "--quiet '22' is none; write hours such as 22:00-07:00.\nSee planmonitor --help.\n")]
    [InlineData("--zone", "Mars", "--zone 'Mars' is none; write the distance from UTC, for example +08:00, or the name of a zone, for example Asia/Urumqi.\nSee planmonitor --help.\n")]
    [InlineData("--cooldown", "x", "--cooldown 'x' is none; write 30m, 6h or 2d.\nSee planmonitor --help.\n")]
    public async Task A_setting_in_another_form_is_wrong_usage(string option, string value, string error) =>
        Assert.Equal(new Said(2, "", error), await Said.ByAsync(folder, "subscriptions", "add", "--kind", "generic", "--url", "https://example.gov.cn/", option, value));

    [Fact]
    public async Task A_changed_address_is_told_after_a_test_and_every_attempt_is_shown()
    {
        await using var receiver = await Receiver.StartAsync(Cancel);
        var id = (await JsonAsync("subscriptions", "add", "--kind", "generic", "--url", receiver.Url, "--severity", "M")).GetProperty("subscription").GetProperty("id").GetString()!;
        var fresh = await JsonAsync("subscriptions", "update", id, "--url", receiver.Url + "2", "--new-secret", "--overlap", "1h");
        Assert.StartsWith("whsec_", fresh.GetProperty("secret").GetString(), StringComparison.Ordinal);
        File.WriteAllText(folder.At("a.csv"), Uploads.Reports((1, "22")));
        await Said.ByAsync(folder, "import", "reports", "{at}/a.csv", "--plan", "dandong", "--year", "2024");
        await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024");
        Assert.Equal(0, (await Said.ByAsync(folder, "subscriptions", "test", id)).Exit);
        receiver.Answers(context => context.Response.WriteAsync("thank you", context.RequestAborted));
        await SendAsync(new Lines());
        Assert.Equal(["/hook2", "/hook2"], receiver.Received.Select(got => got.Path));
        Assert.All(receiver.Received, got => Assert.Equal(2, got.Signature.Split(' ').Length));
        var delivery = (await JsonAsync("deliveries", "list", "--subscription", id[..6], "--state", "delivered")).GetProperty("deliveries")[0].GetProperty("id").GetString()!;
        var shown = await Said.ByAsync(folder, "deliveries", "show", delivery[..8], "--lang", "en");
        Assert.Matches($"^{delivery}  delivered  dandong [0-9a-f]{{20}}  opened\n  [0-9: -]{{19}}Z  HTTP 200  [0-9]+ ms\n    thank you\n$", shown.Output);
        Assert.Equal("1 attempts.\n", shown.Error);
        Assert.Equal("thank you", (await JsonAsync("deliveries", "show", delivery)).GetProperty("delivery").GetProperty("attempts")[0].GetProperty("answer").GetString());
        Assert.Equal(new Said(0, "0 deliveries wait again; planmonitor serve sends them.\n", ""), await Said.ByAsync(folder, "deliveries", "replay", "--subscription", id, "--lang", "en"));
        Assert.Equal(new Said(2, "", "Give the ID of a delivery, or --subscription ID for all dead ones of a subscription.\n"), await Said.ByAsync(folder, "deliveries", "replay"));
    }

    [Fact]
    public async Task Where_there_is_nothing_nothing_is_made()
    {
        Assert.Equal(new Said(0, "{\n  \"total\": 0,\n  \"subscriptions\": []\n}\n", ""), await Said.ByAsync(folder, "subscriptions", "list", "--json"));
        Assert.Equal(new Said(0, "{\n  \"deliveries\": [],\n  \"next\": null\n}\n", ""), await Said.ByAsync(folder, "deliveries", "list", "--json"));
        Assert.Equal(new Said(2, "", "There is no delivery 'abc'.\nList them with: planmonitor deliveries list\n"), await Said.ByAsync(folder, "deliveries", "replay", "abc", "--lang", "en"));
        Assert.Equal(new Said(2, "", "There is no subscription 'abc'.\nList them with: planmonitor subscriptions list\n"), await Said.ByAsync(folder, "subscriptions", "test", "abc", "--lang", "en"));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_check_on_the_command_line_leaves_a_delivery_that_the_host_sends_and_nothing_stored_or_said_holds_the_secret()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        await using var receiver = await Receiver.StartAsync(Cancel);
        var said = new List<Said> { await Said.ByAsync(folder, "subscriptions", "add", "--kind", "generic", "--url", receiver.Url, "--secret", Secret, "--severity", "M") };
        File.WriteAllText(folder.At("a.csv"), Uploads.Reports((1, "22")));
        said.Add(await Said.ByAsync(folder, "import", "reports", "{at}/a.csv", "--plan", "dandong", "--year", "2024"));
        said.Add(await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024"));
        Assert.Equal("pending", await StateAsync());
        var talk = new Lines();
        receiver.Answers(410);
        await SendAsync(talk);
        Assert.Equal("dead", await StateAsync());
        said.Add(await Said.ByAsync(folder, "deliveries", "list"));
        Assert.Contains("已放弃", said[^1].Output, StringComparison.Ordinal);
        Assert.Contains("HTTP 410", said[^1].Output, StringComparison.Ordinal);
        said.Add(await Said.ByAsync(folder, "subscriptions", "list", "--json"));
        said.Add(await Said.ByAsync(folder, "deliveries", "list", "--json"));
        said.Add(await Said.ByAsync(folder, "deliveries", "replay", (await JsonAsync("deliveries", "list")).GetProperty("deliveries")[0].GetProperty("id").GetString()!));
        Assert.Equal(2, said[^1].Exit);
        Assert.All(said, each => Assert.DoesNotContain(Secret, each.Output + each.Error, StringComparison.Ordinal));
        // The file of the secret alone holds it: neither the database nor a blob, a queue or a working file does.
        var holders = Directory.EnumerateFiles(folder.At("data"), "*", SearchOption.AllDirectories).Where(file => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file)).Contains(Secret["whsec_".Length..], StringComparison.Ordinal));
        Assert.Equal([folder.At("data", "secrets")], holders.Select(Path.GetDirectoryName));

        async Task<string> StateAsync() => (await JsonAsync("deliveries", "list")).GetProperty("deliveries")[0].GetProperty("state").GetString()!;
    }

    [Fact]
    public async Task Deliveries_are_listed_page_by_page_with_filters_removed_subscriptions_included()
    {
        var to = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            to.Add((await JsonAsync("subscriptions", "add", "--kind", "generic", "--url", "https://example.gov.cn/", "--severity", "M")).GetProperty("subscription").GetProperty("id").GetString()!);
        }
        File.WriteAllText(folder.At("a.csv"), Uploads.Reports((1, "22"), (2, "22")));
        await Said.ByAsync(folder, "import", "reports", "{at}/a.csv", "--plan", "dandong", "--year", "2024");
        await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2024");
        Assert.Equal(0, (await Said.ByAsync(folder, "subscriptions", "remove", to[0])).Exit);
        var all = await IdsAsync();
        Assert.True(all.Count >= 2);
        Assert.Equal(all.Count / 2, (await IdsAsync("--subscription", to[0][..8])).Count);

        var (paged, next) = (new List<string>(), (string?)null);
        do
        {
            var page = await JsonAsync(["deliveries", "list", "--limit", "1", .. next is null ? Array.Empty<string>() : ["--after", next]]);
            paged.Add(Assert.Single(page.GetProperty("deliveries").EnumerateArray()).GetProperty("id").GetString()!);
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(all, paged);

        var first = (await JsonAsync("deliveries", "list", "--limit", "1")).GetProperty("deliveries")[0].GetProperty("alert").GetString()!;
        Assert.Equal(2, (await IdsAsync("--alert", first)).Count);
        Assert.Empty(await IdsAsync("--alert", first, "--state", "dead"));
        var shown = await Said.ByAsync(folder, "deliveries", "list", "--limit", "1", "--lang", "en");
        Assert.Equal($"1 shown, there are more: --after '{(await JsonAsync("deliveries", "list", "--limit", "1")).GetProperty("next").GetString()}'\n", shown.Error);
        Assert.Equal($"列出 {all.Count} 条。重新推送：planmonitor deliveries replay ID\n", (await Said.ByAsync(folder, "deliveries", "list")).Error);

        async Task<List<string>> IdsAsync(params string[] filter) => [.. (await JsonAsync(["deliveries", "list", .. filter])).GetProperty("deliveries").EnumerateArray().Select(each => each.GetProperty("id").GetString()!)];
    }

    [Theory]
    [InlineData("--limit", "0", "'0' is no number from 1 to 500.\nSee planmonitor --help.\n")]
    [InlineData("--limit", "x", "'x' is no number from 1 to 500.\nSee planmonitor --help.\n")]
    [InlineData("--after", "a b", "'a b' is no place in the list; give what the list before said.\nSee planmonitor --help.\n")]
    public async Task A_page_that_cannot_be_is_wrong_usage(string option, string value, string error) =>
        Assert.Equal(new Said(2, "", error), await Said.ByAsync(folder, "deliveries", "list", option, value));

    /// <summary>What the host does with the queue, its talk included.</summary>
    private async Task SendAsync(Lines talk)
    {
        await using var work = await Workspace.OpenAsync(folder.At("data"), "test", "tester", Cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var sending = Serve.DeliveryWorker.RunAsync(work, talk, stop.Token);
        Assert.Equal("deliveries: 1 done", await talk.LineAsync("deliveries", Cancel));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var said = await Said.ByAsync(folder, [.. arguments, "--json"]);
        Assert.True(said.Exit == 0, said.Error);
        return JsonDocument.Parse(said.Output).RootElement;
    }
}
