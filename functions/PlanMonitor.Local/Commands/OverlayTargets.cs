namespace PlanMonitor.Local.Commands;

/// <summary>The files that <c>overlay</c> writes: none may be one that it reads, or one that it writes already.</summary>
internal static class OverlayTargets
{
    // A finished file takes the place of what has its name: of a device (/dev/null) nothing would be left.
    private const string Devices = "/dev/";

    /// <summary>Wrong usage, before any work is done.</summary>
    /// <param name="inputs">Paths of the files that are read.</param>
    /// <param name="table">Path of the CSV.</param>
    /// <param name="exports">Paths of what is written beside it.</param>
    public static void Check(IEnumerable<string> inputs, string table, IEnumerable<string> exports)
    {
        if (Path.GetFullPath(table).StartsWith(Devices, StringComparison.Ordinal))
        {
            throw new UsageException($"--out {table} is a device; name the CSV file to write.");
        }
        var read = inputs.Select(Real).ToHashSet(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (option, path) in exports.Select(path => ("--export", path)).Prepend(("--out", table)))
        {
            if (read.Contains(Real(path)))
            {
                throw new UsageException($"{option} {path} is a file that is read here; name another file to write.");
            }
            if (!written.Add(Real(path)))
            {
                throw new UsageException($"{option} {path} is named twice; give every file to write a name of its own.");
            }
        }
    }

    private static string Real(string path) => (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
}
