using System.Runtime.CompilerServices;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>The findings of the newest run of each plan and year, and the list of runs.</summary>
public sealed class FindingStore(ITables tables)
{
    private const string FindingTable = "findings";
    private const string RunTable = "runs";
    private const int MostAttempts = 20;

    /// <summary>Makes the stored findings of a plan and year equal to those given, in transactions that each leave a readable state.</summary>
    public async Task ReplaceAsync(string plan, int year, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await TryReplaceAsync(PlanRecords.OfYear(plan, year), findings, cancel))
            {
                return;
            }
        }
        throw new IOException($"The findings of {plan} for {year} were changed by others {MostAttempts} times in a row; run the check again.");
    }

    /// <summary>The stored findings of a plan and year in order of their ids.</summary>
    public async IAsyncEnumerable<Finding> ReadAsync(string plan, int year, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(FindingTable, PlanRecords.OfYear(plan, year), null, null, cancel))
        {
            yield return CanonicalJson.Read<Finding>(row.Body);
        }
    }

    /// <summary>The stored findings of a plan and year whose ids come after one, in order of their ids.</summary>
    public async IAsyncEnumerable<Finding> ReadAfterAsync(string plan, int year, string after, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(FindingTable, PlanRecords.OfYear(plan, year), after, null, cancel))
        {
            if (row.Key != after)
            {
                yield return CanonicalJson.Read<Finding>(row.Body);
            }
        }
    }

    /// <summary>One finding of a plan and year, or null.</summary>
    public async Task<Finding?> FindAsync(string plan, int year, string id, CancellationToken cancel) =>
        await tables.GetAsync(FindingTable, PlanRecords.OfYear(plan, year), id, cancel) is { } row ? CanonicalJson.Read<Finding>(row.Body) : null;

    /// <summary>Writes down a run; one that is known stays as it was first.</summary>
    public Task AddRunAsync(RunSummary run, CancellationToken cancel) =>
        tables.WriteAsync(RunTable, run.Run.Plan, [RowWrite.Insert($"{run.Run.Year}|{run.Run.Id}", CanonicalJson.Write(run))], cancel);

    /// <summary>The newest day as of which a plan and year were judged; null where they never were.</summary>
    public async Task<DateOnly?> NewestDayAsync(string plan, int year, CancellationToken cancel) =>
        await tables.QueryAsync(RunTable, plan, $"{year}|", $"{year}}}", cancel).Select(row => (DateOnly?)CanonicalJson.Read<RunSummary>(row.Body).Run.AsOf).MaxAsync(cancellationToken: cancel);

    /// <summary>The runs of a plan in order of year and id.</summary>
    public async IAsyncEnumerable<RunSummary> RunsAsync(string plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in tables.QueryAsync(RunTable, plan, null, null, cancel))
        {
            yield return CanonicalJson.Read<RunSummary>(row.Body);
        }
    }

    // False where another run removed a row in between: reading again decides what is left to do.
    private async Task<bool> TryReplaceAsync(string partition, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in tables.QueryAsync(FindingTable, partition, null, null, cancel))
        {
            stored.Add(row.Key, row.Body);
        }
        var writes = new List<RowWrite>();
        foreach (var finding in findings)
        {
            var body = CanonicalJson.Write(finding);
            if (!stored.Remove(finding.Id, out var before) || before != body)
            {
                writes.Add(RowWrite.Upsert(finding.Id, body));
            }
        }
        writes.AddRange(stored.Keys.Select(key => RowWrite.Delete(key)));
        foreach (var some in Transactions.Of(writes.OrderBy(write => write.Key, StringComparer.Ordinal)))
        {
            if (!(await tables.WriteAsync(FindingTable, partition, some, cancel)).Done)
            {
                return false;
            }
        }
        return true;
    }
}
