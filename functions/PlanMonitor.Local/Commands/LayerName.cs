using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Commands;

/// <summary>The name of a layer as a user gives it: it becomes a folder of the inbox.</summary>
internal static class LayerName
{
    private const int Longest = 80;

    /// <summary>The name, or wrong usage.</summary>
    public static string Checked(string name) =>
        name.Trim() is "" or "." or ".." or "-" || name.Length > Longest || name.Contains('/') || !BlobRules.IsName(name)
            ? throw new UsageException($"'{Printable(name)}' is no name of a layer: it has 1 to {Longest} characters without '/', '\\' and control characters, and is not '-', '.' or '..'.")
            : name;

    private static string Printable(string name) => new([.. name.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)]);
}
