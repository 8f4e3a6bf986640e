using System.IO.Compression;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Tells workbooks (XLSX) from other archives.</summary>
public static class WorkbookSniffer
{
    private const int HeadBytes = 8_192;

    /// <summary>Whether a file is a workbook, old or behind a password included, so that its reader says what to do; the stream is left at its beginning.</summary>
    public static bool IsWorkbook(Stream stream)
    {
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        return FileSniffer.Look(head.AsSpan(0, length)) switch
        {
            FileKind.OldExcel or FileKind.EncryptedWorkbook => true,
            FileKind.Zip => HasWorkbook(stream),
            _ => false,
        };
    }

    private static bool HasWorkbook(Stream stream)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.GetEntry("xl/workbook.xml") is not null;
        }
#pragma warning disable CA1031 // The reader of zip throws many kinds of exceptions on broken input, and no list of them is promised.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}
