using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

namespace PlanMonitor.Spatial.Formats.GeoPackage;

/// <summary>
/// Reads the feature tables of a GeoPackage (OGC 12-128r19) row by row, with a spatial index or without. Memory is bounded by the largest row.
/// A feature is named by its attributes, else by its position: the key of its row is a number of the database, which an export may give anew, and is left out.
/// </summary>
public static class GeoPackageReader
{
    /// <summary>Whether a file begins like one.</summary>
    /// <param name="head">Its first bytes, at least 16 where it has as many.</param>
    public static bool Recognises(ReadOnlySpan<byte> head) => SqliteFile.IsOne(head);

    /// <summary>
    /// Gives features and problems table by table in the order of the file's list of them. Levels mean what they mean in <see cref="GeoJson.GeoJsonReader.Read"/>;
    /// a table that cannot be read is one problem of level Row.
    /// </summary>
    /// <param name="stream">The file from its beginning, seekable; it stays open.</param>
    /// <param name="limits">What the file may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits? limits = null, bool attributes = true)
    {
        limits ??= FormatLimits.Default;
        if (SqliteFile.Open(stream, limits.BufferBytes) is not { } file)
        {
            return [Problem.Of("geopackage.damaged", null, null, "1")];
        }
        return file.PageCount < file.StatedPages
            ? [Problem.Of("geopackage.incomplete", arguments: [("stated", file.StatedPages), ("pages", file.PageCount)])]
            : Rows(file, limits, attributes);
    }

    private static IEnumerable<Outcome<RawFeature>> Rows(SqliteFile file, FormatLimits limits, bool attributes)
    {
        var contents = GeoPackageContents.Read(file, limits);
        if (file.DamagedPage is { } damaged)
        {
            yield return Problem.Of("geopackage.damaged", null, null, $"{damaged}");
            yield break;
        }
        if (contents.Fault is { } fault)
        {
            yield return fault;
            yield break;
        }
        if (file.UncheckpointedLog)
        {
            yield return Problem.Of("geopackage.open-elsewhere");
        }
        var record = 0;
        foreach (var table in contents.Tables)
        {
            var features = new TableFeatures(file, table, contents.Systems, limits, attributes) { Record = record };
            foreach (var item in features.Read())
            {
                var part = contents.Tables.Count > 1 ? table.Name : null;
                yield return item.TryGet(out var feature, out var problem) ? feature with { Part = part } : problem with { Part = part };
                if (problem is { Level: ProblemLevel.File })
                {
                    yield break;
                }
            }
            record = features.Record;
        }
    }
}
