using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>
/// A body in the shape that Prometheus Alertmanager sends to webhooks (version 4), for receivers that know it: an alert is <c>firing</c> or <c>resolved</c>;
/// of several events of one alert the newest tells its state.
/// </summary>
internal static class AlertmanagerBody
{
    public const string Form = "alertmanager";

    // What Alertmanager writes for an alert that has not ended.
    private static readonly DateTimeOffset NotEnded = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Of(Parcel parcel)
    {
        var newest = parcel.Events.GroupBy(each => each.Message.Alert, StringComparer.Ordinal).Select(group => group.Last()).ToList();
        var status = newest.TrueForAll(IsResolved) ? "resolved" : "firing";
        return CanonicalJson.Write(new
        {
            Version = "4",
            GroupKey = $"planmonitor:{parcel.To.Id}",
            TruncatedAlerts = 0,
            Status = status,
            Receiver = $"planmonitor-{parcel.To.Id}",
            GroupLabels = new { },
            CommonLabels = new { Service = "planmonitor" },
            CommonAnnotations = new { },
            ExternalURL = parcel.Link ?? "",
            Alerts = newest.Select(each => Alert(each, parcel)),
        });
    }

    private static bool IsResolved(DeliveryEvent happened) => happened.Message.Change == "closed";

    private static object Alert(DeliveryEvent happened, Parcel parcel)
    {
        var message = happened.Message;
        var resolved = IsResolved(happened);
        return new
        {
            Status = resolved ? "resolved" : "firing",
            Labels = new { Alertname = message.Word("rule") ?? message.Change, Severity = $"{message.Severity}", happened.Plan, Alert = message.Alert, Service = "planmonitor" },
            Annotations = new { Summary = parcel.To.Language == "en" ? message.Text.En : message.Text.Zh, message.Change },
            StartsAt = (message.Moment("openedAt") ?? message.Time).ToUniversalTime(),
            EndsAt = resolved ? message.Time.ToUniversalTime() : NotEnded,
            GeneratorURL = Links.Of(parcel.Link, message.Alert) ?? "",
            Fingerprint = message.Alert,
        };
    }
}
