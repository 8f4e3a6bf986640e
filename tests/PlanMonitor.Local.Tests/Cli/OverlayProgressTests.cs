using PlanMonitor.Local.Terminal;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Cli;

/// <summary>How far an overlay is, over all its files by their sizes.</summary>
public sealed class OverlayProgressTests
{
    [Fact]
    public void A_terminal_sees_one_bar_with_rate_and_time_left()
    {
        var (talk, time) = (new StringWriter(), new ManualTime());
        using (var line = new OverlayProgressLine(talk, time, [40_000_000, 60_000_000], redraws: true))
        {
            time.Advance(TimeSpan.FromSeconds(2));
            line.Show(new("footprints", 5_000, 0.5));
            time.Advance(TimeSpan.FromSeconds(2));
            line.Show(new("footprints", 10_000, 1));
            time.Advance(TimeSpan.FromSeconds(1));
            line.Show(new("red-line", 20, 0.5));
        }
        Assert.Equal(
            "\r\u001b[2K[######........................]  20%  footprints  2500 features/s, 10.0 MB/s, 8.0 s left"
            + "\r\u001b[2K[############..................]  40%  footprints  2500 features/s, 10.0 MB/s, 6.0 s left"
            + "\r\u001b[2K[#####################.........]  70%  red-line  2004 features/s, 14.0 MB/s, 2.1 s left"
            + "\r\u001b[2K",
            talk.ToString());
    }

    [Fact]
    public void Elsewhere_there_are_plain_lines_two_seconds_apart_and_none_for_what_is_quick()
    {
        var (talk, time) = (new StringWriter(), new ManualTime());
        using (var line = new OverlayProgressLine(talk, time, [100, 300], redraws: false))
        {
            for (var step = 1; step <= 10; step++)
            {
                time.Advance(TimeSpan.FromSeconds(0.5));
                line.Show(new("farmland", step * 100, step / 10.0));
            }
        }
        Assert.Equal(
            "10%  farmland  200 features/s, 0.0 MB/s, 18.0 s left\n20%  farmland  200 features/s, 0.0 MB/s, 16.0 s left\n",
            talk.ToString().ReplaceLineEndings("\n"));
    }
}
