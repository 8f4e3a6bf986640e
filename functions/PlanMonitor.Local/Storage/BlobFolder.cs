namespace PlanMonitor.Local.Storage;

/// <summary>
/// The folder of one container: finds the file of a blob and the blobs of a folder. It never leaves the folder: links, hidden names (those with a
/// leading dot, and what Windows marks so) and names that no blob may have are passed over.
/// </summary>
/// <param name="root">Path of the folder; it need not exist.</param>
public sealed class BlobFolder(string root)
{
    private static readonly EnumerationOptions Seen = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System, IgnoreInaccessible = false };

    /// <summary>The path of a blob: where its file is, or where it belongs.</summary>
    public string PathOf(string name)
    {
        var segments = name.Split('/');
        var path = root;
        for (var i = 0; i < segments.Length; i++)
        {
            path = Step(path, segments[i], folderWanted: i < segments.Length - 1);
        }
        return path;
    }

    /// <summary>The files of all blobs whose names begin with a prefix, in ordinal order of the names.</summary>
    public IEnumerable<(string Name, FileInfo File)> List(string prefix) => Walk(new(root), "", prefix);

    /// <summary>Removes the folders above a file that was deleted, as far as they are empty; the container's own folder stays.</summary>
    public void Prune(string path)
    {
        for (var folder = Path.GetDirectoryName(path)!; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Not empty, or in use by a person: it stays.
                return;
            }
        }
    }

    private static string Step(string folder, string segment, bool folderWanted)
    {
        var name = FileNames.Encode(segment);
        var path = Path.Combine(folder, name);
        // Only a name that is encoded can also stand in the folder in another form, as a person typed it.
        if (name == segment || Path.Exists(path) || !Directory.Exists(folder))
        {
            return path;
        }
        var typed = Entries(new(folder)).FirstOrDefault(entry => entry is DirectoryInfo == folderWanted && FileNames.Decode(entry.Name) == segment);
        return typed?.FullName ?? path;
    }

    private static IEnumerable<(string Name, FileInfo File)> Walk(DirectoryInfo folder, string above, string prefix)
    {
        // A folder sorts as its name with the slash, as the names of its blobs do.
        var entries = Entries(folder)
            .Select(entry => (Name: above + FileNames.Decode(entry.Name) + (entry is DirectoryInfo ? "/" : ""), Entry: entry))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .DistinctBy(entry => entry.Name);
        foreach (var (name, entry) in entries)
        {
            if (entry is FileInfo file && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return (name, file);
            }
            else if (entry is DirectoryInfo below && (name.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(name, StringComparison.Ordinal)))
            {
                foreach (var found in Walk(below, name, prefix))
                {
                    yield return found;
                }
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos("*", Seen).Where(entry => entry.LinkTarget is null)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
