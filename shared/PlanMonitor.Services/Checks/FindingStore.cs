using System.Globalization;
using System.Runtime.CompilerServices;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks.Stored;
using PlanMonitor.Services.Records;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>
/// The findings of the newest run of each plan and year, and the list of runs. The findings of a run lie in one blob, <c>{plan}/{year}/{hash}.pack</c>, and a row names it:
/// whoever reads sees one run whole, and a run that finds what the last one found writes nothing.
/// </summary>
public sealed class FindingStore(ITables tables, IBlobs blobs)
{
    private const string FindingTable = "findings";
    private const string PackKey = "pack";
    private const string RunTable = "runs";
    private const int RowsPerTransaction = 100;

    /// <summary>Makes the stored findings of a plan and year those of a pack. Cut off before its row is written, it leaves those of the run before.</summary>
    internal async Task<FindingPack> ReplaceAsync(string plan, int year, PackWriter pack, CancellationToken cancel)
    {
        var (directory, at, content) = pack.Done();
        var row = new PackRow($"{plan}/{year}/{pack.Hash}.pack", at);
        if (await RowAsync(plan, year, cancel) != row || await blobs.FindAsync(FindingPack.Container, row.Blob, cancel) is null)
        {
            await using var bytes = new PiecesStream(content);
            // One of the same name that no row names is written anew, so that it is not swept under the row that will name it.
            await blobs.WriteAsync(FindingPack.Container, row.Blob, bytes, BlobCondition.Always, cancel);
            await tables.WriteAsync(FindingTable, PlanRecords.OfYear(plan, year), [RowWrite.Upsert(PackKey, CanonicalJson.Write(row))], cancel);
        }
        return new(blobs, row.Blob, directory);
    }

    /// <summary>The stored findings of a plan and year; null where it was never checked.</summary>
    public async Task<FindingPack?> OpenAsync(string plan, int year, CancellationToken cancel) =>
        await RowAsync(plan, year, cancel) is { } row ? await FindingPack.OpenAsync(blobs, row, cancel) : null;

    /// <summary>True where the findings of a plan and year are stored and their pack is there.</summary>
    public async Task<bool> HasAsync(string plan, int year, CancellationToken cancel) =>
        await RowAsync(plan, year, cancel) is { } row && await blobs.FindAsync(FindingPack.Container, row.Blob, cancel) is not null;

    /// <summary>The stored findings of a plan and year in order of rule and subject.</summary>
    public async IAsyncEnumerable<Finding> ReadAsync(string plan, int year, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (await OpenAsync(plan, year, cancel) is { } pack)
        {
            await foreach (var finding in pack.ReadAsync(cancel))
            {
                yield return finding;
            }
        }
    }

    /// <summary>One finding of a plan and year, or null.</summary>
    public async Task<Finding?> FindAsync(string plan, int year, string id, CancellationToken cancel) =>
        await OpenAsync(plan, year, cancel) is { } pack ? await pack.FindAsync(id, cancel) : null;

    /// <summary>Removes packs of a plan that no row names and that were written before a moment, and rows of a data folder from the time when each finding had one; returns how many.</summary>
    public async Task<int> SweepAsync(string plan, DateTimeOffset before, CancellationToken cancel)
    {
        var removed = await SweepRowsAsync(plan, cancel);
        await foreach (var blob in blobs.ListAsync(FindingPack.Container, plan + "/", cancel))
        {
            if (blob.Modified < before && blob.Name.Split('/') is [_, var year, _] && (await RowAsync(plan, int.Parse(year, CultureInfo.InvariantCulture), cancel))?.Blob != blob.Name
                && await blobs.DeleteAsync(FindingPack.Container, blob.Name, blob.ETag, cancel))
            {
                removed++;
            }
        }
        return removed;
    }

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

    private async Task<int> SweepRowsAsync(string plan, CancellationToken cancel)
    {
        var removed = 0;
        foreach (var partition in await tables.PartitionsAsync(FindingTable, cancel).Where(partition => partition.StartsWith(plan + "|", StringComparison.Ordinal)).ToListAsync(cancel))
        {
            await foreach (var rows in tables.QueryAsync(FindingTable, partition, null, null, cancel).Where(row => row.Key != PackKey).Chunk(RowsPerTransaction).WithCancellation(cancel))
            {
                await tables.WriteAsync(FindingTable, partition, [.. rows.Select(row => RowWrite.Delete(row.Key))], cancel);
                removed += rows.Length;
            }
        }
        return removed;
    }

    private async Task<PackRow?> RowAsync(string plan, int year, CancellationToken cancel) =>
        await tables.GetAsync(FindingTable, PlanRecords.OfYear(plan, year), PackKey, cancel) is { } row ? CanonicalJson.Read<PackRow>(row.Body) : null;
}
