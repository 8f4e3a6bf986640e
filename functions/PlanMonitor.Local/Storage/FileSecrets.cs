using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The port for secrets on one machine: a file each in <c>secrets/</c> below the data folder, which its owner alone may enter (0700) and read (0600).
/// The values are not encrypted: whoever may read the owner's files may read them. On Windows the folder has the rights of the data folder.
/// </summary>
public sealed class FileSecrets(string folder, WriteLock writeLock) : ISecrets
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Folder => Path.Combine(folder, "secrets");

    /// <inheritdoc/>
    public async Task<string?> GetAsync(string name, CancellationToken cancel)
    {
        var path = PathOf(name);
        try
        {
            return await File.ReadAllTextAsync(path, cancel);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    [SuppressMessage("Performance", "CA1849", Justification = ".NET flushes to the disk only synchronously.")]
    public async Task SetAsync(string name, string value, CancellationToken cancel)
    {
        var path = PathOf(name);
        SecretRules.CheckValue(value);
        using (await writeLock.TakeAsync(cancel))
        {
            MakeFolder();
            // No secret's name begins with a dot, and one writer is here at a time: what a killed one left is in nobody's way.
            var temporary = Path.Combine(Folder, "." + Path.GetFileName(path));
            File.Delete(temporary);
            await using (var file = new StreamWriter(temporary, NewFile()))
            {
                await file.WriteAsync(value.AsMemory(), cancel);
                await file.FlushAsync(cancel);
                ((FileStream)file.BaseStream).Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(string name, CancellationToken cancel)
    {
        var path = PathOf(name);
        using (await writeLock.TakeAsync(cancel))
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        return options;
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private string PathOf(string name)
    {
        SecretRules.CheckName(name);
        return Path.Combine(Folder, FileNames.Encode(name));
    }
}
