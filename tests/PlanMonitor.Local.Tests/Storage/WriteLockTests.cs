using PlanMonitor.Local.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

public sealed class WriteLockTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly ManualTime time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_message_says_who_holds_the_folder_and_what_to_do()
    {
        using var first = new WriteLock(folder.Path, "planmonitor serve --urls http://localhost:5080", time);
        using var second = new WriteLock(folder.Path, "planmonitor check", time);
        time.Advance(TimeSpan.FromSeconds(7));
        using var held = await first.TakeAsync(Cancel);
        var fault = await Assert.ThrowsAsync<DataFolderBusyException>(() => Exhaust(second.TakeAsync(Cancel)));
        Assert.Equal(
            $"The data folder {folder.Path} is busy: process {Environment.ProcessId} (planmonitor serve --urls http://localhost:5080) has been writing to it since 2024-07-01 12:00:07 UTC, "
            + "and waiting 30 s did not help. Wait until it has finished or end that process, then try again; or name another folder with --data.",
            fault.Message);
        // Not before its patience has run out; the clock of the test may have gone on while the answer was under way.
        Assert.True(time.GetUtcNow() >= new DateTimeOffset(2024, 7, 1, 12, 0, 37, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage\nmore\n")]
    [InlineData("1\nyesterday\nplanmonitor")]
    public async Task The_message_does_without_the_name_of_the_holder(string? content)
    {
        using var first = new WriteLock(folder.Path, "planmonitor serve", time);
        using var second = new WriteLock(folder.Path, "planmonitor check", time, TimeSpan.FromSeconds(1.5));
        using var held = await first.TakeAsync(Cancel);
        File.Delete(folder.At(".lock.holder"));
        if (content is not null)
        {
            await File.WriteAllTextAsync(folder.At(".lock.holder"), content, Cancel);
        }
        var fault = await Assert.ThrowsAsync<DataFolderBusyException>(() => Exhaust(second.TakeAsync(Cancel)));
        Assert.Equal(
            $"The data folder {folder.Path} is busy: another process is writing to it, and waiting 1.5 s did not help. "
            + "Wait until it has finished or end that process, then try again; or name another folder with --data.",
            fault.Message);
    }

    [Fact]
    public async Task A_long_command_is_cut_and_a_short_one_replaces_it()
    {
        var path = folder.At("holder");
        new LockHolder(1, time.GetUtcNow(), new('长', 1000)).Write(path);
        Assert.Equal(512, new FileInfo(path).Length);
        Assert.StartsWith("长长长", LockHolder.Read(path)!.Command, StringComparison.Ordinal);
        var holder = new LockHolder(23, time.GetUtcNow().AddTicks(1), "planmonitor import reports 年报.csv");
        holder.Write(path);
        Assert.Equal(holder, LockHolder.Read(path));
        Assert.Null(LockHolder.Read(folder.At("absent")));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Who_waits_gets_the_lock_when_it_is_free()
    {
        using var first = new WriteLock(folder.Path, "first", time);
        using var second = new WriteLock(folder.Path, "second", time);
        var held = await first.TakeAsync(Cancel);
        var waiting = second.TakeAsync(Cancel);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        held.Dispose();
        using var taken = await Exhaust(waiting);
        Assert.Equal("second", LockHolder.Read(folder.At(".lock.holder"))!.Command);
    }

    [Fact]
    public async Task Threads_of_one_process_wait_for_each_other()
    {
        using var writeLock = new WriteLock(folder.Path, "first", time);
        var held = await writeLock.TakeAsync(Cancel);
        var waiting = writeLock.TakeAsync(Cancel);
        var impatient = writeLock.TakeAsync(Cancel);
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        using (await waiting)
        {
            await Assert.ThrowsAsync<DataFolderBusyException>(() => Exhaust(impatient));
        }
        using var again = await writeLock.TakeAsync(Cancel);
        Assert.NotNull(again);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waiting_can_be_cancelled(bool sameProcess)
    {
        using var first = new WriteLock(folder.Path, "first", time);
        using var other = new WriteLock(folder.Path, "second", time);
        using var source = new CancellationTokenSource();
        var second = sameProcess ? first : other;
        using (await first.TakeAsync(Cancel))
        {
            var waiting = second.TakeAsync(source.Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }
        using var taken = await second.TakeAsync(Cancel);
        Assert.NotNull(taken);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_no_lock_to_wait_for()
    {
        using var writeLock = new WriteLock(folder.At("absent"), "first", time);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => writeLock.TakeAsync(Cancel));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => writeLock.TakeAsync(Cancel));
    }

    [Fact]
    public async Task A_busy_writer_does_not_starve_another()
    {
        using var busy = new WriteLock(folder.Path, "busy", TimeProvider.System);
        using var other = new WriteLock(folder.Path, "other", TimeProvider.System);
        using var end = new CancellationTokenSource();
        using var busyAgain = new SemaphoreSlim(0);
        var taken = 0;
        var inside = 0;
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                using (await busy.TakeAsync(Cancel))
                {
                    Assert.Equal(1, Interlocked.Increment(ref inside));
                    taken++;
                    busyAgain.Release();
                    Thread.SpinWait(20_000);
                    Interlocked.Decrement(ref inside);
                }
            }
        })).ToArray();
        var waits = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            while (busyAgain.CurrentCount > 0)
            {
                await busyAgain.WaitAsync(Cancel);
            }
            await busyAgain.WaitAsync(Cancel);
            var before = Volatile.Read(ref taken);
            using (await other.TakeAsync(Cancel))
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                waits.Add(taken - before);
                Interlocked.Decrement(ref inside);
            }
        }
        await end.CancelAsync();
        await Task.WhenAll(workers);
        Assert.InRange(waits.Max(), 0, 50);
    }

    /// <summary>Lets time pass until a task ends.</summary>
    private async Task<T> Exhaust<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        return await task;
    }
}
