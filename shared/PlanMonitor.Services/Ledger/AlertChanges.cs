using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ledger;

/// <summary>How a changed alert is written down: its row, its link in the chain, and the message for the officials.</summary>
internal static class AlertChanges
{
    /// <summary>The change of an alert over the row with an ETag; null for one that is new.</summary>
    public static LedgerChange Of(ReconciledAlert change, string? etag) => Of(
        change.Alert, change.Change switch { AlertChange.Opened => "opened", AlertChange.Closed => "closed", AlertChange.Reopened => "reopened", _ => "updated" }, etag);

    /// <summary>The same, with the word for what happened.</summary>
    public static LedgerChange Of(Alert alert, string word, string? etag)
    {
        var body = AlertJson.Write(alert);
        var key = LedgerKeys.Alert(alert.Id);
        return new("alert", word, alert.Id, body,
            etag is null ? RowWrite.Insert(key, body) : RowWrite.Replace(key, body, etag),
            $$"""{"alert":{{CanonicalJson.Write(alert.Id)}},"change":"{{word}}","content":{{body}}}""");
    }

    /// <summary>What a person did: a row of its own, which never changes.</summary>
    public static LedgerChange Of(AlertAction action)
    {
        var body = CanonicalJson.Write(action);
        var key = LedgerKeys.Action(action.Alert, action.Number);
        return new("action", action.Transition, key[LedgerKeys.ActionPrefix.Length..], body, RowWrite.Insert(key, body));
    }
}
