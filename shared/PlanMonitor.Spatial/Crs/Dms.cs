namespace PlanMonitor.Spatial.Crs;

/// <summary>Degrees, minutes and seconds written as one number.</summary>
internal static class Dms
{
    // A double holds 123.1530 only nearly: a minute of 15 must not become 14 and 60 seconds.
    private const double Slack = 1e-7;

    /// <summary>Degrees of a number D.MMSS.</summary>
    public static double OfDotted(double value) => OfPacked(value * 10_000);

    /// <summary>Degrees of a number DDDMMSS, with decimals of the second.</summary>
    public static double OfPacked(double value)
    {
        var (degrees, minutes, seconds) = Split(value);
        return Math.CopySign(degrees + (minutes / 60) + (seconds / 3600), value);
    }

    /// <summary>Whether minutes and seconds of a number DDDMMSS are below 60.</summary>
    public static bool IsPacked(double value)
    {
        var (_, minutes, seconds) = Split(value);
        return minutes < 60 && seconds < 60;
    }

    private static (double Degrees, double Minutes, double Seconds) Split(double value)
    {
        var size = Math.Abs(value) + Slack;
        var degrees = Math.Floor(size / 10_000);
        var minutes = Math.Floor((size - (degrees * 10_000)) / 100);
        return (degrees, minutes, Math.Max(0, size - (degrees * 10_000) - (minutes * 100) - Slack));
    }
}
