using System.Globalization;
using PlanMonitor.Services.Schedules;
using Xunit;

namespace PlanMonitor.Services.Tests.Schedules;

public sealed class CronScheduleTests
{
    [Theory]
    // Fields one by one.
    [InlineData("* * * * * *", "2024-07-01T12:00:00", "2024-07-01T12:00:01")]
    [InlineData("0 * * * * *", "2024-07-01T12:00:00", "2024-07-01T12:01:00")]
    [InlineData("30 * * * * *", "2024-07-01T12:00:29", "2024-07-01T12:00:30")]
    [InlineData("30 * * * * *", "2024-07-01T12:00:30", "2024-07-01T12:01:30")]
    [InlineData("59 59 23 * * *", "2024-07-01T23:59:58", "2024-07-01T23:59:59")]
    [InlineData("59 59 23 * * *", "2024-07-01T23:59:59", "2024-07-02T23:59:59")]
    [InlineData("0 0 6 * * *", "2024-07-01T05:59:59", "2024-07-01T06:00:00")]
    [InlineData("0 0 6 * * *", "2024-07-01T06:00:00", "2024-07-02T06:00:00")]
    // Steps, ranges, lists.
    [InlineData("0 */15 * * * *", "2024-07-01T12:01:00", "2024-07-01T12:15:00")]
    [InlineData("0 */15 * * * *", "2024-07-01T12:45:00", "2024-07-01T13:00:00")]
    [InlineData("0 5/20 * * * *", "2024-07-01T12:00:00", "2024-07-01T12:05:00")]
    [InlineData("0 5/20 * * * *", "2024-07-01T12:05:00", "2024-07-01T12:25:00")]
    [InlineData("0 5/20 * * * *", "2024-07-01T12:45:00", "2024-07-01T13:05:00")]
    [InlineData("0 0 8-18/5 * * *", "2024-07-01T08:00:00", "2024-07-01T13:00:00")]
    [InlineData("0 0 8-18/5 * * *", "2024-07-01T18:00:00", "2024-07-02T08:00:00")]
    [InlineData("0 0,30 9-10 * * *", "2024-07-01T09:30:00", "2024-07-01T10:00:00")]
    [InlineData("0 0,30 9-10 * * *", "2024-07-01T10:30:00", "2024-07-02T09:00:00")]
    [InlineData("10,20,50 * * * * *", "2024-07-01T12:00:20", "2024-07-01T12:00:50")]
    [InlineData("  0   0  6 1  4  * ", "2024-07-01T12:00:00", "2025-04-01T06:00:00")]
    // Months, their ends, leap years, turns of the year.
    [InlineData("0 0 0 31 * *", "2024-03-31T00:00:00", "2024-05-31T00:00:00")]
    [InlineData("0 0 0 30 * *", "2024-01-30T00:00:00", "2024-03-30T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2023-01-01T00:00:00", "2024-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2024-02-29T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2096-02-29T00:00:00", "2104-02-29T00:00:00")]
    [InlineData("0 0 0 28-31 2 *", "2024-02-28T00:00:00", "2024-02-29T00:00:00")]
    [InlineData("0 0 0 28-31 2 *", "2023-02-28T00:00:00", "2024-02-28T00:00:00")]
    [InlineData("0 0 0 1 1 *", "2024-12-31T23:59:59", "2025-01-01T00:00:00")]
    [InlineData("0 0 0 1 1 *", "2025-01-01T00:00:00", "2026-01-01T00:00:00")]
    [InlineData("0 0 6 1 4 *", "2024-04-01T05:59:59", "2024-04-01T06:00:00")]
    [InlineData("0 0 0 1 jan,JUL *", "2024-02-01T00:00:00", "2024-07-01T00:00:00")]
    [InlineData("0 0 0 1 Oct-dec *", "2024-11-01T00:00:00", "2024-12-01T00:00:00")]
    // Days of the week.
    [InlineData("0 0 9 * * mon-fri", "2024-07-05T09:00:00", "2024-07-08T09:00:00")]
    [InlineData("0 0 9 * * 1-5", "2024-07-05T09:00:00", "2024-07-08T09:00:00")]
    [InlineData("0 0 9 * * 0", "2024-07-01T00:00:00", "2024-07-07T09:00:00")]
    [InlineData("0 0 9 * * SUN,wed", "2024-07-01T00:00:00", "2024-07-03T09:00:00")]
    // Day and day of week must both hold.
    [InlineData("0 0 0 13 * fri", "2024-01-01T00:00:00", "2024-09-13T00:00:00")]
    [InlineData("0 0 0 1-7 * mon", "2024-07-01T00:00:00", "2024-08-05T00:00:00")]
    [InlineData("0 0 0 29 2 mon", "2024-02-29T00:00:00", "2044-02-29T00:00:00")]
    [InlineData("0 0 0 29 2 mon", "2072-02-29T00:00:01", "2112-02-29T00:00:00")]
    public void The_next_moment_is_as_the_fields_say(string schedule, string after, string next) =>
        Assert.Equal(At(next), CronSchedule.Parse(schedule).Next(At(after)));

