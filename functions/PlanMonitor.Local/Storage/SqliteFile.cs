using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// The SQLite file of a data folder, in WAL mode: readers see the last commit and wait for nobody, writers pass through the <see cref="WriteLock"/>.
/// A commit is on the disk when it returns (synchronous=FULL).
/// </summary>
public sealed class SqliteFile : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly string path;
    private readonly WriteLock writeLock;
    private volatile bool disposed;

    private SqliteFile(string path, WriteLock writeLock) => (this.path, this.writeLock) = (path, writeLock);

    /// <summary>Opens the file, creates it where it is absent, and brings it to the current schema.</summary>
    /// <exception cref="DataFolderException">A newer version of this program wrote it.</exception>
    public static async Task<SqliteFile> OpenAsync(string path, WriteLock writeLock, CancellationToken cancel)
    {
        var file = new SqliteFile(path, writeLock);
        try
        {
            using (await writeLock.TakeAsync(cancel))
            {
                file.With(connection =>
                {
                    SqliteSchema.Bring(connection, path);
                    return true;
                });
            }
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that change nothing.</summary>
    public T Read<T>(Func<SqliteConnection, T> read) => With(read);

    /// <summary>Runs one write transaction; it is committed where <paramref name="change"/> says so and leaves no trace otherwise.</summary>
    public async Task<T> ChangeAsync<T>(Func<SqliteConnection, (bool Commit, T Result)> change, CancellationToken cancel)
    {
        using (await writeLock.TakeAsync(cancel))
        {
            return With(connection =>
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                var (commit, result) = change(connection);
                if (commit)
                {
                    transaction.Commit();
                }
                return result;
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private T With<T>(Func<SqliteConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!idle.TryTake(out var connection))
        {
            connection = Connect();
        }
        try
        {
            var result = work(connection);
            idle.Add(connection);
            connection = null;
            return result;
        }
        finally
        {
            // A connection whose statement failed is not used again, nor one that comes back after the end.
            connection?.Dispose();
            if (disposed)
            {
                Dispose();
            }
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller owns the connection; where opening fails it is disposed here.")]
    private SqliteConnection Connect()
    {
        // The pool of the library would keep the file open after Dispose.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Run("PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
