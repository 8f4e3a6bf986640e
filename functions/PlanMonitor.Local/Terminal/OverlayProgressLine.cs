using System.Globalization;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Local.Terminal;

/// <summary>
/// How far an overlay is, over all its files: a bar that is redrawn on a terminal; plain lines, at most one every two seconds, elsewhere. What takes
/// less than a second is not shown.
/// </summary>
/// <param name="talk">Where it is shown.</param>
/// <param name="time">The clock.</param>
/// <param name="bytes">Sizes of the files in the order in which they are read.</param>
/// <param name="redraws">Whether the line is redrawn.</param>
internal sealed class OverlayProgressLine(TextWriter talk, TimeProvider time, IReadOnlyList<long> bytes, bool redraws) : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);
    private readonly long _started = time.GetTimestamp();
    private long _shown = time.GetTimestamp();
    private OverlayProgress? _last;
    private int _file;
    private int _featuresBefore;
    private bool _drawn;

    /// <summary>Shows the progress where it is time.</summary>
    public void Show(OverlayProgress progress)
    {
        if (_last is { } last && (last.File != progress.File || last.Features > progress.Features))
        {
            _file++;
            _featuresBefore += last.Features;
        }
        _last = progress;
        var elapsed = time.GetElapsedTime(_started);
        if (elapsed < Quiet || time.GetElapsedTime(_shown) < (redraws ? Between : BetweenLines))
        {
            return;
        }
        _shown = time.GetTimestamp();
        Write(progress, elapsed.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_drawn)
        {
            talk.Write(ProgressBar.Clear);
        }
    }

    private void Write(OverlayProgress progress, double elapsed)
    {
        var read = bytes.Take(_file).Sum() + ((progress.Fraction ?? 0) * bytes.ElementAtOrDefault(_file));
        var share = Math.Clamp(read / Math.Max(1, bytes.Sum()), 0.001, 1);
        var left = elapsed / share * (1 - share);
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{share,4:0%}  {progress.File}  {(_featuresBefore + progress.Features) / elapsed:0} features/s, {read / elapsed / 1e6:0.0} MB/s, {left:0.0} s left");
        if (redraws)
        {
            talk.Write($"{ProgressBar.Clear}{ProgressBar.Of(share)} {figures}");
            _drawn = true;
        }
        else
        {
            talk.WriteLine(figures.TrimStart());
        }
    }
}
