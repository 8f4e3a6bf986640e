namespace PlanMonitor.Local.Terminal;

/// <summary>The bar of a line that is redrawn.</summary>
internal static class ProgressBar
{
    private const int Width = 30;

    /// <summary>Goes back to the start of the line and empties it.</summary>
    public const string Clear = "\r\u001b[2K";

    /// <summary>The bar for a share from 0 to 1.</summary>
    public static string Of(double share)
    {
        var full = (int)(Math.Clamp(share, 0, 1) * Width);
        return $"[{new string('#', full)}{new string('.', Width - full)}]";
    }
}