    [Theory]
    [InlineData("0 0 0 30 2 *")]
    [InlineData("0 0 0 31 2,4,6,9,11 *")]
    public void A_day_that_no_calendar_has_never_comes(string schedule) => Assert.Null(CronSchedule.Parse(schedule).Next(At("2024-07-01T00:00:00")));

    [Fact]
    public void Moments_of_other_zones_and_parts_of_seconds_are_taken_in_Chinese_time()
    {
        var schedule = CronSchedule.Parse("0 0 6 1 4 *");
        Assert.Equal(At("2025-04-01T06:00:00"), schedule.Next(new DateTimeOffset(2025, 3, 31, 21, 59, 59, 999, TimeSpan.Zero)));
        Assert.Equal(At("2026-04-01T06:00:00"), schedule.Next(new DateTimeOffset(2025, 3, 31, 22, 0, 0, TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromHours(8), schedule.Next(DateTimeOffset.UnixEpoch)!.Value.Offset);
        Assert.Equal(At("2024-07-01T12:00:01"), CronSchedule.Parse("* * * * * *").Next(At("2024-07-01T12:00:00").AddTicks(1)));
        Assert.Equal("0 0 6 1 4 *", schedule.Text);
    }

    [Theory]
    [InlineData("", "The schedule '' has 0 fields; it needs six: second minute hour day month day-of-week.")]
    [InlineData("0 6 1 4 *", "The schedule '0 6 1 4 *' has 5 fields; it needs six: second minute hour day month day-of-week.")]
    [InlineData("0 0 6 1 4 * 2024", "The schedule '0 0 6 1 4 * 2024' has 7 fields; it needs six: second minute hour day month day-of-week.")]
    [InlineData("60 * * * * *", "The schedule '60 * * * * *' is wrong: '60' is no second from 0 to 59.")]
    [InlineData("* 0-60 * * * *", "The schedule '* 0-60 * * * *' is wrong: '0-60' is no minute from 0 to 59.")]
    [InlineData("* * 24 * * *", "The schedule '* * 24 * * *' is wrong: '24' is no hour from 0 to 23.")]
    [InlineData("* * * 0 * *", "The schedule '* * * 0 * *' is wrong: '0' is no day from 1 to 31.")]
    [InlineData("* * * * 13 *", "The schedule '* * * * 13 *' is wrong: '13' is no month from 1 to 12.")]
    [InlineData("* * * * * 7", "The schedule '* * * * * 7' is wrong: '7' is no day of week from 0 to 6.")]
    [InlineData("* * * * * fri-mon", "The schedule '* * * * * fri-mon' is wrong: 'fri-mon' is no day of week from 0 to 6.")]
    [InlineData("* * * * mon *", "The schedule '* * * * mon *' is wrong: 'mon' is no month from 1 to 12.")]
    [InlineData("-1 * * * * *", "The schedule '-1 * * * * *' is wrong: '-1' is no second from 0 to 59.")]
    [InlineData("1,, * * * * *", "The schedule '1,, * * * * *' is wrong: '' is no second from 0 to 59.")]
    [InlineData("1-2-3 * * * * *", "The schedule '1-2-3 * * * * *' is wrong: '1-2-3' is no second from 0 to 59.")]
    [InlineData("*/0 * * * * *", "The schedule '*/0 * * * * *' is wrong: '*/0' is no step of the second.")]
    [InlineData("*/ * * * * *", "The schedule '*/ * * * * *' is wrong: '*/' is no step of the second.")]
    [InlineData("1/2/3 * * * * *", "The schedule '1/2/3 * * * * *' is wrong: '1/2/3' is no step of the second.")]
    [InlineData("* * * ? * *", "The schedule '* * * ? * *' is wrong: '?' is no day from 1 to 31.")]
    [InlineData("@yearly", "The schedule '@yearly' has 1 fields; it needs six: second minute hour day month day-of-week.")]
    public void A_text_that_is_no_schedule_is_refused(string schedule, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CronSchedule.Parse(schedule)).Message);

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
