using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Where a run is cut off: at its n-th write to tables or queues, before or just after it was done. Nothing works after it.</summary>
internal sealed class CrashPoint
{
    private int left = int.MaxValue;
    private bool after;
    private bool dead;

    /// <summary>True once the run was cut off.</summary>
    public bool Reached => dead;

    /// <summary>Cuts off at the n-th write from now on.</summary>
    public void Set(int writes, bool afterwards) => (left, after, dead) = (writes, afterwards, false);

    public ITables Around(ITables tables) => new CrashingTables(tables, this);

    public IQueues Around(IQueues queues) => new CrashingQueues(queues, this);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        Alive();
        dead = --left == 0;
        if (dead && !after)
        {
            throw new IOException("cut off before a write");
        }
        var result = await write();
        return dead ? throw new IOException("cut off after a write") : result;
    }

    private void Alive()
    {
        if (dead)
        {
            throw new IOException("cut off");
        }
    }

    private sealed class CrashingTables(ITables tables, CrashPoint point) : ITables
    {
        public int MostRows => tables.MostRows;

        public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
        {
            point.Alive();
            return tables.GetAsync(table, partition, key, cancel);
        }

        public IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel)
        {
            point.Alive();
            return tables.QueryAsync(table, partition, from, to, cancel);
        }

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);

        public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) =>
            point.WriteAsync(() => tables.WriteAsync(table, partition, writes, cancel));
    }

    private sealed class CrashingQueues(IQueues queues, CrashPoint point) : IQueues
    {
        public async Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel) => await point.WriteAsync(async () =>
        {
            await queues.SendAsync(queue, body, delay, cancel);
            return true;
        });

        public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel) => point.WriteAsync(() => queues.ReceiveAsync(queue, most, hideFor, cancel));

        public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel) => point.WriteAsync(() => queues.DeleteAsync(queue, message, cancel));

        public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel) => point.WriteAsync(() => queues.HideAsync(queue, message, hideFor, cancel));

        public Task<int> CountAsync(string queue, CancellationToken cancel) => queues.CountAsync(queue, cancel);
    }
}
