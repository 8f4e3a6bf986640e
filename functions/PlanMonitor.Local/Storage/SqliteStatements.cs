using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace PlanMonitor.Local.Storage;

/// <summary>Short forms for statements with parameters.</summary>
internal static class SqliteStatements
{
    /// <summary>A command with its parameters bound.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "All callers give constants; values go in as parameters.")]
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }
        return command;
    }

    /// <summary>Runs a statement and gives how many rows it changed.</summary>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row, or null.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar();
    }
}
