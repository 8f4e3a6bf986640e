using System.Threading.Channels;
using PlanMonitor.Local.Serve;
using PlanMonitor.Services.Queues;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>The worker of deliveries hears of what its own process sends; the clock stands still, so that it cannot have looked.</summary>
public sealed class DeliveryWorkerTests
{
    private const string Queue = "deliveries";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_this_process_sends_is_worked_off_when_it_is_due_and_what_others_send_at_the_next_look()
    {
        await using var host = await JobHost.OpenAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var taken = Channel.CreateUnbounded<string>();
        var signal = new QueueSignal(host.Storage.Queues, Queue, host.Time);
        var job = new QueueJob(Queue, TimeSpan.FromMinutes(5), async (body, cancel) => await taken.Writer.WriteAsync(body, cancel));
        var working = DeliveryWorker.RunAsync(signal, job, DeliveryWorker.LooksEvery, host.Time, TextWriter.Null, stop.Token);

        for (var message = 0; message < 20; message++)
        {
            await signal.SendAsync(Queue, $"now {message}", TimeSpan.Zero, Cancel);
            Assert.Equal($"now {message}", await taken.Reader.ReadAsync(Cancel));
        }

        await signal.SendAsync(Queue, "soon", TimeSpan.FromSeconds(2.5), Cancel);
        host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(taken.Reader.TryRead(out _));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("soon", await taken.Reader.ReadAsync(Cancel));

        await host.Storage.Queues.SendAsync(Queue, "of another process", TimeSpan.Zero, Cancel);
        var looked = taken.Reader.WaitToReadAsync(Cancel).AsTask();
        while (!looked.IsCompleted)
        {
            // A worker that was not waiting yet waits from now on.
            host.Time.Advance(DeliveryWorker.LooksEvery);
            await Task.WhenAny(looked, Task.Delay(1, Cancel));
        }
        Assert.Equal("of another process", await taken.Reader.ReadAsync(Cancel));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => working);
    }

    [Fact]
    public async Task The_signal_is_of_its_queue_alone_and_none_that_came_while_nobody_waited_is_missed()
    {
        await using var host = await JobHost.OpenAsync();
        var signal = new QueueSignal(host.Storage.Queues, Queue, host.Time);
        var next = signal.Next;
        await signal.SendAsync("uploads", "other", TimeSpan.Zero, Cancel);
        await signal.SendAsync(Queue, "tomorrow", TimeSpan.FromDays(1), Cancel);
        Assert.False(next.IsCompleted);
        await signal.SendAsync(Queue, "now", TimeSpan.Zero, Cancel);
        Assert.True(next.IsCompletedSuccessfully);
        Assert.False(signal.Next.IsCompleted);
        Assert.Equal(2, await signal.CountAsync(Queue, Cancel));
    }
}
