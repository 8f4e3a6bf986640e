using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Schedules;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>What the timers ask for, and under which keys.</summary>
public sealed class TimedCheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_yearly_timer_that_fires_twice_asks_for_the_same_runs()
    {
        await using var host = await JobHost.OpenAsync();
        Assert.Equal("4 checks asked for", await FireAsync(host, NamedSchedules.Yearly));
        var first = await host.TakeAllAsync(CheckQueue.Name);
        Assert.Equal("""{"plan":"dandong","year":2023,"asOf":null,"cause":"timer","key":"yearly|dandong|2023|2022-10-draft"}""", Assert.Single(first, body => body.Contains("dandong", StringComparison.Ordinal)));
        await FireAsync(host, NamedSchedules.Yearly);
        Assert.Equal(first, await host.TakeAllAsync(CheckQueue.Name));
    }

    [Fact]
    public async Task The_monthly_timer_asks_for_the_running_year_as_of_today_in_China()
    {
        await using var host = await JobHost.OpenAsync();
        // 22:00 UTC on the 4th is 06:00 on the 5th in China.
        host.Time.Advance(new DateTimeOffset(2024, 8, 4, 22, 0, 0, TimeSpan.Zero) - host.Time.GetUtcNow());
        Assert.Equal("4 checks asked for", await FireAsync(host, NamedSchedules.Monthly));
        var bodies = await host.TakeAllAsync(CheckQueue.Name);
        Assert.Equal("""{"plan":"dandong","year":2024,"asOf":"2024-08-05","cause":"timer","key":"monthly|dandong|2024|2024-08-05|2022-10-draft"}""", Assert.Single(bodies, body => body.Contains("dandong", StringComparison.Ordinal)));

        // Worked off a day later it is still the run of that day, and a second time the same run.
        host.Time.Advance(TimeSpan.FromDays(1));
        foreach (var body in bodies.Concat(bodies))
        {
            await host.SendAsync(CheckQueue.Name, body);
        }
        Assert.Equal(8, await host.RunWaitingAsync(host.Queue.Job));
        var run = Assert.Single(await host.Findings.RunsAsync("dandong", Cancel).ToListAsync(Cancel)).Run;
        Assert.Equal((2024, new DateOnly(2024, 8, 5)), (run.Year, run.AsOf));
    }

    [Fact]
    public async Task No_plan_is_checked_for_a_year_outside_its_period()
    {
        await using var host = await JobHost.OpenAsync();
        host.Time.Advance(new DateTimeOffset(2026, 1, 4, 22, 0, 0, TimeSpan.Zero) - host.Time.GetUtcNow());
        Assert.Equal("0 checks asked for", await FireAsync(host, NamedSchedules.Monthly));
        Assert.Equal("4 checks asked for", await FireAsync(host, NamedSchedules.Yearly));
    }

    [Theory]
    [InlineData("""{"plan":"dandong","year":2023,"asOf":null,"cause":"old"}""")]
    [InlineData("""{"plan":"dandong","year":2023,"asOf":null,"cause":"new","key":"yearly|dandong|2023|v"}""")]
    [InlineData("""{"plan":"dandong","year":2023,"asOf":null,"cause":"newer","key":"k","later":"member"}""")]
    public async Task A_request_with_and_without_a_key_is_run(string body)
    {
        await using var host = await JobHost.OpenAsync();
        await host.SendAsync(CheckQueue.Name, body);
        Assert.Equal(1, await host.RunWaitingAsync(host.Queue.Job));
        Assert.Equal(2023, Assert.Single(await host.Findings.RunsAsync("dandong", Cancel).ToListAsync(Cancel)).Run.Year);
    }

    [Fact]
    public async Task Every_schedule_has_its_job_and_every_queue_its_own()
    {
        await using var host = await JobHost.OpenAsync();
        Assert.Equal(NamedSchedules.All, host.Backend.TimerJobs.Select(job => job.Schedule));
        Assert.Equal(["check-runs", "chunks", "uploads"], host.Backend.QueueJobs.Select(job => job.Queue).Where(queue => queue != "deliveries"));
    }

    private static Task<string?> FireAsync(JobHost host, NamedSchedule schedule) => host.Backend.TimerJobs.Single(job => job.Schedule == schedule).RunAsync(Cancel);
}
