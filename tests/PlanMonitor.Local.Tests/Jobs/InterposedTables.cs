using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Lets another instance act just before a write of this one.</summary>
internal sealed class InterposedTables
{
    private (string Table, Func<Task> Act)? next;

    /// <summary>The act comes before the next write to a table, once.</summary>
    public void Before(string table, Func<Task> act) => next = (table, act);

    public ITables Around(ITables tables) => new Over(tables, this);

    private async Task ActAsync(string table)
    {
        if (next is { } act && act.Table == table)
        {
            next = null;
            await act.Act();
        }
    }

    private sealed class Over(ITables tables, InterposedTables between) : ITables
    {
        public int MostRows => tables.MostRows;

        public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel) => tables.GetAsync(table, partition, key, cancel);

        public IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel) => tables.QueryAsync(table, partition, from, to, cancel);

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);

        public async Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
        {
            await between.ActAsync(table);
            return await tables.WriteAsync(table, partition, writes, cancel);
        }
    }
}
