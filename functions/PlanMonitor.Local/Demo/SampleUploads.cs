namespace PlanMonitor.Local.Demo;

/// <summary>The sample uploads that lie beside the program or in the checkout that it was built from.</summary>
internal static class SampleUploads
{
    /// <summary>The folder that is laid out as the inbox is.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "tests", "samples", "inbox");
            if (Directory.Exists(samples))
            {
                return samples;
            }
        }
        throw new DirectoryNotFoundException("The sample uploads (tests/samples/inbox) are not beside the program; run the demo from a checkout of the repository.");
    }

    /// <summary>Every sample as a blob name of the inbox, in order, with its file.</summary>
    public static IReadOnlyList<(string BlobName, string Path)> All(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (BlobName: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), Path: path))
            .OrderBy(pair => pair.BlobName, StringComparer.Ordinal)];
}
