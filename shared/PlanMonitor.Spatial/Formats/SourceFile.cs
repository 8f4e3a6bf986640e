namespace PlanMonitor.Spatial.Formats;

/// <summary>A file to read features from. Its name is for messages and never decides what the file is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Open">Opens it from its beginning, seekable; whoever calls it disposes the stream.</param>
public sealed record SourceFile(string Name, Func<Stream> Open)
{
    /// <summary>
    /// Finds the file beside it that has the same name but for its ending (".dbf"), in whatever case; null where there is none. Null itself where files beside it are not to be seen.
    /// </summary>
    public Func<string, SourceFile?>? Sibling { get; init; }

    /// <summary>Whether it lies in an archive already: an archive in an archive is not opened.</summary>
    public bool Archived { get; init; }

    /// <summary>Content that lies in memory.</summary>
    public static SourceFile Of(string name, byte[] content) => new(name, () => new MemoryStream(content, writable: false));

    /// <summary>A file of a folder, with the files beside it.</summary>
    public static SourceFile At(string path) => new(Path.GetFileName(path), () => File.OpenRead(path))
    {
        Sibling = ending => Beside(path, ending) is { } beside ? At(beside) : null,
    };

    private static string? Beside(string path, string ending)
    {
        var wanted = Path.GetFileNameWithoutExtension(path) + ending;
        return Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!)
            .Where(other => string.Equals(Path.GetFileName(other), wanted, StringComparison.OrdinalIgnoreCase))
            // The same case first.
            .OrderBy(other => Path.GetFileName(other) == wanted ? 0 : 1)
            .ThenBy(other => other, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
