namespace PlanMonitor.Services.Storage;

/// <summary>Files of the moment, for what is too large for memory. An instance of the app has 0.8 GB of disk.</summary>
internal static class TemporaryFile
{
    /// <summary>A new empty file that goes with its stream.</summary>
    public static FileStream Create() =>
        new(Path.Combine(Path.GetTempPath(), "planmonitor-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
}
