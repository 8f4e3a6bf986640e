using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>What came of reading a table: nothing is thrown, nothing is dropped without a word.</summary>
/// <param name="Rows">The rows taken, in the order of the file; none where the file is rejected whole.</param>
/// <param name="Problems">What is wrong or remarkable: of the file first, then by line.</param>
/// <param name="Accepted">How many rows were taken.</param>
/// <param name="Rejected">How many were not; where the file is rejected whole by its rows, all of them.</param>
/// <param name="RejectedWhole">True where nothing of the file is taken.</param>
public sealed record TableResult<T>(IReadOnlyList<T> Rows, IReadOnlyList<Problem> Problems, int Accepted, int Rejected, bool RejectedWhole)
{
    internal static TableResult<T> Refused(Problem problem) => new([], [problem], 0, 0, RejectedWhole: true);
}
