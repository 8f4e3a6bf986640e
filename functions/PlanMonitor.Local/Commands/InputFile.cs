namespace PlanMonitor.Local.Commands;

/// <summary>Files that a command is to read.</summary>
internal static class InputFile
{
    /// <summary>The path of a file that exists, or wrong usage.</summary>
    public static string Existing(string path) => File.Exists(path) ? path
        : Directory.Exists(path) ? throw new UsageException($"{path} is a folder; name the files in it.")
        : throw new UsageException($"There is no file {path}.");
}
