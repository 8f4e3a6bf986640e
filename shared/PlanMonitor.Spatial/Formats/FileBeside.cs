namespace PlanMonitor.Spatial.Formats;

/// <summary>Files of a folder that belong together by their names: <c>a.shp</c>, <c>A.DBF</c>.</summary>
public static class FileBeside
{
    /// <summary>The file that differs from this one in its ending alone, in whatever case, the same case first; null where there is none.</summary>
    /// <param name="path">Path of a file.</param>
    /// <param name="ending">The other's ending with its dot.</param>
    public static string? Find(string path, string ending)
    {
        var wanted = Path.GetFileNameWithoutExtension(path) + ending;
        return Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!)
            .Where(other => string.Equals(Path.GetFileName(other), wanted, StringComparison.OrdinalIgnoreCase))
            .OrderBy(other => Path.GetFileName(other) == wanted ? 0 : 1)
            .ThenBy(other => other, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
