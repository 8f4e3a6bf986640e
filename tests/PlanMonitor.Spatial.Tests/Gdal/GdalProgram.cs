using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Gdal;

/// <summary>GDAL's programs (Debian: gdal-bin), the strangers that our readers and writers are held against.</summary>
internal static class GdalProgram
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly Lazy<bool> IsThere = new(Look);

    /// <summary>Skips the test where GDAL is not installed.</summary>
    public static void Needed() => Assert.SkipUnless(IsThere.Value, "GDAL is not installed (Debian: apt-get install gdal-bin).");

    /// <summary>Runs a program; what it says on both streams. Anything but success fails the test.</summary>
    public static async Task<(string Output, string Complaints)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Longest);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var complaints = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await complaints}");
        return (await output, await complaints);
    }

    /// <summary>Converts a file with ogr2ogr.</summary>
    public static async Task ConvertAsync(string from, string to, string driver, params string[] options) =>
        await RunAsync("ogr2ogr", ["-q", "-f", driver, .. options, to, from]);

    private static bool Look()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ogr2ogr", "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
