using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PlanMonitor.Local.Tests.Large;

/// <summary>Writes files of features and of rows of any size, without holding them.</summary>
internal static class LargeFile
{
    /// <summary>GeoJSON: features by JCBH, each with the attributes that a check reads.</summary>
    public static void GeoJson(string path, LargeShape shapes, bool attributes)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("{\"type\":\"FeatureCollection\",\"features\":[\n");
        for (var i = 0; i < shapes.Count; i++)
        {
            var rest = attributes ? $",\"XZQDM\":\"210624\",\"QSX\":\"20231001\",\"HSX\":\"2024{1 + (i % 4 * 3):00}15\"" : "";
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{(i > 0 ? ",\n" : "")}{{\"type\":\"Feature\",\"properties\":{{\"JCBH\":\"T{i}\"{rest}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[["));
            file.Write(shapes.Text(i, ",", "],["));
            file.Write("]]]}}");
        }
        file.Write("]}\n");
    }

    /// <summary>A shapefile in a zip.</summary>
    public static void Shapefile(string path, LargeShape shapes)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var record = 44 + 4 + (16 * (shapes.Vertices + 1));
        Entry(zip, "large.shp", stream =>
        {
            var head = new byte[100];
            BinaryPrimitives.WriteInt32BigEndian(head, 9994);
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(24), checked((int)((100 + ((long)shapes.Count * (8 + record))) / 2)));
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), 1000);
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(32), 5);
            stream.Write(head);
            var bytes = new byte[8 + record];
            for (var i = 0; i < shapes.Count; i++)
            {
                BinaryPrimitives.WriteInt32BigEndian(bytes, i + 1);
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), record / 2);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), 5);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(44), 1);
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(48), shapes.Vertices + 1);
                // Clockwise, as a shell is.
                foreach (var (at, point) in shapes.Points(i).Reverse().Index())
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(56 + (16 * at)), point.X);
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(64 + (16 * at)), point.Y);
                }
                stream.Write(bytes);
            }
        });
        Entry(zip, "large.dbf", stream =>
        {
            var head = new byte[65];
            (head[0], head[1], head[2], head[3]) = (3, 124, 1, 1);
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), shapes.Count);
            BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(8), 65);
            BinaryPrimitives.WriteInt16LittleEndian(head.AsSpan(10), 10);
            "JCBH"u8.CopyTo(head.AsSpan(32));
            (head[43], head[48], head[64]) = ((byte)'C', 9, 13);
            stream.Write(head);
            for (var i = 0; i < shapes.Count; i++)
            {
                stream.Write(Encoding.ASCII.GetBytes(" " + $"T{i}".PadRight(9)));
            }
        });
    }

    /// <summary>A GeoPackage with one table.</summary>
    public static void GeoPackage(string path, LargeShape shapes)
    {
        File.Delete(path);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
                CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
                INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'EPSG', 4490, 'undefined', NULL);
                CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
                INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES ('large', 'features', 'large', '2024-01-01T00:00:00Z', 4490);
                CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
                INSERT INTO gpkg_geometry_columns VALUES ('large', 'geom', 'POLYGON', 4490, 0, 0);
                CREATE TABLE large (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POLYGON, JCBH TEXT);
                BEGIN;
                """;
            command.ExecuteNonQuery();
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO large (geom, JCBH) VALUES ($shape, $name)";
            var (shape, name) = (insert.Parameters.Add("$shape", SqliteType.Blob), insert.Parameters.Add("$name", SqliteType.Text));
            for (var i = 0; i < shapes.Count; i++)
            {
                (shape.Value, name.Value) = (Blob(shapes, i), $"T{i}");
                insert.ExecuteNonQuery();
            }
            command.CommandText = "COMMIT";
            command.ExecuteNonQuery();
        }
    }

    /// <summary>KML, packed as KMZ where <paramref name="packed"/>.</summary>
    public static void Kml(string path, LargeShape shapes, bool packed)
    {
        using var zip = packed ? new ZipArchive(File.Create(path), ZipArchiveMode.Create) : null;
        using var stream = zip?.CreateEntry("doc.kml", CompressionLevel.Fastest).Open() ?? File.Create(path);
        using var file = new StreamWriter(stream, new UTF8Encoding(false), 1 << 20);
        file.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
        for (var i = 0; i < shapes.Count; i++)
        {
            file.Write($"<Placemark><ExtendedData><Data name=\"JCBH\"><value>T{i}</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>{shapes.Text(i, ",", " ")}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>\n");
        }
        file.Write("</Document></kml>\n");
    }

    /// <summary>Boundary points (界址点 TXT) in degrees' stead: CGCS2000 Gauss-Krueger metres of zone 41, a parcel in each cell of a kilometre's grid.</summary>
    public static void BoundaryPoints(string path, int parcels, int vertices)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=41\n[地块坐标]\n");
        for (var i = 0; i < parcels; i++)
        {
            file.Write($"{vertices + 1},1,T{i},地块,面,,,,@\n");
            for (var j = 0; j <= vertices; j++)
            {
                var angle = 2 * Math.PI * (j % vertices) / vertices;
                file.Write(string.Create(CultureInfo.InvariantCulture, $"J{(j % vertices) + 1},1,{4450000 + (i / 400 * 100) + (40 * Math.Sin(angle)):0.000},{41500000 + (i % 400 * 100) + (40 * Math.Cos(angle)):0.000}\n"));
            }
        }
    }

    /// <summary>Reports of mines (年报) for 2024, as CSV.</summary>
    public static void ReportsCsv(string path, int rows)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.Write("采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位\n");
        for (var i = 0; i < rows; i++)
        {
            file.Write($"{Licence(i)},矿{i},2024,210624,菱镁矿,0.0{i % 7 + 1},万吨\n");
        }
    }

    /// <summary>The same as a workbook.</summary>
    public static void ReportsXlsx(string path, int rows) => Workbook(
        path, rows, ["采矿许可证号", "矿山名称", "年度", "行政区代码", "开采矿种", "年采出矿量", "计量单位"], i => [Licence(i), $"矿{i}", "2024", "210624", "菱镁矿", $"0.0{i % 7 + 1}", "万吨"]);

    /// <summary>A register (采矿权登记) whose boundaries are WKT, as a workbook.</summary>
    public static void RightsXlsx(string path, LargeShape shapes) => Workbook(
        path, shapes.Count, ["采矿许可证号", "矿山名称", "行政区代码", "开采矿种", "状态", "矿区范围"],
        i => [Licence(i), $"矿{i}", "210624", "菱镁矿", "有效", $"POLYGON (({shapes.Text(i, " ", ",")}))"]);

    private static void Workbook(string path, int rows, string[] header, Func<int, string[]> cellsOf)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Text("[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Text("_rels/.rels", """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Text("xl/workbook.xml", """<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="年报" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Text("xl/_rels/workbook.xml.rels", """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        Entry(zip, "xl/worksheets/sheet1.xml", stream =>
        {
            using var file = new StreamWriter(stream, new UTF8Encoding(false), 1 << 20);
            file.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:{(char)('A' + header.Length - 1)}{rows + 1}\"/><sheetData>");
            Row(1, header);
            for (var i = 0; i < rows; i++)
            {
                Row(i + 2, cellsOf(i));
            }
            file.Write("</sheetData></worksheet>");

            void Row(int number, string[] cells)
            {
                file.Write($"<row r=\"{number}\">");
                foreach (var (column, cell) in cells.Index())
                {
                    file.Write($"<c r=\"{(char)('A' + column)}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>");
                }
                file.Write("</row>");
            }
        });

        void Text(string name, string text) => Entry(zip, name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private static string Licence(int number) => string.Create(CultureInfo.InvariantCulture, $"C2106242021056{number:D9}");

    private static byte[] Blob(LargeShape shapes, int shape)
    {
        var bytes = new byte[8 + 5 + 4 + 4 + (16 * (shapes.Vertices + 1))];
        (bytes[0], bytes[1], bytes[3]) = ((byte)'G', (byte)'P', 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), 4490);
        bytes[8] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(9), 3);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(13), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(17), shapes.Vertices + 1);
        foreach (var (at, point) in shapes.Points(shape).Index())
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(21 + (16 * at)), point.X);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(29 + (16 * at)), point.Y);
        }
        return bytes;
    }

    private static void Entry(ZipArchive zip, string name, Action<Stream> write)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var buffered = new BufferedStream(stream, 1 << 16);
        write(buffered);
    }
}
