using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Services.Ingest;

/// <summary>An upload that was read: what is to be said about it, and how its rows are written.</summary>
/// <param name="Accepted">Rows or features that are taken.</param>
/// <param name="Rejected">Rows or features that are not.</param>
/// <param name="Problems">What is wrong or remarkable.</param>
/// <param name="RejectedRows">Where the rows that are not taken stand.</param>
/// <param name="WriteAsync">Writes the rows under the upload's id; doing it twice changes nothing.</param>
internal sealed record ReadUpload(
    int Accepted, int Rejected, IReadOnlyList<Problem> Problems, IReadOnlyList<Source> RejectedRows, Func<string, CancellationToken, Task> WriteAsync) : IDisposable
{
    /// <summary>What <see cref="WriteAsync"/> still needs, and goes with this; null where it needs nothing.</summary>
    public IDisposable? Draft { get; init; }

    /// <summary>Of a file of features: in which coordinate systems they are, and why; null for other files.</summary>
    public IReadOnlyList<ReceiptCrs>? Crs { get; init; }

    /// <summary>An upload that is not taken, for one reason.</summary>
    public static ReadUpload Refused(Problem problem) => new(0, 0, [problem], [], (_, _) => Task.CompletedTask);

    /// <inheritdoc/>
    public void Dispose() => Draft?.Dispose();

    /// <summary>True where nothing of it is taken.</summary>
    public bool IsRefused => Problems.Any(problem => problem.Level == ProblemLevel.File);
}
