using PlanMonitor.Local.Terminal;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Cli;

/// <summary>How far a run of many steps is.</summary>
public sealed class ProgressTests
{
    [Fact]
    public void A_terminal_sees_one_bar_with_rate_and_time_left()
    {
        var (talk, time) = (new StringWriter(), new ManualTime());
        using (var progress = new Progress(talk, time, "check", 4, redraws: true))
        {
            foreach (var step in new[] { "a", "b", "c", "d" })
            {
                time.Advance(TimeSpan.FromSeconds(0.5));
                progress.Step(step);
            }
        }
        Assert.Equal(
            "\r\u001b[2K[#######.......................] check 1/4  0.5 s, 2.0/s, 1.5 s left  a"
            + "\r\u001b[2K[###############...............] check 2/4  1.0 s, 2.0/s, 1.0 s left  b"
            + "\r\u001b[2K[######################........] check 3/4  1.5 s, 2.0/s, 0.5 s left  c"
            + "\r\u001b[2K[##############################] check 4/4  2.0 s, 2.0/s, 0.0 s left  d" + Environment.NewLine,
            talk.ToString());
    }

    [Fact]
    public void Elsewhere_there_are_plain_lines_two_seconds_apart_and_the_last()
    {
        var (talk, time) = (new StringWriter(), new ManualTime());
        using (var progress = new Progress(talk, time, "ingest", 10, redraws: false))
        {
            for (var step = 1; step <= 10; step++)
            {
                time.Advance(TimeSpan.FromSeconds(0.5));
                progress.Step($"{step}.csv");
            }
        }
        Assert.Equal(
            "ingest 1/10  0.5 s, 2.0/s, 4.5 s left  1.csv\ningest 5/10  2.5 s, 2.0/s, 2.5 s left  5.csv\ningest 9/10  4.5 s, 2.0/s, 0.5 s left  9.csv\ningest 10/10  5.0 s, 2.0/s, 0.0 s left  10.csv\n",
            talk.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(0.9, "")]
    [InlineData(1.5, "rules 2/3  3.0 s, 0.7/s, 1.5 s left  2\nrules 3/3  4.5 s, 0.7/s, 0.0 s left  3\n")]
    public void What_is_quick_is_not_told_where_nobody_waits_for_it(double seconds, string told)
    {
        var (talk, time) = (new StringWriter(), new ManualTime());
        using (var progress = new Progress(talk, time, "rules", 3, quiet: true, redraws: false))
        {
            for (var step = 1; step <= 3; step++)
            {
                time.Advance(TimeSpan.FromSeconds(seconds));
                progress.Step($"{step}");
            }
        }
        Assert.Equal(told, talk.ToString().ReplaceLineEndings("\n"));
    }
}
