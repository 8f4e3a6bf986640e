using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The storage of one machine: a data folder with <c>state.db</c> (tables and queues), <c>blobs/</c>, <c>inbox/</c>, <c>quarantine/</c>, <c>secrets/</c>,
/// the marker <c>planmonitor.txt</c> and hidden working files. Several processes may have it open. It belongs on a local disk: the locks of network shares are not reliable.
/// </summary>
public sealed class EmbeddedStorage : IDisposable, IAsyncDisposable
{
    /// <summary>Containers that people reach with a file manager: they lie directly below the data folder.</summary>
    public static IReadOnlySet<string> OpenContainers { get; } = FrozenSet.Create("inbox", "quarantine");

    private readonly WriteLock writeLock;
    private readonly SqliteFile database;

    private EmbeddedStorage(string folder, WriteLock writeLock, SqliteFile database, FolderBlobs blobs, TimeProvider time)
    {
        (Folder, this.writeLock, this.database, Blobs) = (folder, writeLock, database, blobs);
        Tables = new SqliteTables(database);
        Queues = new SqliteQueues(database, time);
        Secrets = new FileSecrets(folder, writeLock);
    }

    /// <summary>Full path of the data folder.</summary>
    public string Folder { get; }

    /// <summary>Tables.</summary>
    public ITables Tables { get; }

    /// <summary>Blobs.</summary>
    public IBlobs Blobs { get; }

    /// <summary>Queues.</summary>
    public IQueues Queues { get; }

    /// <summary>Secrets.</summary>
    public ISecrets Secrets { get; }

    /// <summary>Opens a data folder, and makes it where it is absent or empty.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="time">Clock of queues, modification times and waiting.</param>
    /// <param name="holder">What this process is called in the message to another that waits for it: its command line.</param>
    /// <param name="cancel">Ends the waiting for another process.</param>
    /// <param name="patience">How long any write waits for another process; 30 s where null.</param>
    /// <exception cref="DataFolderException">The folder cannot be written, belongs to something else or to a newer version, or stays busy.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The storage owns what is opened; every fault before that disposes it.")]
    public static async Task<EmbeddedStorage> OpenAsync(string folder, TimeProvider time, string holder, CancellationToken cancel, TimeSpan? patience = null)
    {
        folder = Path.GetFullPath(folder);
        var gate = new WriteLock(folder, holder, time, patience);
        SqliteFile? state = null;
        try
        {
            var blobs = new FolderBlobs(folder, gate, time, OpenContainers);
            DataFolder.Create(folder);
            using (await gate.TakeAsync(cancel))
            {
                DataFolder.Mark(folder);
                blobs.Sweep();
            }
            state = await SqliteFile.OpenAsync(Path.Combine(folder, "state.db"), gate, cancel);
            return new(folder, gate, state, blobs, time);
        }
        catch (Exception fault)
        {
            state?.Dispose();
            gate.Dispose();
            if (fault is UnauthorizedAccessException || (fault is IOException and not DataFolderException))
            {
                throw new DataFolderException($"The data folder {folder} cannot be written: {fault.Message} Give yourself the right to write there, or name another folder with --data.", fault);
            }
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        database.Dispose();
        writeLock.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
