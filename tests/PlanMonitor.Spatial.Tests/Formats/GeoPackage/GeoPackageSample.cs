using Microsoft.Data.Sqlite;
using PlanMonitor.Testing;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>Writes GeoPackages with SQLite.</summary>
internal static class GeoPackageSample
{
    /// <summary>The tables that every GeoPackage has.</summary>
    public const string Lists = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
        INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
            ('China Geodetic Coordinate System 2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000"]', NULL);
        """;

    /// <summary>A feature table 图斑 with the columns fid, geom and those given.</summary>
    public static string Layer(string columns, string name = "图斑", int system = 4490) => $"""
        CREATE TABLE "{name}" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "geom" POLYGON{(columns.Length > 0 ? ", " + columns : "")});
        INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('{name}', 'features', '{name}', {system});
        INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', 'POLYGON', {system}, 0, 0);
        """;

    /// <summary>The usual file: the lists, one layer with an attribute JCBH, one row for each blob.</summary>
    public static byte[] Of(params byte[][] blobs) =>
        Build([Lists, Layer("JCBH TEXT"), .. blobs.Select(blob => $"INSERT INTO \"图斑\" (geom) VALUES ({Hex(blob)})")]);

    /// <summary>A blob in SQL.</summary>
    public static string Hex(byte[] blob) => $"X'{Convert.ToHexString(blob)}'";

    /// <summary>Runs statements on a new database and gives its file.</summary>
    public static byte[] Build(params string[] statements) => Use(connection => { }, statements);

    /// <summary>Runs statements on a new database, lets it be looked at, and gives its file.</summary>
    public static byte[] Use(Action<SqliteConnection> look, params string[] statements)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "sample.gpkg");
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            connection.Open();
            // The file is thrown away after the test: nothing is gained by waiting for a disk.
            foreach (var sql in statements.Prepend("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"))
            {
                using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of the tests.
                command.CommandText = sql;
#pragma warning restore CA2100
                command.ExecuteNonQuery();
            }
            look(connection);
        }
        return File.ReadAllBytes(path);
    }
}
