using PlanMonitor.Spatial.Formats.Archive;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Tells workbooks (XLSX) from other archives.</summary>
public static class WorkbookSniffer
{
    /// <summary>Whether a file is a workbook, old or behind a password included, so that its reader says what to do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="head">Its first bytes.</param>
    public static bool IsWorkbook(SourceFile file, ReadOnlySpan<byte> head) => FileSniffer.Look(head) switch
    {
        FileKind.OldExcel or FileKind.EncryptedWorkbook => true,
        FileKind.Zip => HasWorkbook(file),
        _ => false,
    };

    private static bool HasWorkbook(SourceFile file)
    {
        using var stream = file.Open();
        if (!ArchiveDirectory.Open(stream, FormatLimits.Default).TryGet(out var archive, out _))
        {
            return false;
        }
        using (archive)
        {
            return archive.GetEntry("xl/workbook.xml") is not null;
        }
    }
}
