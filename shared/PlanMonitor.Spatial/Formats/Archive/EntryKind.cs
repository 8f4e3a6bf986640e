using System.Collections.Frozen;
using PlanMonitor.Spatial.Formats.Shapefile;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>What to do with an entry of an archive.</summary>
internal enum EntryKind
{
    /// <summary>What systems and programs leave behind, or how a map is to look: nobody misses it.</summary>
    Junk,

    /// <summary>A file that goes with a shapefile.</summary>
    Beside,

    /// <summary>The shapes of a shapefile.</summary>
    Shapes,

    /// <summary>A file that its name says to hold features.</summary>
    Features,

    /// <summary>A text or table: boundary points or a note to the reader.</summary>
    Text,

    /// <summary>An archive in the archive.</summary>
    Archive,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Tells by its name what an entry is; what it holds is told by its content.</summary>
internal static class EntryKinds
{
    private static readonly FrozenDictionary<string, EntryKind> ByEnding = new (EntryKind Kind, string Endings)[]
    {
        (EntryKind.Features, ".geojson .json .geojsonl .geojsons .ndjson .jsonl .gpkg .kml .kmz"),
        (EntryKind.Text, ".txt .csv .xlsx .xlsm"),
        (EntryKind.Archive, ".zip .rar .7z .tar .gz .tgz .bz2 .xz"),
        (EntryKind.Junk, ".lyr .lyrx .mxd .aprx .qgs .qgz .qml .qmd .sld .style .lock .tmp .bak .log .aux .ovr .wkt3"),
    }.SelectMany(group => group.Endings.Split(' ').Select(ending => KeyValuePair.Create(ending, group.Kind))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of an entry.</summary>
    /// <param name="name">Its name with its folders.</param>
    public static EntryKind Of(string name)
    {
        var segments = name.Split('/');
        var file = segments[^1];
        if (file.Length == 0 || segments.Any(segment => segment.StartsWith('.') || segment.Equals("__MACOSX", StringComparison.OrdinalIgnoreCase))
            || file.StartsWith("~$", StringComparison.Ordinal) || file.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || file.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase))
        {
            return EntryKind.Junk;
        }
        return ShapefileParts.EndingOf(file) is { } ending ? ending.Equals(".shp", StringComparison.OrdinalIgnoreCase) ? EntryKind.Shapes : EntryKind.Beside
            : ByEnding.GetValueOrDefault(Path.GetExtension(file), EntryKind.Other);
    }
}
