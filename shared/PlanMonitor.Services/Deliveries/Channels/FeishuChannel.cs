using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>
/// Custom robot of Feishu and Lark (飞书): an interactive card of at most 20 KB; with a secret the body carries <c>timestamp</c> (s) and <c>sign</c>.
/// <c>code</c> 0 (<c>StatusCode</c> 0 in older answers) means taken, 11232 that the robot was sent too much.
/// Source: open.feishu.cn, custom robots: 100 messages a minute and 5 a second.
/// </summary>
public static class FeishuChannel
{
    private static readonly long[] Throttled = [11232, 9499, 99991400];

    /// <summary>The channel. Its body is given the signature on every attempt: 200 bytes are left for that.</summary>
    public static Channel Channel { get; } = new("feishu")
    {
        IsSecret = secret => secret.Length is > 0 and <= 200 && secret.All(c => c is > ' ' and < (char)127),
        IsAddress = url => url.AbsolutePath.Contains("/hook/", StringComparison.Ordinal) && !url.AbsolutePath.EndsWith("/hook/", StringComparison.Ordinal),
        Rates = [new(5, TimeSpan.FromSeconds(1)), new(100, TimeSpan.FromMinutes(1)), SendRate.Robot],
        Bytes = (20 * 1024) - 200,
        Body = Body,
        Request = outgoing => ChatRequest.Of(outgoing.Url, Signed(outgoing)),
        Judge = answer => Verdict.OfCode(answer, ["code", "StatusCode"], Throttled, TimeSpan.FromMinutes(1)),
    };

    /// <summary>The signature: HMAC-SHA256 with <c>timestamp\nsecret</c> as key over nothing, in Base64. DingTalk's recipe gives another one.</summary>
    public static string Sign(string secret, long seconds) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}\n{secret}")), Array.Empty<byte>()));

    private static string Signed(Outgoing outgoing)
    {
        if (outgoing.Secret.Length == 0)
        {
            return outgoing.Body;
        }
        var at = outgoing.At.ToUnixTimeSeconds();
        var signed = new JsonObject { ["timestamp"] = at.ToString(CultureInfo.InvariantCulture), ["sign"] = Sign(outgoing.Secret, at) };
        foreach (var (name, value) in JsonNode.Parse(outgoing.Body)!.AsObject())
        {
            signed.Add(name, value?.DeepClone());
        }
        return signed.ToJsonString(CanonicalJson.Options);
    }

    private static string Body(Parcel parcel)
    {
        var chat = ChatText.Of(parcel);
        var elements = new JsonArray();
        foreach (var item in chat.Items)
        {
            var link = item.Link is null ? item.Command : $"[{chat.Words.ReadOn}]({item.Link})";
            elements.Add(new JsonObject { ["tag"] = "div", ["text"] = new JsonObject { ["tag"] = "lark_md", ["content"] = string.Join('\n', [$"**{item.Head}**", .. item.Lines, link]) } });
        }
        return new JsonObject
        {
            ["msg_type"] = "interactive",
            ["card"] = new JsonObject
            {
                ["config"] = new JsonObject { ["wide_screen_mode"] = true },
                ["header"] = new JsonObject { ["title"] = new JsonObject { ["tag"] = "plain_text", ["content"] = chat.Title }, ["template"] = Color(chat.Tone) },
                ["elements"] = elements,
            },
        }.ToJsonString(CanonicalJson.Options);
    }

    private static string Color(ChatTone tone) => tone switch { ChatTone.High => "red", ChatTone.Middle => "orange", ChatTone.Good => "green", _ => "blue" };
}
