using PlanMonitor.Local.Serve;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>A timer fires at its moments in China, and one that fails is told and tried again.</summary>
public sealed class TimerLoopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_yearly_timer_fires_once_a_year_at_its_moment()
    {
        var time = new ManualTime(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var fired = new List<DateTimeOffset>();
        await using var loop = Loop.Start(time, NamedSchedules.Yearly, () => fired.Add(time.GetUtcNow()));
        await AdvanceAsync(time, new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(1));
        Assert.Equal([new(2025, 3, 31, 22, 0, 0, TimeSpan.Zero), new(2026, 3, 31, 22, 0, 0, TimeSpan.Zero)], fired);
    }

    [Fact]
    public async Task One_that_fails_is_told_and_tried_again_each_minute()
    {
        var time = new ManualTime(new(2025, 1, 1, 18, 59, 0, TimeSpan.Zero));
        var fired = new List<DateTimeOffset>();
        await using var loop = Loop.Start(time, NamedSchedules.Reconcile, () =>
        {
            fired.Add(time.GetUtcNow());
            if (fired.Count < 3)
            {
                throw new IOException("the disk is gone");
            }
        });
        await AdvanceAsync(time, new(2025, 1, 1, 20, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(1));
        Assert.Equal([0, 1, 2], fired.Select(at => (at - new DateTimeOffset(2025, 1, 1, 19, 0, 0, TimeSpan.Zero)).TotalMinutes));
        Assert.Equal("timer reconcile failed and will be tried again: the disk is gone", await loop.Talk.LineAsync("timer", Cancel));
        await loop.Talk.LineAsync("timer", Cancel);
        Assert.Equal("timer reconcile: done", await loop.Talk.LineAsync("timer", Cancel));
    }

    // Callbacks run on this thread, so that each step is over when the clock stands still again.
    private static async Task AdvanceAsync(ManualTime time, DateTimeOffset until, TimeSpan step)
    {
        while (time.GetUtcNow() < until)
        {
            while (time.Waiting == 0)
            {
                await Task.Yield();
            }
            time.Advance(step);
        }
    }

    private sealed class Loop(CancellationTokenSource stop, Lines talk, Task running) : IAsyncDisposable
    {
        public Lines Talk => talk;

        public static Loop Start(ManualTime time, NamedSchedule schedule, Action act)
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var talk = new Lines();
            var job = new TimerJob(schedule, _ =>
            {
                act();
                return Task.FromResult<string?>("done");
            });
            return new(stop, talk, TimerLoop.RunAsync(job, CronSchedule.Parse(schedule.Default), time, talk, stop.Token));
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            stop.Dispose();
            await talk.DisposeAsync();
        }
    }
}
