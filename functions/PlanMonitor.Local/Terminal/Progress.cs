using System.Globalization;

namespace PlanMonitor.Local.Terminal;

/// <summary>
/// Progress on stderr with rate and time left: a bar that is redrawn on a terminal; plain lines, at most one every two seconds, elsewhere, under NO_COLOR, TERM=dumb or CI.
/// </summary>
/// <param name="talk">Where it is shown.</param>
/// <param name="time">The clock.</param>
/// <param name="what">What is counted.</param>
/// <param name="total">How many there are.</param>
/// <param name="quiet">Whether what takes less than three seconds is not shown at all.</param>
/// <param name="redraws">Whether the line is redrawn; as stderr is where null.</param>
internal sealed class Progress(TextWriter talk, TimeProvider time, string what, int total, bool quiet = false, bool? redraws = null) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private readonly Lock _gate = new();
    private readonly bool _redraws = redraws ?? Redraws;
    private readonly long _started = time.GetTimestamp();
    private long? _drawn;
    private int _done;

    /// <summary>Whether stderr is a terminal on which a line may be redrawn.</summary>
    public static bool Redraws => !Console.IsErrorRedirected && !IsSet("NO_COLOR") && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>One more is done; safe to call from several threads.</summary>
    public void Step(string label)
    {
        lock (_gate)
        {
            _done++;
            var elapsed = time.GetElapsedTime(_started);
            var isDue = _drawn is not { } drawn || time.GetElapsedTime(drawn) >= (_redraws ? Between : BetweenLines);
            if ((quiet && elapsed < Quiet) || (!isDue && _done < total))
            {
                return;
            }
            _drawn = time.GetTimestamp();
            Write(elapsed.TotalSeconds, label);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_redraws && _drawn is not null)
        {
            talk.WriteLine();
        }
    }

    private void Write(double elapsed, string label)
    {
        var (rate, left) = (_done / Math.Max(elapsed, 0.001), elapsed / _done * Math.Max(0, total - _done));
        var line = string.Create(CultureInfo.InvariantCulture, $"{what} {_done}/{total}  {elapsed:0.0} s, {rate:0.0}/s, {left:0.0} s left  {label}");
        if (_redraws)
        {
            talk.Write($"{ProgressBar.Clear}{ProgressBar.Of((double)_done / total)} {line}");
        }
        else
        {
            talk.WriteLine(line);
        }
    }

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
