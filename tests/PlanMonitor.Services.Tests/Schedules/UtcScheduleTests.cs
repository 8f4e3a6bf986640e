using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Services.Schedules;
using Xunit;

namespace PlanMonitor.Services.Tests.Schedules;

/// <summary>Schedules of Chinese time as UTC has them: they fire at the same moments, or they are refused.</summary>
public sealed class UtcScheduleTests
{
    private static readonly TimeSpan Shift = TimeSpan.FromHours(8);

    [Theory]
    // The timers of the product.
    [InlineData("0 0 6 1 4 *", "0 0 22 31 3 *")]
    [InlineData("0 0 6 5 * *", "0 0 22 4 * *")]
    [InlineData("0 */5 * * * *", "0 */5 * * * *")]
    [InlineData("0 0 3 * * *", "0 0 19 * * *")]
    // No day is named: hours alone move.
    [InlineData("15 30 8 * * *", "15 30 0 * * *")]
    [InlineData("0 0 7-9 * * *", "0 0 0,1,23 * * *")]
    [InlineData("0 0 */6 * * *", "0 0 4,10,16,22 * * *")]
    // From 08:00 on it is the same day.
    [InlineData("0 0 8-17 1 * mon-fri", "0 0 0,1,2,3,4,5,6,7,8,9 1 * mon-fri")]
    [InlineData("0 0 23 31 * *", "0 0 15 31 * *")]
    [InlineData("0 0 9 29 2 *", "0 0 1 29 2 *")]
    // Before 08:00 it is the day before.
    [InlineData("0 0 6 1 1 *", "0 0 22 31 12 *")]
    [InlineData("0 0 6 1 5,7 *", "0 0 22 30 4,6 *")]
    [InlineData("0 0 6 2-28 * *", "0 0 22 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27 * *")]
    [InlineData("0 0 6 31 5 *", "0 0 22 30 5 *")]
    [InlineData("0 0 6 31 * *", "0 0 22 30 1,3,5,7,8,10,12 *")]
    [InlineData("0 0 6 * * mon", "0 0 22 * * 0")]
    [InlineData("0 0 6 * * sun", "0 0 22 * * 6")]
    [InlineData("0 0 6 13 * fri", "0 0 22 12 * 4")]
    public void A_schedule_is_moved_by_eight_hours(string shanghai, string utc) => Assert.Equal(utc, UtcSchedule.Of(shanghai));

    [Theory]
    [InlineData("0 0 6 1 * *")]
    [InlineData("0 0 6 1 3 *")]
    [InlineData("0 0 6 29 2 *")]
    [InlineData("0 0 6 1,15 4 *")]
    [InlineData("0 0 6 * 4 *")]
    [InlineData("0 0 6 30 2 *")]
    public void Days_that_six_fields_cannot_say_are_refused(string schedule) => Assert.Equal(
        $"The schedule '{schedule}' cannot be said in UTC: before 08:00 its days are the days before there, which no six fields name; take an hour from 8 on, or another day.",
        Assert.Throws<FormatException>(() => UtcSchedule.Of(schedule)).Message);

    [Theory]
    [InlineData("0 0 6,18 * * mon")]
    [InlineData("0 0 * 5 * *")]
    public void Hours_on_two_days_are_refused(string schedule) => Assert.Equal(
        $"The schedule '{schedule}' has hours before and after 08:00 on certain days, which lie on two days in UTC; make two schedules of it.",
        Assert.Throws<FormatException>(() => UtcSchedule.Of(schedule)).Message);

    [Fact]
    public void A_text_that_is_none_is_refused_as_ever() =>
        Assert.Equal("The schedule '0 0 6' has 3 fields; it needs six: second minute hour day month day-of-week.", Assert.Throws<FormatException>(() => UtcSchedule.Of("0 0 6")).Message);

    [Fact]
    public void In_UTC_it_fires_at_the_same_moments()
    {
        var moved = 0;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var text = Text(random);
            if (Moved(text) is not { } utc)
            {
                return true.Label(text);
            }
            moved++;
            var at = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(3 * 365 * 86_400));
            for (var fires = 0; fires < 20; fires++)
            {
                var (here, there) = (CronSchedule.Parse(text).Next(at), InUtc(utc, at));
                if (here != there || here is null)
                {
                    return (here == there).Label($"{text} is {utc}: after {at:O} {here:O}, in UTC {there:O}");
                }
                at = here.Value.AddSeconds(random.Next(86_400));
            }
            return true.Label(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.InRange(moved, 500, 2_000);
    }

    [Fact]
    public void The_named_schedules_fire_in_UTC_at_the_moments_that_they_name()
    {
        Assert.Equal(["YEARLY_CHECK", "MONTHLY_CHECK", "DELIVERY", "RECONCILE", "DAILY"], NamedSchedules.All.Select(each => each.Setting));
        Assert.Equal(["--yearly-check", "--monthly-check", "--delivery", "--reconcile", "--daily"], NamedSchedules.All.Select(each => each.Option));
        Assert.All(NamedSchedules.All, each =>
        {
            var at = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            for (var fires = 0; fires < 50; fires++)
            {
                var next = CronSchedule.Parse(each.Default).Next(at)!.Value;
                Assert.Equal(next, InUtc(each.DefaultInUtc, at));
                at = next;
            }
        });
    }

    private static string? Moved(string text)
    {
        try
        {
            return UtcSchedule.Of(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // A schedule reads the clock of China; eight hours earlier that clock shows what the clock of UTC shows now.
    private static DateTimeOffset? InUtc(string utc, DateTimeOffset after) => CronSchedule.Parse(utc).Next(after - Shift) + Shift;

    // Few values per field, so that days, months and weekdays often meet; never a date that no year has.
    private static string Text(Random random)
    {
        string Any(int first, int last) => random.Next(3) switch { 0 => "*", 1 => $"{random.Next(first, last + 1)}", _ => Range(random, first, last) };
        var hours = random.Next(4) switch { 0 => "*", 1 => Range(random, 0, 7), 2 => Range(random, 8, 23), _ => Range(random, 0, 23) };
        var day = random.Next(4) switch { 0 => "1", 1 => $"{random.Next(28, 32)}", _ => Any(1, 31) };
        return $"{Any(0, 59)} {Any(0, 59)} {hours} {day} {Any(1, 12)} {(random.Next(2) == 0 ? "*" : Any(0, 6))}";
    }

    private static string Range(Random random, int first, int last)
    {
        var low = random.Next(first, last + 1);
        return $"{low}-{random.Next(low, last + 1)}";
    }
}
