using PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>The columns that a statement gives a row, as "name", "name*" for the row's number, "name=default".</summary>
public sealed class TableStatementTests
{
    [Theory]
    [InlineData("CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB)", "fid* geom")]
    [InlineData("CREATE TABLE \"图 斑\"(\"fid\" integer primary key autoincrement not null,[监测 面积] DOUBLE,`a``b` TEXT,\"c\"\"d\")", "fid* 监测 面积 a`b c\"d")]
    [InlineData("CREATE TABLE a (x TEXT(10), y DECIMAL(10, 2) DEFAULT (1.5) CHECK (y > 0, 'a,b)'), fid INTEGER, PRIMARY KEY (fid))", "x y=1.5 fid*")]
    [InlineData("CREATE TABLE a (x INT PRIMARY KEY, y)", "x y")]
    [InlineData("CREATE TABLE a (x INTEGER PRIMARY KEY DESC, y)", "x y")]
    [InlineData("CREATE TABLE a (x, y, CONSTRAINT k PRIMARY KEY (x, y), FOREIGN KEY (x) REFERENCES b (c), UNIQUE (y), CHECK (x))", "x y")]
    [InlineData("CREATE TABLE a -- the table, of\n (x /* PRIMARY, */ TEXT, y TEXT DEFAULT 'a,''b', z DEFAULT -7, t DEFAULT TRUE, n DEFAULT NULL)", "x y=a,'b z=-7 t=1 n")]
    [InlineData("CREATE TABLE a (x, v GENERATED ALWAYS AS (x || 'y') VIRTUAL, s AS (x) STORED, w INT AS (1))", "x s")]
    [InlineData("CREATE TABLE a (\"PRIMARY\" TEXT, \"CHECK\" TEXT)", "PRIMARY CHECK")]
    [InlineData("CREATE TABLE a (x TEXT PRIMARY KEY, y) WITHOUT ROWID", null)]
    [InlineData("CREATE VIRTUAL TABLE a USING rtree(id, minx)", null)]
    [InlineData("CREATE TABLE a (x, y", "")]
    [InlineData("", null)]
    [InlineData("(", null)]
    [InlineData("'", null)]
    public void Gives(string sql, string? expected) =>
        Assert.Equal(expected, TableStatement.Columns(sql) is { } columns
            ? string.Join(' ', columns.Select(column => column.Name + (column.IsRowNumber ? "*" : "") + (column.Default is null ? "" : "=" + column.Default)))
            : null);
}
