using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PlanMonitor.Local.Storage;

/// <summary>The schema of <c>state.db</c>; its version stands in <c>PRAGMA user_version</c>.</summary>
public static class SqliteSchema
{
    /// <summary>The version that this program writes.</summary>
    public const int Version = 1;

    /// <summary>Brings a database to <see cref="Version"/>, in one transaction. The caller holds the write lock.</summary>
    public static void Bring(SqliteConnection connection, string path)
    {
        var found = Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (found > Version)
        {
            throw new DataFolderException($"The file {path} was written by a newer version of PlanMonitor (schema {found}; this version knows {Version}). Update PlanMonitor, or name another folder with --data.");
        }
        if (found == Version)
        {
            return;
        }
        connection.Run("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        // Keys are in the form of KeyOrder; version is the ETag, from one sequence over all rows and messages, so that none ever comes again.
        connection.Run("""
            CREATE TABLE sequence (last INTEGER NOT NULL);
            INSERT INTO sequence VALUES (0);
            CREATE TABLE rows (
                tab TEXT NOT NULL, partition TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, version INTEGER NOT NULL,
                PRIMARY KEY (tab, partition, key));
            CREATE TABLE messages (
                id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, body TEXT NOT NULL,
                visible INTEGER NOT NULL, dequeued INTEGER NOT NULL, receipt INTEGER);
            CREATE INDEX messages_by_time ON messages (queue, visible, id);
            PRAGMA user_version = 1;
            """);
        transaction.Commit();
    }

    /// <summary>Takes the next numbers of the sequence, inside a write transaction, and gives the first of them.</summary>
    public static long Take(SqliteConnection connection, int count) =>
        (long)connection.Scalar("UPDATE sequence SET last = last + $count RETURNING last", ("$count", count))! - count + 1;
}
