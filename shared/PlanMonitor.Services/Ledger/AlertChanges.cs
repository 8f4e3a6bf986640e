using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ledger;

/// <summary>How a changed alert is written down: its row, its link in the chain, and the message for the officials.</summary>
internal static class AlertChanges
{
    /// <summary>The change of an alert over the row with an ETag; null for one that is new.</summary>
    public static LedgerChange Of(ReconciledAlert change, string? etag)
    {
        var body = CanonicalJson.Write(change.Alert);
        var key = LedgerKeys.Alert(change.Alert.Id);
        var word = change.Change switch { AlertChange.Opened => "opened", AlertChange.Closed => "closed", AlertChange.Reopened => "reopened", _ => "updated" };
        return new("alert", word, change.Alert.Id, body,
            etag is null ? RowWrite.Insert(key, body) : RowWrite.Replace(key, body, etag),
            $$"""{"alert":{{CanonicalJson.Write(change.Alert.Id)}},"change":"{{word}}","content":{{body}}}""");
    }
}
