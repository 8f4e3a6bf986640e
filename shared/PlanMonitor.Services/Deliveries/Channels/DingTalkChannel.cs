using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>
/// Group robot of DingTalk (钉钉), and of 浙政钉 where it is deployed privately: markdown; with a secret the query carries <c>timestamp</c> (ms) and <c>sign</c>.
/// Without one the robot is kept by a keyword or by addresses; the keyword 规划 stands in every message. The answer is 200 whatever happened: <c>errcode</c> 0 means taken.
/// </summary>
public static class DingTalkChannel
{
    // Above 20 a minute a robot is blocked for ten minutes. 130101: sent too fast; 410100, 90030: other words for it.
    private static readonly long[] Throttled = [130101, 410100, 90030];
    private static readonly TimeSpan Blocked = TimeSpan.FromMinutes(10);

    /// <summary>The channel.</summary>
    public static Channel Channel { get; } = new("dingtalk")
    {
        IsSecret = secret => secret.Length is > 0 and <= 200 && secret.All(c => c is > ' ' and < (char)127),
        IsAddress = url => ChatRequest.HasQuery(url, "access_token"),
        Rates = [SendRate.Robot],
        Bytes = 20_000,
        Body = Body,
        Request = outgoing => ChatRequest.Of(Signed(outgoing), outgoing.Body),
        Judge = answer => Verdict.OfCode(answer, ["errcode"], Throttled, Blocked),
    };

    /// <summary>The signature: HMAC-SHA256 with the secret as key over <c>timestamp\nsecret</c>, in Base64; it is escaped where it goes into the query.</summary>
    public static string Sign(string secret, long milliseconds) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{milliseconds}\n{secret}"))));

    private static Uri Signed(Outgoing outgoing)
    {
        if (outgoing.Secret.Length == 0)
        {
            return outgoing.Url;
        }
        var at = outgoing.At.ToUnixTimeMilliseconds();
        return new(string.Create(CultureInfo.InvariantCulture, $"{outgoing.Url.AbsoluteUri}&timestamp={at}&sign={Uri.EscapeDataString(Sign(outgoing.Secret, at))}"));
    }

    private static string Body(Parcel parcel)
    {
        var chat = ChatText.Of(parcel);
        var text = new StringBuilder($"#### {chat.Title}");
        foreach (var item in chat.Items)
        {
            // A line break alone is a space to DingTalk: two spaces before it break the line.
            _ = text.Append("\n\n").Append(chat.Items.Count > 1 ? "- " : "").Append($"**{item.Head}**");
            foreach (var line in item.Lines.Append(item.Link is { } link ? $"[{chat.Words.ReadOn}]({link})" : item.Command))
            {
                _ = text.Append("  \n").Append(line);
            }
        }
        return CanonicalJson.Write(new { Msgtype = "markdown", Markdown = new { chat.Title, Text = text.ToString() }, At = new { IsAtAll = false } });
    }
}
