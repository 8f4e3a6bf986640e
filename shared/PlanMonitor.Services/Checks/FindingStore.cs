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
    private const int RowsAtOnce = 1_000;

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
        var writes = new List<RowWrite>(RowsAtOnce);
        await foreach (var write in ChangesAsync(partition, findings, cancel))
        {
            writes.Add(write);
            if (writes.Count == RowsAtOnce)
            {
                if (!await WriteAsync(partition, writes, cancel))
                {
                    return false;
                }
                writes.Clear();
            }
        }
        return await WriteAsync(partition, writes, cancel);
    }

    private async Task<bool> WriteAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        foreach (var some in Transactions.Of(writes))
        {
            if (!(await tables.WriteAsync(FindingTable, partition, some, cancel)).Done)
            {
                return false;
            }
        }
        return true;
    }

    // Both sides come in the order of their keys and are walked side by side: a province has a million findings, too many to hold their texts twice.
    private async IAsyncEnumerable<RowWrite> ChangesAsync(string partition, IReadOnlyList<Finding> findings, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var stored = tables.QueryAsync(FindingTable, partition, null, null, cancel).GetAsyncEnumerator(cancel);
        var more = await stored.MoveNextAsync();
        await foreach (var (id, body) in WrittenAsync(findings, cancel))
        {
            for (; more && string.CompareOrdinal(stored.Current.Key, id) < 0; more = await stored.MoveNextAsync())
            {
                yield return RowWrite.Delete(stored.Current.Key);
            }
            var same = more && stored.Current.Key == id;
            if (!same || stored.Current.Body != body)
            {
                yield return RowWrite.Upsert(id, body);
            }
            more = same ? await stored.MoveNextAsync() : more;
        }
        for (; more; more = await stored.MoveNextAsync())
        {
            yield return RowWrite.Delete(stored.Current.Key);
        }
    }

    // The findings as JSON in the order of their ids; the next ones are written while some are stored.
    private static async IAsyncEnumerable<(string Id, string Body)> WrittenAsync(IReadOnlyList<Finding> findings, [EnumeratorCancellation] CancellationToken cancel)
    {
        Task<string[]>? next = null;
        Finding[] waiting = [];
        foreach (var some in findings.OrderBy(finding => finding.Id, StringComparer.Ordinal).Chunk(RowsAtOnce).Append([]))
        {
            var following = Task.Run(() => some.AsParallel().AsOrdered().WithCancellation(cancel).Select(CanonicalJson.Write).ToArray(), cancel);
            foreach (var (place, body) in (next is null ? [] : await next).Index())
            {
                yield return (waiting[place].Id, body);
            }
            (next, waiting) = (following, some);
        }
    }
}
