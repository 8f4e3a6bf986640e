using System.Text;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>
/// Group robot of WeCom (企业微信), and of 政务微信 where it is deployed privately: markdown of at most 4096 bytes. The key in the address is the only secret.
/// The answer is 200 whatever happened: <c>errcode</c> 0 means taken, 45009 that the robot was sent too much.
/// </summary>
public static class WeComChannel
{
    private static readonly long[] Throttled = [45009, 45033];

    /// <summary>The channel.</summary>
    public static Channel Channel { get; } = new("wecom")
    {
        IsSecret = _ => false,
        IsAddress = url => ChatRequest.HasQuery(url, "key"),
        Rates = [SendRate.Robot],
        Bytes = 4096,
        Body = Body,
        Request = outgoing => ChatRequest.Of(outgoing.Url, outgoing.Body),
        Judge = answer => Verdict.OfCode(answer, ["errcode"], Throttled, TimeSpan.FromMinutes(1)),
    };

    private static string Body(Parcel parcel)
    {
        var chat = ChatText.Of(parcel);
        var text = new StringBuilder($"### <font color=\"{Color(chat.Tone)}\">{chat.Title}</font>");
        foreach (var item in chat.Items)
        {
            _ = text.Append($"\n**{item.Head}**");
            foreach (var line in item.Lines)
            {
                _ = text.Append($"\n> {line}");
            }
            _ = text.Append(item.Link is { } link ? $"\n[{chat.Words.ReadOn}]({link})" : $"\n{item.Command}");
        }
        return CanonicalJson.Write(new { Msgtype = "markdown", Markdown = new { Content = text.ToString() } });
    }

    // The three colours that there are.
    private static string Color(ChatTone tone) => tone switch { ChatTone.High or ChatTone.Middle => "warning", ChatTone.Good => "info", _ => "comment" };
}
