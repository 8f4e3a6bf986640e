using System.Globalization;
using Microsoft.Data.Sqlite;
using PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>Rows are read as SQLite itself reads them.</summary>
public sealed class SqliteRowsTests
{
    [Theory]
    [InlineData(512, "UTF-8")]
    [InlineData(512, "UTF-16be")]
    [InlineData(1024, "UTF-16le")]
    [InlineData(4096, "UTF-8")]
    [InlineData(8192, "UTF-16le")]
    [InlineData(65536, "UTF-8")]
    public void Random_tables_are_read_as_SQLite_reads_them(int pageBytes, string encoding)
    {
        var expected = new List<string>();
        var random = new Random(pageBytes);
        List<string> sql = [$"PRAGMA page_size = {pageBytes}", $"PRAGMA encoding = '{encoding}'", "PRAGMA auto_vacuum = FULL", "CREATE TABLE t (a, b TEXT, c REAL)"];
        for (var i = 0; i < 400; i++)
        {
            sql.Add($"INSERT INTO t (rowid, a, b, c) VALUES ({random.NextInt64(1L << random.Next(1, 62)) - 1000}, {Value(random)}, {Value(random)}, {Value(random)}) ON CONFLICT DO NOTHING");
        }
        sql.Add("DELETE FROM t WHERE abs(rowid) % 7 = 0");
        var bytes = GeoPackageSample.Use(connection => expected.AddRange(Select(connection)), [.. sql]);

        Assert.Equal(expected, Walk(bytes));
        Assert.True(expected.Count > 300);
    }

    private static string Value(Random random) => random.Next(8) switch
    {
        0 => "NULL",
        1 => $"{random.Next(3)}",
        2 => $"{random.NextInt64() >> random.Next(63)}",
        3 => $"-{random.NextInt64() >> random.Next(63)}",
        4 => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
        5 => $"'{string.Concat(Enumerable.Range(0, random.Next(1 << random.Next(14))).Select(_ => "辽阳菱镁a"[random.Next(5)]))}'",
        6 => $"zeroblob({random.Next(1 << random.Next(18))})",
        _ => $"'{random.Next()}'",
    };

    private static List<string> Select(SqliteConnection connection)
    {
        var rows = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid, a, b, c FROM t ORDER BY rowid";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, 4).Select(i => reader.GetValue(i) switch
            {
                DBNull => "null",
                byte[] blob => $"blob {blob.Length}",
                double real => real.ToString("R", CultureInfo.InvariantCulture),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
            })));
        }
        return rows;
    }

    private static List<string> Walk(byte[] bytes)
    {
        var file = SqliteFile.Open(new MemoryStream(bytes), 65536)!;
        var schema = new SqliteRows(file, 1, 1 << 20);
        Assert.True(schema.Next());
        var rows = new SqliteRows(file, schema.Row.Number(3)!.Value, 1 << 20);
        var written = new List<string>();
        while (rows.Next())
        {
            written.Add(string.Join('|', [rows.RowNumber.ToString(CultureInfo.InvariantCulture), .. Enumerable.Range(0, 3).Select(i =>
                rows.Row.IsNull(i) ? "null" : rows.Row.IsBlob(i) ? $"blob {rows.Row.Bytes(i).Length}" : rows.Row.Text(i)!)]));
        }
        Assert.Null(file.DamagedPage);
        return written;
    }
}
