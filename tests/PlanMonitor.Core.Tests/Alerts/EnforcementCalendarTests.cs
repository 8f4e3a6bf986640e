using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using Xunit;

namespace PlanMonitor.Core.Tests.Alerts;

/// <summary>The deadlines of the enforcement year.</summary>
public sealed class EnforcementCalendarTests
{
    private static readonly EnforcementCalendar Calendar = EnforcementCalendar.BuiltIn;

    [Theory]
    // Releases in April, July, October and December; filing on 28 February: the day before the next of them, a week away at the least.
    [InlineData("2025-01-05", "2025-02-28")]
    [InlineData("2025-02-21", "2025-02-28")]
    [InlineData("2025-02-22", "2025-03-31")]
    [InlineData("2025-04-10", "2025-06-30")]
    [InlineData("2025-06-28", "2025-09-30")]
    [InlineData("2025-10-08", "2025-11-30")]
    [InlineData("2025-12-02", "2026-02-28")]
    [InlineData("2023-12-02", "2024-02-28")]
    public void What_has_no_due_date_gets_the_next_one(string today, string due) => Assert.Equal(DateOnly.Parse(due), Calendar.DueAfter(DateOnly.Parse(today)));

    [Theory]
    // A patch of 2024 that was opened on a day, in a state, seen on another day: what was missed.
    [InlineData("2024-07-10", AlertState.Open, "2025-02-28", "")]
    [InlineData("2024-07-10", AlertState.Open, "2025-03-01", "filing 2025-02-28")]
    [InlineData("2024-07-10", AlertState.Open, "2025-04-01", "filing 2025-02-28, review 2025-03-01, year-end 2025-03-31")]
    [InlineData("2024-07-10", AlertState.Decided, "2025-03-15", "")]
    [InlineData("2024-07-10", AlertState.Decided, "2025-04-01", "year-end 2025-03-31")]
    [InlineData("2024-07-10", AlertState.Closed, "2025-04-01", "")]
    // It came after its year's day: it has until that day of the next year.
    [InlineData("2025-06-01", AlertState.Open, "2025-06-02", "")]
    [InlineData("2025-06-01", AlertState.Acknowledged, "2026-03-01", "filing 2026-02-28")]
    public void A_patch_has_the_days_of_its_year(string opened, AlertState state, string today, string missed)
    {
        var alert = AlertLifeTests.Alert() with { State = state, OpenedAt = new(DateOnly.Parse(opened), new(2, 0), TimeSpan.Zero) };
        Assert.Equal(missed, string.Join(", ", Calendar.Missed(alert, DateOnly.Parse(today))));
        Assert.Empty(Calendar.Missed(alert with { Subject = new("right", Right: "C1") }, DateOnly.Parse(today)));
    }

    [Theory]
    [InlineData(AlertState.Assigned, "2025-05-01", "")]
    [InlineData(AlertState.Assigned, "2025-05-02", "due 2025-05-01")]
    [InlineData(AlertState.Acknowledged, "2025-05-02", "")]
    [InlineData(AlertState.Returned, "2025-06-01", "correction 2025-05-10")]
    [InlineData(AlertState.Decided, "2025-06-01", "")]
    public void A_due_date_counts_while_someone_is_to_see_to_it(AlertState state, string today, string missed)
    {
        var alert = AlertLifeTests.Alert() with
        {
            Subject = new("right", Right: "C1"), State = state, Assigned = new("x", new(2025, 5, 1)),
            Correction = state == AlertState.Returned ? new("other", "x", new(2025, 5, 10), "王局", default) : null,
        };
        Assert.Equal(missed, string.Join(", ", Calendar.Missed(alert, DateOnly.Parse(today))));
    }

    [Theory]
    [InlineData("""{"releaseMonths":[3,9],"filing":"02-29","review":"03-01","yearEnd":"03-31","correctionMonths":2}""", true)]
    [InlineData("""{"releaseMonths":[],"filing":"02-28","review":"03-01","yearEnd":"03-31","correctionMonths":1}""", false)]
    [InlineData("""{"releaseMonths":[7,4],"filing":"02-28","review":"03-01","yearEnd":"03-31","correctionMonths":1}""", false)]
    [InlineData("""{"releaseMonths":[13],"filing":"02-28","review":"03-01","yearEnd":"03-31","correctionMonths":1}""", false)]
    [InlineData("""{"releaseMonths":[4],"filing":"02-30","review":"03-01","yearEnd":"03-31","correctionMonths":1}""", false)]
    [InlineData("""{"releaseMonths":[4],"review":"03-01","yearEnd":"03-31","correctionMonths":1}""", false)]
    [InlineData("""{"releaseMonths":[4],"filing":"02-28","review":"03-01","yearEnd":"03-31"}""", false)]
    [InlineData("""{"releaseMonths":"4"}""", false)]
    [InlineData("{}", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void A_calendar_that_makes_no_sense_is_refused(string json, bool sound) => Assert.Equal(sound ? null : "setting.calendar-invalid", EnforcementCalendar.Read(json).Problem?.Code);

    [Fact]
    public void The_leap_day_is_the_last_of_February_in_other_years()
    {
        var calendar = EnforcementCalendar.Read("""{"releaseMonths":[9],"filing":"02-29","review":"03-01","yearEnd":"03-31","correctionMonths":2}""").Value;
        Assert.Equal((new DateOnly(2024, 2, 29), new DateOnly(2025, 2, 28)), (calendar.DueAfter(new(2024, 1, 1)), calendar.DueAfter(new(2025, 1, 1))));
    }

    [Fact]
    public void It_is_written_as_it_is_read() =>
        Assert.Equal("""{"releaseMonths":[4,7,10,12],"filing":"02-28","review":"03-01","yearEnd":"03-31","correctionMonths":1}""", CanonicalJson.Write(Calendar));
}
