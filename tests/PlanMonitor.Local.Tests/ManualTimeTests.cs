using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests;

/// <summary>The clock that other tests stand on.</summary>
public sealed class ManualTimeTests
{
    private readonly ManualTime time = new();
    private readonly List<string> fired = [];

    [Fact]
    public void It_stands_still_until_it_is_advanced()
    {
        var start = time.GetUtcNow();
        Assert.Equal(new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero), start);
        Assert.Equal(start, time.GetUtcNow());
        var stamp = time.GetTimestamp();
        time.Advance(TimeSpan.FromMilliseconds(1500));
        Assert.Equal(start.AddMilliseconds(1500), time.GetUtcNow());
        Assert.Equal(TimeSpan.FromMilliseconds(1500), time.GetElapsedTime(stamp));
        Assert.Throws<ArgumentOutOfRangeException>(() => time.Advance(TimeSpan.FromTicks(-1)));
        Assert.Equal(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new ManualTime(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).GetUtcNow());
    }

    [Fact]
    public void Timers_fire_each_at_its_moment_in_order()
    {
        using var late = Timer("late", 3);
        using var early = Timer("early", 1);
        using var periodic = Timer("periodic", 1.5, 1);
        using var beyond = Timer("beyond", 5);
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Empty(fired);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["early 1", "periodic 1.5", "periodic 2.5", "late 3", "periodic 3.5", "periodic 4.5"], fired);
        Assert.Equal(2, time.Waiting);
    }

    [Fact]
    public void A_timer_can_be_changed_stopped_and_disposed()
    {
        var timer = Timer("a", 1);
        Assert.True(timer.Change(TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(fired);
        Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(fired);
        Assert.True(timer.Change(TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a 6", "a 7"], fired);
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, fired.Count);
    }

    [Fact]
    public void A_timer_that_a_callback_starts_fires_in_the_same_advance()
    {
        using var first = time.CreateTimer(_ => fired.Add("first"), null, TimeSpan.FromSeconds(9), Timeout.InfiniteTimeSpan);
        using var starter = time.CreateTimer(_ => first.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["first"], fired);
    }

    [Fact]
    public async Task Delays_and_timeouts_follow_it()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), time, TestContext.Current.CancellationToken);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), time);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await delay;
        Assert.False(timeout.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True(timeout.IsCancellationRequested);
    }

    private ITimer Timer(string name, double due, double period = -0.001) => time.CreateTimer(
        state => fired.Add($"{state} {(time.GetUtcNow() - new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.Zero)).TotalSeconds}"), name, TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(period));
}
