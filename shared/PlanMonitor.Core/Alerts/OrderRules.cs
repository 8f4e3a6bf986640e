using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Alerts;

/// <summary>What an order must hold: coded reason, verdict with handling, explanation and documents, within limits.</summary>
internal static class OrderRules
{
    private const int LongestText = 2_000;
    private const int LongestName = 200;
    private const int MostDocuments = 20;
    private const int HashLength = 64;

    /// <summary>The order in its plain form: words in Chinese, the usual reason filled in, nothing that does not belong to its transition.</summary>
    public static Outcome<AlertOrder> Check(AlertOrder order, string by, DateOnly today)
    {
        var isVerdict = order.Transition == AlertTransition.Decide;
        var isAssigned = order.Transition == AlertTransition.Assign;
        var plain = new AlertOrder(order.Transition)
        {
            To = isAssigned ? order.To?.Trim() : null,
            Due = isAssigned ? order.Due : null,
            Verdict = isVerdict ? Verdicts.Verdict(order.Verdict) : null,
            Handling = isVerdict ? Verdicts.Handling(order.Handling) : null,
            Reason = order.Reason ?? AlertReasons.Default(order.Transition),
            Text = string.IsNullOrWhiteSpace(order.Text) ? null : order.Text.Trim(),
            Documents = order.Documents,
        };
        var wrong = (isAssigned ? Assigned(plain, today) : null) ?? (isVerdict ? Decided(order, plain, by) : null) ?? Reasoned(plain) ?? (isVerdict ? Explained(plain) : null) ?? Documented(plain);
        return wrong is not null
            ? wrong
            : Outcome<AlertOrder>.Of(plain with { Documents = [.. plain.Documents.Select(each => each with { Sha256 = each.Sha256?.ToLowerInvariant() })] });
    }

    private static Problem? Assigned(AlertOrder order, DateOnly today) =>
        order.To is not { Length: > 0 and <= LongestName } to || to.Any(char.IsControl) ? Problem.Of("alert.assignee-missing", value: order.To, arguments: [("limit", LongestName)])
        : order.Due < today ? Problem.Of("alert.due-past", value: $"{order.Due:yyyy-MM-dd}")
        : null;

    private static Problem? Decided(AlertOrder asked, AlertOrder order, string by) =>
        by == AlertLife.System ? Problem.Of("alert.person-needed")
        : order.Verdict is null ? Problem.Of("alert.verdict-unknown", value: asked.Verdict, arguments: [("verdicts", Verdicts.VerdictWords)])
        : order.Handling is null ? Problem.Of("alert.handling-unknown", value: asked.Handling, arguments: [("handlings", Verdicts.HandlingWords)])
        : order.Handling == Verdicts.Filed && order.Verdict != Verdicts.Unlawful ? Problem.Of("alert.handling-unfit", value: order.Verdict)
        : null;

    private static Problem? Reasoned(AlertOrder order)
    {
        var codes = ("reasons", (object?)AlertReasons.Codes(order.Transition, order.Verdict));
        return order.Reason is not { } code ? Problem.Of("alert.reason-missing", arguments: [codes])
            : AlertReasons.Find(code) is not { } reason ? Problem.Of("alert.reason-unknown", value: code, arguments: [codes])
            : !reason.Fits(order.Transition, order.Verdict) ? Problem.Of("alert.reason-unfit", value: code, arguments: [codes])
            : reason.NeedsText && order.Text is null ? Problem.Of("alert.text-missing", value: code)
            : order.Text is { } text && (text.Length > LongestText || text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) ? Problem.Of("alert.text-invalid", arguments: [("limit", LongestText)])
            : null;
    }

    // 非立案 and 不处理 are to be explained, with documents (矿产卫片执法).
    private static Problem? Explained(AlertOrder order) =>
        order.Handling != Verdicts.Filed && (order.Text is null || order.Documents.Count == 0) ? Problem.Of("alert.explanation-missing", value: order.Handling) : null;

    private static Problem? Documented(AlertOrder order) =>
        order.Documents.Count > MostDocuments ? Problem.Of("alert.documents-many", arguments: [("limit", MostDocuments)])
        : order.Documents.FirstOrDefault(each => !IsDocument(each)) is { } wrong ? Problem.Of("alert.document-invalid", value: wrong.Name, arguments: [("limit", LongestName)])
        : null;

    private static bool IsDocument(AlertDocument document) =>
        IsName(document.Name)
            && (document.Sha256 is not null || document.Reference is not null)
            && document.Sha256 is null or { Length: HashLength } && (document.Sha256?.All(char.IsAsciiHexDigit) ?? true)
            && (document.Reference is null || IsName(document.Reference));

    private static bool IsName(string? text) => text is { Length: > 0 and <= LongestName } && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
