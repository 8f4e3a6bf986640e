using PlanMonitor.Services.Deliveries;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Digests and quiet hours by the clock in China.</summary>
public sealed class TimeTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    [Theory]
    [InlineData("08:30", "2024-07-01 08:29:59", "2024-07-01 08:30:00")]
    [InlineData("08:30", "2024-07-01 08:30:00", "2024-07-02 08:30:00")]
    [InlineData("00:00", "2024-12-31 23:59:59", "2025-01-01 00:00:00")]
    [InlineData("30m", "2024-07-01 08:29:59", "2024-07-01 08:30:00")]
    [InlineData("30m", "2024-07-01 08:30:00", "2024-07-01 09:00:00")]
    [InlineData("2h", "2024-07-01 23:00:00", "2024-07-02 00:00:00")]
    [InlineData("1d", "2024-07-01 00:00:00", "2024-07-02 00:00:00")]
    public void A_digest_goes_at_the_next_of_its_times(string digest, string after, string next) => Assert.Equal(At(next), DigestTimes.Parse(digest)!.Next(At(after).ToUniversalTime()));

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
    public void Quiet_hours_end_at_their_end(string quiet, string at, string? end) => Assert.Equal(end is null ? null : At(end), QuietHours.Parse(quiet, hBreaks: false)!.Until(At(at).ToUniversalTime()));

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

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), China);
}
