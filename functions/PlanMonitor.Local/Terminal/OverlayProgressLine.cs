using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Local.Terminal;

/// <summary>How far an overlay is, at most one line every two seconds.</summary>
internal sealed class OverlayProgressLine(Output output, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private long _last = time.GetTimestamp();

    /// <summary>Shows the progress where it is time.</summary>
    public void Show(OverlayProgress progress)
    {
        if (time.GetElapsedTime(_last) >= Between)
        {
            _last = time.GetTimestamp();
            output.Talk.WriteLine($"{progress.File}: {progress.Features} {(progress.Fraction is { } fraction ? $"{fraction:0%}" : "")}");
        }
    }
}
