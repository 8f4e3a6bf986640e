using PlanMonitor.Services.Deliveries;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Digests and quiet hours by the clock in China.</summary>
public sealed class TimeTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("08:30", "2024-07-01 08:29:59", "2024-07-01 08:30:00")]
    [InlineData("08:30", "2024-07-01 08:30:00", "2024-07-01 08:30:00")]
    [InlineData("08:30", "2024-07-01 08:39:00", "2024-07-02 08:30:00")]
    [InlineData("23:58", "2024-07-01 23:58:30", "2024-07-01 23:58:00")]
    [InlineData("00:00", "2024-12-31 23:59:59", "2025-01-01 00:00:00")]
    [InlineData("30m", "2024-07-01 08:29:59", "2024-07-01 08:30:00")]
    [InlineData("30m", "2024-07-01 08:39:00", "2024-07-01 09:00:00")]
    [InlineData("2h", "2024-07-01 23:00:00", "2024-07-02 00:00:00")]
    [InlineData("7h", "2024-07-01 22:00:00", "2024-07-02 00:00:00")]
    [InlineData("1d", "2024-07-01 00:09:00", "2024-07-02 00:00:00")]
    public void A_digest_goes_one_to_nine_minutes_after_the_next_of_its_times(string digest, string after, string time)
    {
        for (var subscription = 0; subscription < 100; subscription++)
        {
            var next = DigestTimes.Parse(digest)!.Next(At(after).ToUniversalTime(), Zone.Of(null), $"{subscription}");
            Assert.InRange(next - At(time), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(9));
            Assert.Equal(next, DigestTimes.Parse(digest)!.Next(At(after), Zone.Of("+08:00"), $"{subscription}"));
        }
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("7m")]
    [InlineData("30m")]
    [InlineData("90m")]
    [InlineData("1d")]
    [InlineData("09:00")]
    [InlineData("08:25")]
    public void No_digest_goes_in_the_first_minute_of_a_full_or_half_hour_and_each_comes_after_the_one_before(string digest)
    {
        var moments = new HashSet<TimeSpan>();
        for (var subscription = 0; subscription < 30; subscription++)
        {
            var at = At("2024-07-01 00:00:00");
            for (var time = 0; time < 100; time++)
            {
                var next = DigestTimes.Parse(digest)!.Next(at, Zone.Of(null), $"{subscription}");
                Assert.True(next > at && next.Minute % 30 != 0, $"{subscription}: {at} {next}");
                at = next;
            }
            moments.Add(at.TimeOfDay);
        }
        // They do not all go together.
        Assert.InRange(moments.Count, 10, 30);
    }

    [Theory]
    [InlineData("+08:00", "08:30", "2024-07-01T00:30:00Z")]
    [InlineData("+06:00", "08:30", "2024-07-01T02:30:00Z")]
    [InlineData("Asia/Urumqi", "08:30", "2024-07-01T02:30:00Z")]
    [InlineData("-03:30", "08:30", "2024-07-01T12:00:00Z")]
    [InlineData("+05:45", "00:00", "2024-07-01T18:15:00Z")]
    // Summer time began at one in the morning UTC on 31 March and ends on 27 October.
    [InlineData("Europe/Berlin", "02:30", "2024-07-01T00:30:00Z")]
    public void The_time_of_a_digest_is_that_of_its_zone(string zone, string digest, string time) => Assert.InRange(
        DigestTimes.Parse(digest)!.Next(Utc("2024-07-01T00:00:00Z"), Zone.Of(zone), "s") - Utc(time), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));

    [Theory]
    [InlineData("2024-03-30T12:00:00Z", "2024-03-31T01:30:00Z")]
    [InlineData("2024-10-26T12:00:00Z", "2024-10-27T01:30:00Z")]
    public void Where_a_time_is_left_out_or_comes_twice_the_digest_goes_once(string after, string time)
    {
        var next = DigestTimes.Parse("02:30")!.Next(Utc(after), Zone.Of("Europe/Berlin"), "s");
        Assert.InRange(next - Utc(time), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Assert.InRange((DigestTimes.Parse("02:30")!.Next(next, Zone.Of("Europe/Berlin"), "s") - next).TotalHours, 22.9, 25.1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("+8")]
    [InlineData("+14:01")]
    [InlineData("+08:60")]
    [InlineData("08:00")]
    [InlineData("Asia/Nowhere")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_zone(string text)
    {
        Assert.Null(Zone.Parse(text));
        Assert.Equal(China, Zone.Of(text).BaseUtcOffset);
    }

    [Theory]
    [InlineData("8:30")]
    [InlineData("24:00")]
    [InlineData("0m")]
    [InlineData("25h")]
    [InlineData("2d")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("h")]
    [InlineData("")]
    [InlineData("1234567h")]
    public void What_is_no_time_of_a_digest(string text) => Assert.Null(DigestTimes.Parse(text));

    [Theory]
    [InlineData("08:30")]
    [InlineData("30m")]
    [InlineData("2h")]
    [InlineData("1d")]
    public void Times_are_written_as_they_are_read(string text) => Assert.Equal(text, DigestTimes.Parse(text)!.Text);

    [Theory]
    [InlineData("22:00-07:00", "2024-07-01 21:59:59", null)]
    [InlineData("22:00-07:00", "2024-07-01 22:00:00", "2024-07-02 07:00:00")]
    [InlineData("22:00-07:00", "2024-07-02 06:59:59", "2024-07-02 07:00:00")]
    [InlineData("22:00-07:00", "2024-07-02 07:00:00", null)]
    [InlineData("12:00-13:30", "2024-07-01 12:00:00", "2024-07-01 13:30:00")]
    [InlineData("12:00-13:30", "2024-07-01 13:30:00", null)]
    [InlineData("12:00-13:30", "2024-07-01 11:59:59", null)]
    public void Quiet_hours_end_at_their_end(string quiet, string at, string? end) => Assert.Equal(end is null ? null : At(end), QuietHours.Parse(quiet, hBreaks: false)!.Until(At(at).ToUniversalTime(), Zone.Of(null)));

    [Fact]
    public void Quiet_hours_are_those_of_the_zone_and_what_waited_does_not_go_all_at_once()
    {
        var quiet = QuietHours.Parse("22:00-07:00", hBreaks: false)!;
        Assert.Null(quiet.Until(Utc("2024-07-01T15:00:00Z"), Zone.Of("Asia/Urumqi")));
        Assert.Equal(Utc("2024-07-02T01:00:00Z"), quiet.Until(Utc("2024-07-01T17:00:00Z"), Zone.Of("Asia/Urumqi")));
        var ends = Enumerable.Range(0, 100).Select(number => (Channels.ChannelSamples.To() with { Id = $"{number}", Quiet = quiet }).QuietUntil(Core.Findings.Severity.M, At("2024-07-01 23:00:00"))!.Value).ToList();
        Assert.All(ends, end => Assert.InRange(end - At("2024-07-02 07:00:00"), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(9)));
        Assert.InRange(ends.Distinct().Count(), 50, 100);
    }

    [Theory]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("22-7")]
    [InlineData("22:00-07:00-08:00")]
    [InlineData("")]
    public void What_are_no_quiet_hours(string text) => Assert.Null(QuietHours.Parse(text, hBreaks: false));

    [Theory]
    [InlineData("30m", 30)]
    [InlineData("90m", 90)]
    [InlineData("6h", 360)]
    [InlineData("2d", 2880)]
    public void Spans(string text, int minutes)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), Services.Deliveries.Spans.Parse(text));
        Assert.Equal(text, Services.Deliveries.Spans.Write(TimeSpan.FromMinutes(minutes)));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), China);
}
