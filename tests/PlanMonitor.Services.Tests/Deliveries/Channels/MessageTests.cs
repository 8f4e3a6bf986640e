using System.Text.Encodings.Web;
using System.Text.Json;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Tests.Memory;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries.Channels;

/// <summary>
/// The messages of each channel as they go over the wire, in files that people can read: tests/cases/deliveries/{channel}/{case}.txt.
/// PLANMONITOR_BLESS=1 writes them anew; the difference shows in the commit.
/// </summary>
public sealed class MessageTests
{
    private const string Link = "https://monitor.example.gov.cn";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, (string Kind, string Form, string Url, string Secret)> Channels = new(StringComparer.Ordinal)
    {
        ["dingtalk"] = ("dingtalk", "cloudevents", "https://oapi.dingtalk.com/robot/send?access_token=TOKEN", "SEC000test"),
        ["wecom"] = ("wecom", "cloudevents", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY", ""),
        ["feishu"] = ("feishu", "cloudevents", "https://open.feishu.cn/open-apis/bot/v2/hook/TOKEN", "feishu-test"),
        ["teams"] = ("teams", "cloudevents", "https://prod-01.westeurope.logic.azure.com/workflows/W/triggers/manual/paths/invoke?sig=SIG", ""),
        ["generic"] = ("generic", "cloudevents", "https://receiver.example.gov.cn/hook", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ["alertmanager"] = ("generic", "alertmanager", "https://receiver.example.gov.cn/alerts", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
    };

    private static readonly Dictionary<string, (DeliveryEvent[] Events, string Language, string? Link)> Cases = new(StringComparer.Ordinal)
    {
        ["opened"] = ([ChannelSamples.Event()], "zh-CN", Link),
        ["opened-in-english"] = ([ChannelSamples.Event()], "en", Link),
        ["full"] = ([ChannelSamples.Full], "zh-CN", Link),
        ["full-in-english"] = ([ChannelSamples.Full], "en", Link),
        ["opened-without-a-link"] = ([ChannelSamples.Event(severity: "M")], "zh-CN", null),
        ["closed"] = ([ChannelSamples.Event("closed", sequence: 18)], "zh-CN", Link + "/alert?id={alert}"),
        ["escalated"] = ([ChannelSamples.Event("escalated", sequence: 19)], "zh-CN", Link),
        ["verdict"] = ([ChannelSamples.Event("decided", sequence: 20, verdict: "违法", handling: "立案")], "zh-CN", Link),
        ["digest"] =
        (
            [
                ChannelSamples.Event(), ChannelSamples.Event("updated", sequence: 21, zh: "宽甸满族自治县菱镁矿2024年采出23万吨，疑似超出。"),
                ChannelSamples.Event(alert: "b2c3d4e5f6a7b8c9d0e1", sequence: 22, severity: "M", zh: "采矿权C2106002010011110000001未报送2024年年报。", en: "No report of C2106002010011110000001 for 2024."),
                ChannelSamples.Event("closed", alert: "c3d4e5f6a7b8c9d0e1f2", sequence: 23, severity: "L", zh: "图斑F7已不再占用生态保护红线。", en: "Footprint F7 is off the red line."),
            ],
            "zh-CN", Link
        ),
        ["test"] = ([ChannelSamples.Test], "zh-CN", Link),
        ["names-that-would-be-markup"] = ([ChannelSamples.Event(zh: "矿山“<at id=all></at>[点此](http://evil.example)*@所有人*`x`\n## 伪造”疑似超出，见www.evil.example\u202e\u200b。")], "zh-CN", Link),
    };

    // Alertmanager has no full messages.
    public static TheoryData<string, string> All => [.. Channels.SelectMany(channel => Cases.Keys.Where(one => channel.Value.Form == "cloudevents" || !one.StartsWith("full", StringComparison.Ordinal)).Select(one => (channel.Key, one)))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task As_it_is_sent(string channel, string name)
    {
        var (kind, form, url, secret) = Channels[channel];
        var (events, language, link) = Cases[name];
        var body = Desk(link).Body(ChannelSamples.To(kind, language, form) with { IsFull = name.StartsWith("full", StringComparison.Ordinal) }, events);
        using var request = Channel.Find(kind)!.Request(new(new(url), secret, "d1", body, DateTimeOffset.FromUnixTimeSeconds(1700000000)));
        var headers = request.Headers.Where(header => header.Key.StartsWith("webhook", StringComparison.Ordinal)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\n");
        var sent = await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var text = $"POST {request.RequestUri!.AbsoluteUri}\nContent-Type: {request.Content.Headers.ContentType}\n{string.Concat(headers)}\n{JsonSerializer.Serialize(JsonDocument.Parse(sent), Indented)}\n";

        var path = Repo.At("tests", "cases", "deliveries", channel, name + ".txt");
        if (Environment.GetEnvironmentVariable("PLANMONITOR_BLESS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }
        Assert.Equal((await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Every_file_belongs_to_a_case() =>
        Assert.Empty(Directory.EnumerateFiles(Repo.At("tests", "cases", "deliveries"), "*.txt", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)) + "/" + Path.GetFileNameWithoutExtension(path)).Except(Channels.Keys.SelectMany(channel => Cases.Keys.Select(one => $"{channel}/{one}"))));

    [Theory]
    [InlineData("dingtalk")]
    [InlineData("wecom")]
    [InlineData("feishu")]
    [InlineData("teams")]
    [InlineData("generic")]
    public void A_thin_message_says_nothing_of_what_the_finding_rests_on(string kind)
    {
        var (thin, full) = (Desk(Link).Body(ChannelSamples.To(kind), [ChannelSamples.Full]), Desk(Link).Body(ChannelSamples.To(kind) with { IsFull = true }, [ChannelSamples.Full]));
        Assert.Equal(thin, Desk(Link).Body(ChannelSamples.To(kind), [ChannelSamples.Event()]));
        Assert.DoesNotContain("年报2024", thin, StringComparison.Ordinal);
        Assert.Contains("年报2024", full, StringComparison.Ordinal);
        // Nor is it stored on the way to a subscription that is thin.
        Assert.Null(Delivery.Of(ChannelSamples.Full, ChannelSamples.To(kind), ChannelSamples.Now).Event!.Finding);
        Assert.NotNull(Delivery.Of(ChannelSamples.Full, ChannelSamples.To(kind) with { IsFull = true }, ChannelSamples.Now).Event!.Finding);
    }

    [Theory]
    [InlineData("dingtalk", 20_000)]
    [InlineData("wecom", 4096)]
    [InlineData("feishu", 20 * 1024)]
    [InlineData("teams", 28_000)]
    public async Task However_long_a_text_is_the_body_stays_within_the_bytes_of_the_channel(string kind, int bytes)
    {
        var to = ChannelSamples.To(kind);
        foreach (var length in new[] { 10, 900, 1_300, 5_000, 100_000 })
        {
            foreach (var letter in new[] { "镁", "\"", "\n", "𠮷", "a" })
            {
                var body = Desk(Link).Body(to, [ChannelSamples.Event(zh: string.Concat(Enumerable.Repeat(letter, length)))]);
                using var request = Channel.Find(kind)!.Request(new(new(Channels[kind].Url), Channels[kind].Secret, "d1", body, ChannelSamples.Now));
                Assert.InRange((await request.Content!.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 1, bytes);
            }
        }
    }

    [Theory]
    [InlineData("dingtalk")]
    [InlineData("wecom")]
    [InlineData("feishu")]
    [InlineData("teams")]
    [InlineData("generic")]
    public void As_many_events_go_together_as_fit_and_one_more_would_not(string kind)
    {
        var (desk, to) = (Desk(Link), ChannelSamples.To(kind));
        DeliveryEvent[] events = [.. Enumerable.Range(1, 200).Select(number => ChannelSamples.Event(alert: $"a{number:D19}", sequence: number))];
        var fits = desk.Fitting(to, events);
        Assert.InRange(fits, 2, 199);
        Assert.True(Utf8.Bytes(desk.Body(to, events[..fits])) <= Channel.Find(kind)!.Bytes);
        Assert.True(Utf8.Bytes(desk.Body(to, events[..(fits + 1)])) > Channel.Find(kind)!.Bytes);
        Assert.Equal((1, 3), (desk.Fitting(to, events[..1]), desk.Fitting(to, events[..3])));
    }

    [Theory]
    [InlineData("规划监测", 12, "规划监测")]
    [InlineData("规划监测", 11, "规划…")]
    [InlineData("规划监测", 3, "…")]
    [InlineData("a𠮷b", 6, "a𠮷b")]
    [InlineData("a𠮷bc", 6, "a…")]
    [InlineData("a𠮷bcde", 8, "a𠮷…")]
    public void A_text_is_cut_by_bytes_and_never_within_a_character(string text, int bytes, string cut) => Assert.Equal(cut, Utf8.Cut(text, bytes));

    private static DeliveryDesk Desk(string? link)
    {
        var (tables, time, options) = (new MemoryTables(), new ManualTime(), new DeliveryOptions { Link = link });
        return new(new(tables), new(new(tables, time), tables, new MemorySecrets(), time, "tester", options), new((_, _) => throw new InvalidOperationException("Nothing is sent here."), time), tables, time, "tester", options);
    }
}
