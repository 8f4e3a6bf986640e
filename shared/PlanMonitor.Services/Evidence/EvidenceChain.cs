using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Evidence;

/// <summary>Holds alert, actions and uploads of a pack against the entries of the chain in it.</summary>
internal static class EvidenceChain
{
    /// <summary>
    /// True where the entries carry their own hashes and stand in their order, the newest one about the alert tells it as it is here, each action has its entry and no entry lacks its
    /// action, and each upload was imported or rejected by one.
    /// </summary>
    public static bool Holds(EvidenceManifest manifest, string alertText, string actionsText, string auditText)
    {
        var (alert, audit) = (CanonicalJson.Read<Alert>(alertText), CanonicalJson.Read<EvidenceAudit>(auditText));
        var actions = CanonicalJson.Read<List<AlertAction>>(actionsText);
        var entries = audit.Entries.Select(each => each.Entry).ToList();
        return CanonicalJson.Write(audit) == auditText && CanonicalJson.Write(actions) == actionsText
            && alert.Id == manifest.Alert && alert.Finding == manifest.Finding && alert.Plan == manifest.Run.Plan
            && audit.Entries.All(each => each.Entry.Hash() == each.Hash)
            && InOrder(entries, audit.Head, alert.Plan)
            && entries.FindLast(entry => entry.What == "alert" && entry.Id == alert.Id)?.ContentHash == StableHash.Of(alertText)
            && alert.Actions == actions.Count
            && entries.Where(entry => entry.What == "action").Select(entry => (entry.Id, entry.ContentHash))
                .SequenceEqual(actions.Select(action => (LedgerKeys.Action(alert.Id, action.Number)[LedgerKeys.ActionPrefix.Length..], StableHash.Of(CanonicalJson.Write(action)))))
            && manifest.Inputs.All(input => UploadTarget.Parse(input.Target) is { } target && entries.Exists(entry => entry.What == target.Kind && entry.Id == UploadRecord.IdOf(target, input.Sha256)));
    }

    private static bool InOrder(List<AuditEntry> entries, AuditHead head, string plan) =>
        entries.TrueForAll(entry => entry.Plan == plan && entry.Sequence <= head.Sequence && (entry.Sequence < head.Sequence || entry.Hash() == head.Hash))
            && entries.Zip(entries.Skip(1)).All(pair => pair.First.Sequence < pair.Second.Sequence && (pair.First.Sequence + 1 < pair.Second.Sequence || pair.First.Hash() == pair.Second.PreviousHash));
}
