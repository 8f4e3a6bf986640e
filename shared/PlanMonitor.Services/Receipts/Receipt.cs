using System.Text.Json.Serialization;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Receipts;

/// <summary>What became of an upload (回执).</summary>
public enum ReceiptStatus
{
    /// <summary>All of it was taken, nothing to remark.</summary>
    Accepted,

    /// <summary>Taken, with remarks or without some rows.</summary>
    AcceptedWithRemarks,

    /// <summary>Not taken; the upload lies in quarantine.</summary>
    Rejected,
}

/// <summary>One receipt; the shape is that of <c>import --json</c>.</summary>
/// <param name="File">Name of the upload.</param>
/// <param name="Sha256">Hash of its content.</param>
/// <param name="Kind">Kind of upload.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Accepted">Rows or features taken.</param>
/// <param name="Rejected">Rows or features not taken.</param>
/// <param name="Problems">What was wrong or remarkable, in order of lines.</param>
public sealed record Receipt(string File, string Sha256, string Kind, ReceiptStatus Status, int Accepted, int Rejected, IReadOnlyList<ReceiptProblem> Problems)
{
    /// <summary>Of a file of features: in which coordinate systems they are and why; left out for other files, and where nothing was taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReceiptCrs>? Crs { get; init; }

    // Half of what a row holds: the rest of the upload's record needs room as well.
    private const int RoomForProblems = TableLimits.BodyBytes / 2;

    /// <summary>A receipt over problems; its status follows from them.</summary>
    public static Receipt Of(string file, string sha256, string kind, int accepted, int rejected, IEnumerable<Problem> problems)
    {
        var all = problems.OrderBy(problem => problem.Line ?? 0).ThenBy(problem => problem.Level == ProblemLevel.File ? 0 : 1).ToList();
        var status = all.Any(problem => problem.Level == ProblemLevel.File) ? ReceiptStatus.Rejected
            : all.Count > 0 ? ReceiptStatus.AcceptedWithRemarks
            : ReceiptStatus.Accepted;
        return new(file, sha256, kind, status, status == ReceiptStatus.Rejected ? 0 : accepted, rejected, [.. all.Select(ReceiptProblem.Of)]);
    }

    /// <summary>The receipt with as many of its problems as a ledger row has room for; its last remark says how many are left out.</summary>
    public Receipt Cut()
    {
        var room = RoomForProblems;
        var kept = Problems.TakeWhile(problem => (room -= TextRules.Bytes(CanonicalJson.Write(problem))) >= 0).ToList();
        return kept.Count == Problems.Count
            ? this
            : this with { Problems = [.. kept, ReceiptProblem.Of(Problem.Of("table.more-problems", arguments: [("count", Problems.Count - kept.Count)]))] };
    }

    /// <summary>True where nothing of the upload was taken.</summary>
    [JsonIgnore]
    public bool IsRejected => Status == ReceiptStatus.Rejected;
}

/// <summary>A problem as receipts print it.</summary>
public sealed record ReceiptProblem(string Code, int? Line, string? Column, string? Value, Text Message, Text Action)
{
    /// <summary>The file inside an archive, or the table or sheet, that it was found in; left out where the upload has only one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }

    /// <summary>The problem without what only the ingest needs.</summary>
    public static ReceiptProblem Of(Problem problem) => new(problem.Code, problem.Line, problem.Column, problem.Value, problem.Message, problem.Action) { Part = problem.Part };
}
