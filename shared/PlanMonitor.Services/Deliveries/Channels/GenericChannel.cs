using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>
/// The generic webhook, signed as Standard Webhooks 1.0.0 says. Its body is a CloudEvents 1.0.2 event in structured mode, a batch of them where several go together,
/// or what Alertmanager sends, as the subscription chooses. Only a 2xx means that it was taken.
/// </summary>
public static class GenericChannel
{
    /// <summary>Bodies that a subscription may choose.</summary>
    public static IReadOnlyList<string> Forms { get; } = [CloudEvents, AlertmanagerBody.Form];

    /// <summary>CloudEvents, the form where none is chosen.</summary>
    public const string CloudEvents = "cloudevents";

    /// <summary>The channel.</summary>
    public static Channel Channel { get; } = new("generic")
    {
        IsSecret = StandardWebhooks.IsSecret,
        NewSecret = StandardWebhooks.NewSecret,
        SignsTwice = true,
        Bytes = 20_000,
        Cuts = false,
        Body = Body,
        Request = Request,
        Judge = Verdict.OfStatus,
    };

    private static string Body(Parcel parcel) =>
        parcel.To.Form == AlertmanagerBody.Form ? AlertmanagerBody.Of(parcel)
        : parcel.Events is [var one] ? CanonicalJson.Write(Event(one, parcel.To))
        : CanonicalJson.Write(parcel.Events.Select(each => Event(each, parcel.To)));

    private static CloudEvent Event(DeliveryEvent happened, Subscription to)
    {
        var message = happened.Message;
        return new(
            "1.0", $"{happened.Plan}-{happened.Sequence}", $"urn:planmonitor:plan:{happened.Plan}", $"cn.planmonitor.alert.{message.Change}", message.Alert, message.Time.ToUniversalTime(), "application/json",
            new(happened.Plan, happened.Sequence, message.Change, to.Language == "en" ? message.Text.En : message.Text.Zh, message.Content)
            {
                Finding = to.IsFull ? happened.Finding : null, EvidenceTotal = to.IsFull ? happened.EvidenceTotal : 0,
            });
    }

    // What kind of body it is shows in its first characters, so that a body which is stored needs no word beside it.
    private static string MediaType(string body) =>
        body.StartsWith('[') ? "application/cloudevents-batch+json" : body.StartsWith("{\"specversion\"", StringComparison.Ordinal) ? "application/cloudevents+json" : "application/json";

    private static HttpRequestMessage Request(Outgoing outgoing)
    {
        var request = ChatRequest.Of(outgoing.Url, outgoing.Body, MediaType(outgoing.Body));
        request.Headers.Add("webhook-id", outgoing.Id);
        request.Headers.Add("webhook-timestamp", StandardWebhooks.Timestamp(outgoing.At));
        request.Headers.Add("webhook-signature", StandardWebhooks.Sign(outgoing.Secret, outgoing.Id, outgoing.At, outgoing.Body));
        return request;
    }

    // The names of the attributes are those of the specification.
    private sealed record CloudEvent(string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, EventData Data);

    private sealed record EventData(string Plan, long Sequence, string Change, string Text, JsonElement Alert)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Finding? Finding { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int EvidenceTotal { get; init; }
    }
}
