using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// The generic webhook: a CloudEvents 1.0.2 event in structured mode, signed as Standard Webhooks 1.0.0 says. Only a 2xx means that it was taken.
/// </summary>
public static class GenericChannel
{
    private const string ContentType = "application/cloudevents+json";

    /// <summary>The channel.</summary>
    public static Channel Channel { get; } = new("generic", StandardWebhooks.IsSecret, StandardWebhooks.NewSecret, Body, Request, answer => answer.Status is >= 200 and < 300);

    private static string Body(DeliveryEvent happened, Subscription subscription)
    {
        var message = happened.Message;
        var text = subscription.Language == "en" ? message.Text.En : message.Text.Zh;
        return CanonicalJson.Write(new CloudEvent(
            "1.0", $"{happened.Plan}-{happened.Sequence}", $"urn:planmonitor:plan:{happened.Plan}", $"cn.planmonitor.alert.{message.Change}", message.Alert, message.Time.ToUniversalTime(), "application/json",
            new(happened.Plan, happened.Sequence, message.Change, text, message.Content)));
    }

    private static HttpRequestMessage Request(Outgoing outgoing)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(outgoing.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue(ContentType, "utf-8");
        return new(HttpMethod.Post, outgoing.Url)
        {
            Content = content,
            Headers =
            {
                { "User-Agent", "PlanMonitor" },
                { "webhook-id", outgoing.Id },
                { "webhook-timestamp", StandardWebhooks.Timestamp(outgoing.At) },
                { "webhook-signature", StandardWebhooks.Sign(outgoing.Secret, outgoing.Id, outgoing.At, outgoing.Body) },
            },
        };
    }

    // The names of the attributes are those of the specification.
    private sealed record CloudEvent(string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, EventData Data);

    private sealed record EventData(string Plan, long Sequence, string Change, string Text, JsonElement Alert);
}
