using System.Runtime.CompilerServices;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Tests.Deliveries.Simulation;

/// <summary>The process is gone: nothing after this await happens.</summary>
internal sealed class KilledException : Exception
{
    public KilledException()
    {
    }

    public KilledException(string message)
        : base(message)
    {
    }

    public KilledException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>
/// What goes wrong at each await of an instance, by a seeded chance: it is killed before or after the act (the answer is lost with it), or another instance acts first,
/// so that an ETag no longer fits.
/// </summary>
internal sealed class Faults(Random random)
{
    private bool dead;
    private int depth;

    /// <summary>Chance of a kill at an await, in ten thousandths.</summary>
    public int Kills { get; set; }

    /// <summary>Chance that another instance acts first, in ten thousandths.</summary>
    public int Others { get; set; }

    /// <summary>A step of another instance.</summary>
    public Func<Task> Other { get; set; } = () => Task.CompletedTask;

    /// <summary>Runs a step of the instance; false where it was killed.</summary>
    public async Task<bool> StepAsync(Func<Task> step)
    {
        var before = dead;
        dead = false;
        try
        {
            await step();
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
        finally
        {
            dead = before;
        }
    }

    public async Task<T> ActAsync<T>(Func<Task<T>> act)
    {
        Live();
        if (depth == 0 && random.Next(10_000) < Others)
        {
            depth++;
            await StepAsync(Other);
            depth--;
        }
        if (random.Next(10_000) >= Kills)
        {
            return await act();
        }
        if (random.Next(2) == 0)
        {
            await act();
        }
        dead = true;
        throw new KilledException();
    }

    public ITables Around(ITables tables) => new FaultyTables(tables, this);

    public IQueues Around(IQueues queues) => new FaultyQueues(queues, this);

    private void Live()
    {
        if (dead)
        {
            throw new KilledException();
        }
    }

    private sealed class FaultyTables(ITables tables, Faults faults) : ITables
    {
        public int MostRows => tables.MostRows;

        public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel) => faults.ActAsync(() => tables.GetAsync(table, partition, key, cancel));

        public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) =>
            faults.ActAsync(() => tables.WriteAsync(table, partition, writes, cancel));

        public async IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancel)
        {
            foreach (var row in await faults.ActAsync(() => tables.QueryAsync(table, partition, from, to, cancel).ToListAsync(cancel).AsTask()))
            {
                yield return row;
            }
        }

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);
    }

    private sealed class FaultyQueues(IQueues queues, Faults faults) : IQueues
    {
        public async Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel) => await faults.ActAsync(async () =>
        {
            await queues.SendAsync(queue, body, delay, cancel);
            return true;
        });

        public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel) => faults.ActAsync(() => queues.ReceiveAsync(queue, most, hideFor, cancel));

        public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel) => faults.ActAsync(() => queues.DeleteAsync(queue, message, cancel));

        public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel) => faults.ActAsync(() => queues.HideAsync(queue, message, hideFor, cancel));

        public Task<int> CountAsync(string queue, CancellationToken cancel) => queues.CountAsync(queue, cancel);
    }
}
