namespace PlanMonitor.Local.Terminal;

/// <summary>
/// Progress on stderr: one line that is redrawn on a terminal; plain lines, at most one every two seconds, elsewhere, under NO_COLOR, TERM=dumb or CI.
/// </summary>
internal sealed class Progress(TextWriter talk, TimeProvider time, string what, int total) : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private readonly bool _redraws = Redraws;
    private readonly long _started = time.GetTimestamp();
    private long _drawn;
    private int _done;

    /// <summary>Whether stderr is a terminal on which a line may be redrawn.</summary>
    public static bool Redraws => !Console.IsErrorRedirected && !IsSet("NO_COLOR") && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>One more is done.</summary>
    public void Step(string label)
    {
        _done++;
        if (_done < total && time.GetElapsedTime(_drawn) < (_redraws ? Between : BetweenLines))
        {
            return;
        }
        _drawn = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(_started).TotalSeconds;
        var left = _done == 0 ? 0 : elapsed / _done * (total - _done);
        var line = $"{what} {_done}/{total}  {elapsed:0.0} s, {left:0.0} s left  {label}";
        if (_redraws)
        {
            talk.Write("\r\u001b[2K" + line);
        }
        else
        {
            talk.WriteLine(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_redraws && _done > 0)
        {
            talk.WriteLine();
        }
    }

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
