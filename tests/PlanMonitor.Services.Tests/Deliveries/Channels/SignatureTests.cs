using System.Text.Json;
using PlanMonitor.Services.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries.Channels;

/// <summary>Signatures of chat robots against computed vectors, and where they stand in a request. The recipe of one robot never serves the other.</summary>
public sealed class SignatureTests
{
    private const string DingTalkSecret = "SEC000test";
    private const string FeishuSecret = "feishu-test";
    private const long Seconds = 1700000000;
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(Seconds);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void DingTalk() => Assert.Equal("1hLl2KkRX3rps9FaitIUwaac+CtAFEaP345jvdrTL7c=", DingTalkChannel.Sign(DingTalkSecret, Seconds * 1000));

    [Fact]
    public void Feishu() => Assert.Equal("hQptTKufF9VEXGKgMqeaw6Z/8e4+nbSLsDw6vrVyyrI=", FeishuChannel.Sign(FeishuSecret, Seconds));

    [Fact]
    public void The_recipes_differ() => Assert.NotEqual(DingTalkChannel.Sign(FeishuSecret, Seconds), FeishuChannel.Sign(FeishuSecret, Seconds));

    [Fact]
    public void DingTalk_signs_in_the_query_escaped_and_leaves_the_body()
    {
        using var request = DingTalkChannel.Channel.Request(new(new("https://oapi.dingtalk.com/robot/send?access_token=abc"), DingTalkSecret, "m1", "{}", At));
        Assert.Equal("https://oapi.dingtalk.com/robot/send?access_token=abc&timestamp=1700000000000&sign=1hLl2KkRX3rps9FaitIUwaac%2BCtAFEaP345jvdrTL7c%3D", request.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Feishu_signs_in_the_body_and_leaves_the_address()
    {
        using var request = FeishuChannel.Channel.Request(new(new("https://open.feishu.cn/open-apis/bot/v2/hook/abc"), FeishuSecret, "m1", """{"msg_type":"interactive","card":{}}""", At));
        Assert.Equal("https://open.feishu.cn/open-apis/bot/v2/hook/abc", request.RequestUri!.AbsoluteUri);
        Assert.Equal("""{"timestamp":"1700000000","sign":"hQptTKufF9VEXGKgMqeaw6Z/8e4+nbSLsDw6vrVyyrI=","msg_type":"interactive","card":{}}""", await request.Content!.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=abc")]
    [InlineData("feishu", "https://open.feishu.cn/open-apis/bot/v2/hook/abc")]
    [InlineData("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc")]
    [InlineData("teams", "https://prod-1.logic.azure.com/workflows/1?sig=abc")]
    public async Task Without_a_secret_nothing_is_signed(string kind, string url)
    {
        var body = Channel.Find(kind)!.Body(new([ChannelSamples.Event()], ChannelSamples.To(kind), null));
        using var request = Channel.Find(kind)!.Request(new(new(url), "", "m1", body, At));
        Assert.Equal((url, body), (request.RequestUri!.AbsoluteUri, await request.Content!.ReadAsStringAsync(Cancel)));
        Assert.Equal("application/json; charset=utf-8", request.Content.Headers.ContentType!.ToString());
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(body).RootElement.ValueKind);
    }
}
