using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Core.Alerts;

/// <summary>Writes alerts as <see cref="CanonicalJson"/> does, to the byte; those that nobody has touched, of which a first check raises a hundred thousand, by hand.</summary>
public static class AlertJson
{
    /// <summary>An alert as one line of JSON.</summary>
    public static string Write(Alert alert) => IsUntouched(alert) ? JsonBytes.TextOf(alert, WriteUntouched) : CanonicalJson.Write(alert);

    private static void WriteUntouched(JsonBytes json, Alert alert)
    {
        json.Raw("{\"id\":"u8);
        json.Text(alert.Id);
        json.Raw(",\"rule\":"u8);
        json.Text(alert.Rule);
        json.Raw(",\"plan\":"u8);
        json.Text(alert.Plan);
        json.Raw(",\"severity\":"u8);
        json.Raw(JsonParts.Of(alert.Severity));
        json.Raw(",\"state\":\"open\",\"subject\":"u8);
        json.Write(alert.Subject);
        json.Raw(",\"openedAt\":"u8);
        json.Moment(alert.OpenedAt);
        json.Raw(",\"changedAt\":"u8);
        json.Moment(alert.ChangedAt);
        json.Raw(",\"verdict\":null,\"handling\":null,\"finding\":"u8);
        json.Text(alert.Finding);
        json.Raw(",\"status\":"u8);
        json.Raw(JsonParts.Of(alert.Status));
        json.Raw(",\"period\":"u8);
        json.Number(alert.Period);
        json.Raw(",\"planVersion\":"u8);
        json.Text(alert.PlanVersion);
        json.Raw(",\"measured\":"u8);
        json.Number(alert.Measured);
        json.Raw(",\"limit\":"u8);
        json.Number(alert.Limit);
        json.Raw(",\"unit\":"u8);
        json.Text(alert.Unit);
        json.Raw(",\"message\":"u8);
        json.Write(alert.Message);
        json.Raw(",\"reopened\":0"u8);
        if (alert.County is not null)
        {
            json.Raw(",\"county\":"u8);
            json.Text(alert.County);
        }
        json.Raw("}"u8);
    }

    private static bool IsUntouched(Alert alert) => alert is
    {
        State: AlertState.Open, Verdict: null, Handling: null, Reopened: 0, Evidence: null, ReopenedAt: null, Acknowledged: null, Assigned: null, Decision: null, Correction: null,
        ClosedBy: null, GoneAt: null, Missed: null, Actions: 0,
    };
}
