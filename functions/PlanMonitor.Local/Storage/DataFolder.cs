using System.Globalization;

namespace PlanMonitor.Local.Storage;

/// <summary>The marker of a data folder: a text file that says what the folder is, and in which format.</summary>
public static class DataFolder
{
    /// <summary>The format that this program writes.</summary>
    public const int Format = 1;

    /// <summary>Name of the marker.</summary>
    public const string Marker = "planmonitor.txt";

    private const string FirstLine = "PlanMonitor data folder";
    private const string FormatWord = "format ";

    /// <summary>Makes the folder where it is absent, after a look at what is there: nothing is written into a folder of something else.</summary>
    public static void Create(string folder)
    {
        if (File.Exists(folder))
        {
            throw new DataFolderException($"The data folder {folder} is a file. Name a folder with --data.");
        }
        Directory.CreateDirectory(folder);
        Check(folder);
    }

    /// <summary>Writes the marker where it is absent. The caller holds the write lock.</summary>
    public static void Mark(string folder)
    {
        Check(folder);
        var marker = Path.Combine(folder, Marker);
        if (File.Exists(marker))
        {
            return;
        }
        var temporary = Path.Combine(folder, ".marker");
        using (var file = new StreamWriter(temporary))
        {
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{FirstLine}\n{FormatWord}{Format}\n"));
            file.Flush();
            ((FileStream)file.BaseStream).Flush(flushToDisk: true);
        }
        File.Move(temporary, marker);
    }

    private static void Check(string folder)
    {
        var marker = Path.Combine(folder, Marker);
        if (!File.Exists(marker))
        {
            // People may drop files before the first run; hidden files are our own locks and what file managers leave.
            var foreign = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Where(name => name![0] != '.' && name != "inbox" && name != AttributeFile.Name).Order(StringComparer.Ordinal).FirstOrDefault();
            if (foreign is not null && !File.Exists(marker))
            {
                throw new DataFolderException($"The folder {folder} holds other things ({foreign}) and is no data folder of PlanMonitor. Name an empty or a new folder with --data.");
            }
            return;
        }
        var lines = File.ReadAllLines(marker);
        if (lines.Length < 2 || lines[0] != FirstLine || !lines[1].StartsWith(FormatWord, StringComparison.Ordinal)
            || !int.TryParse(lines[1].AsSpan(FormatWord.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var format))
        {
            throw new DataFolderException($"The file {marker} does not say what it should: '{FirstLine}' and '{FormatWord}{Format}' on a line each. Restore it, or name another folder with --data.");
        }
        if (format > Format)
        {
            throw new DataFolderException($"The data folder {folder} was written by a newer version of PlanMonitor (format {format}; this version knows {Format}). Update PlanMonitor, or name another folder with --data.");
        }
    }
}
