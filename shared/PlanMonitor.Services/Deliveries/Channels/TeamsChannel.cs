using System.Text.Json.Nodes;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>
/// Workflow of Microsoft Teams (Power Automate, 收到 Teams Webhook 请求时): an adaptive card of at most 28 KB; the address carries its signature <c>sig</c>.
/// Taken is 202. The retired connectors answered 200 and wrote a failure into the body; that is a failure here too.
/// </summary>
public static class TeamsChannel
{
    private const string FailureInBody = "endpoint returned HTTP error";

    /// <summary>The channel.</summary>
    public static Channel Channel { get; } = new("teams")
    {
        IsSecret = _ => false,
        Rates = [SendRate.Robot],
        Bytes = 28_000,
        Body = Body,
        Request = outgoing => ChatRequest.Of(outgoing.Url, outgoing.Body),
        Judge = Judge,
    };

    private static Verdict Judge(Answer answer) =>
        answer.Status is not (>= 200 and < 300) ? Verdict.OfStatus(answer)
        : answer.Body.TrimStart().StartsWith("{\"error\"", StringComparison.Ordinal) ? new(Fate.Failed, Word: "body error")
        : !answer.Body.Contains(FailureInBody, StringComparison.OrdinalIgnoreCase) ? Verdict.OfStatus(answer)
        : answer.Body.Contains("429", StringComparison.Ordinal) ? new(Fate.Later, TimeSpan.FromMinutes(1), "body 429")
        : new(Fate.Failed, Word: "body error");

    private static string Body(Parcel parcel)
    {
        var chat = ChatText.Of(parcel);
        var body = new JsonArray(Block(chat.Title, "Large", "Bolder", Color(chat.Tone)));
        foreach (var item in chat.Items)
        {
            body.Add(Block(item.Head, "Default", "Bolder", "Default"));
            foreach (var line in item.Lines.Append(item.Link is { } link ? $"[{chat.Words.ReadOn}]({link})" : item.Command))
            {
                body.Add(Block(line, "Default", "Default", "Default"));
            }
        }
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = new JsonObject { ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json", ["type"] = "AdaptiveCard", ["version"] = "1.4", ["body"] = body },
            }),
        }.ToJsonString(CanonicalJson.Options);
    }

    private static JsonObject Block(string text, string size, string weight, string color)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
        foreach (var (name, value) in new[] { ("size", size), ("weight", weight), ("color", color) }.Where(pair => pair.Item2 != "Default"))
        {
            block[name] = value;
        }
        return block;
    }

    private static string Color(ChatTone tone) => tone switch { ChatTone.High => "Attention", ChatTone.Middle => "Warning", ChatTone.Good => "Good", _ => "Default" };
}
