using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The port for blobs on folders: <c>blobs/{container}/{name}</c> below the data folder, and <c>{container}/{name}</c> for the containers that people use
/// with a file manager. A file that a person put there is a blob like any other, and the folders there stay when they are empty.
/// </summary>
/// <remarks>
/// A blob is written to <c>.tmp</c>, flushed to the disk and renamed. .NET cannot flush a folder; the file is flushed once more under its new name,
/// which makes the rename durable on the usual journaling file systems. A deletion may come back after a power failure.
/// The ETag is made of the modification time, which therefore always moves forward.
/// </remarks>
public sealed class FolderBlobs : IBlobs
{
    private readonly string folder;
    private readonly WriteLock writeLock;
    private readonly TimeProvider time;
    private readonly IReadOnlySet<string> open;
    private long newest;

    /// <summary>Takes the blobs of a data folder.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="writeLock">Its lock.</param>
    /// <param name="time">Clock of the modification times.</param>
    /// <param name="open">Containers that lie directly below the data folder.</param>
    public FolderBlobs(string folder, WriteLock writeLock, TimeProvider time, IReadOnlySet<string> open) =>
        (this.folder, this.writeLock, this.time, this.open) = (folder, writeLock, time, open);

    private string Temporary => Path.Combine(folder, ".tmp");

    /// <inheritdoc/>
    public Task<BlobInfo?> FindAsync(string container, string name, CancellationToken cancel)
    {
        var path = Folder(container).PathOf(Checked(name));
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(Info(container, name, new(path)));
    }

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes the content, and with it the file.")]
    public Task<BlobContent?> OpenAsync(string container, string name, long offset, long? length, CancellationToken cancel)
    {
        var path = Folder(container).PathOf(Checked(name));
        BlobRules.CheckRange(offset, length);
        cancel.ThrowIfCancellationRequested();
        if (Info(container, name, new(path)) is null)
        {
            return Task.FromResult<BlobContent?>(null);
        }
        try
        {
            var file = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            var info = Info(container, name, file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
            file.Position = Math.Min(offset, info.Length);
            return Task.FromResult<BlobContent?>(new(info, new FileRange(file, Math.Min(length ?? long.MaxValue, info.Length - file.Position))));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was deleted in between.
            return Task.FromResult<BlobContent?>(null);
        }
    }

    /// <inheritdoc/>
    [SuppressMessage("Performance", "CA1849", Justification = ".NET flushes to the disk only synchronously.")]
    public async Task<BlobWrite> WriteAsync(string container, string name, Stream content, BlobCondition condition, CancellationToken cancel)
    {
        var target = Folder(container);
        BlobRules.CheckNewName(name);
        BlobRules.CheckCondition(condition);
        Directory.CreateDirectory(Temporary);
        var temporary = Path.Combine(Temporary, Path.GetRandomFileName());
        try
        {
            // The file stays open, and thereby locked against Sweep, until the write lock is held.
            await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            await content.CopyToAsync(file, cancel);
            file.Flush(flushToDisk: true);
            using (await writeLock.TakeAsync(cancel))
            {
                await file.DisposeAsync();
                var path = target.PathOf(name);
                var current = Info(container, name, new(path));
                return new(Holds(condition, current) ? Place(container, name, temporary, path, current) : null);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string container, string name, string? ifETag, CancellationToken cancel)
    {
        var target = Folder(container);
        BlobRules.CheckName(name);
        BlobRules.CheckCondition(new(IfAbsent: false, ifETag));
        using (await writeLock.TakeAsync(cancel))
        {
            var path = target.PathOf(name);
            if (Info(container, name, new(path)) is not { } current || (ifETag is not null && current.ETag != ifETag))
            {
                return false;
            }
            File.Delete(path);
            if (!open.Contains(container))
            {
                // Folders that people copy into stay for the next file.
                target.Prune(path);
            }
            return true;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobInfo> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (name, file) in Folder(container).List(prefix))
        {
            cancel.ThrowIfCancellationRequested();
            if (BlobRules.IsName(name) && Info(container, name, file) is { } info)
            {
                yield return info;
            }
        }
        await Task.CompletedTask;
    }

    /// <summary>Removes what killed writers left in <c>.tmp</c>. The caller holds the write lock.</summary>
    public void Sweep()
    {
        foreach (var left in Directory.Exists(Temporary) ? Directory.EnumerateFiles(Temporary) : [])
        {
            try
            {
                // Opens only where no writer holds it.
                using var file = File.OpenHandle(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                // A writer at work.
            }
        }
    }

    private static bool Holds(BlobCondition condition, BlobInfo? current) =>
        condition.IfAbsent ? current is null : condition.IfETag is null || condition.IfETag == current?.ETag;

    private static string Checked(string name)
    {
        BlobRules.CheckName(name);
        return name;
    }

    private static BlobInfo? Info(string container, string name, FileInfo file) =>
        file.Exists && file.LinkTarget is null ? Info(container, name, file.Length, file.LastWriteTimeUtc) : null;

    private static BlobInfo Info(string container, string name, long length, DateTime modified) =>
        new(container, name, length, string.Create(CultureInfo.InvariantCulture, $"{modified.Ticks:x}-{length:x}"), new(modified));

    private BlobFolder Folder(string container)
    {
        TextRules.CheckContainer(container);
        var name = FileNames.Encode(container);
        return new(open.Contains(container) ? Path.Combine(folder, name) : Path.Combine(folder, "blobs", name));
    }

    private BlobInfo Place(string container, string name, string temporary, string path, BlobInfo? current)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (IOException fault) when (fault is not PathTooLongException)
        {
            throw new ArgumentException($"A part of the blob's name '{name}' is a blob itself.", nameof(name), fault);
        }
        if (Directory.Exists(path))
        {
            throw new ArgumentException($"The blob's name '{name}' is a folder of other blobs.", nameof(name));
        }
        Stamp(temporary, current);
        File.Move(temporary, path, overwrite: true);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
        return Info(container, name, RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));
    }

    /// <summary>Gives the file a modification time after all earlier ones, on file systems with coarse times as well.</summary>
    private void Stamp(string temporary, BlobInfo? current)
    {
        var past = Math.Max(newest, current?.Modified.UtcTicks ?? 0);
        var wanted = Math.Max(time.GetUtcNow().UtcTicks, past + 1);
        for (var step = 1L; ; step *= 10)
        {
            File.SetLastWriteTimeUtc(temporary, new(wanted, DateTimeKind.Utc));
            newest = File.GetLastWriteTimeUtc(temporary).Ticks;
            if (newest > past)
            {
                return;
            }
            wanted = past + step;
        }
    }
}
