using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// A statement that changes one row of a partition after another: what stays the same is bound once, and nothing is made anew for a row. A first check of a province writes
/// four hundred thousand. One thread at a time.
/// </summary>
/// <param name="connection">The connection, in a transaction.</param>
/// <param name="sql">The statement: ?1 is the table, ?2 the partition, ?3 the key, and where it writes a row ?4 its body and ?5 its version.</param>
/// <param name="tab">The table.</param>
/// <param name="partition">The partition as it is stored.</param>
internal sealed class RowStatement(SqliteConnection connection, string sql, string tab, string partition) : IDisposable
{
    private sqlite3_stmt? _statement;

    /// <summary>Changes the row of a key; gives how many rows were changed.</summary>
    /// <exception cref="SqliteException">The database cannot do it.</exception>
    public int Run(string key)
    {
        var statement = Prepared();
        Check(raw.sqlite3_bind_text(statement, 3, key));
        return Step(statement);
    }

    /// <summary>Writes the row of a key; gives how many rows were changed.</summary>
    /// <exception cref="SqliteException">The database cannot do it.</exception>
    public int Run(string key, string body, long version)
    {
        var statement = Prepared();
        Check(raw.sqlite3_bind_text(statement, 3, key));
        Check(raw.sqlite3_bind_text(statement, 4, body));
        Check(raw.sqlite3_bind_int64(statement, 5, version));
        return Step(statement);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepared()
    {
        if (_statement is null)
        {
            Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out _statement));
            Check(raw.sqlite3_bind_text(_statement, 1, tab));
            Check(raw.sqlite3_bind_text(_statement, 2, partition));
        }
        return _statement;
    }

    private int Step(sqlite3_stmt statement)
    {
        var outcome = raw.sqlite3_step(statement);
        // What the reset gives is the outcome once more; values stay bound.
        _ = raw.sqlite3_reset(statement);
        if (outcome != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(outcome, connection.Handle!);
        }
        return raw.sqlite3_changes(connection.Handle);
    }

    private void Check(int outcome)
    {
        if (outcome != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(outcome, connection.Handle!);
        }
    }
}
