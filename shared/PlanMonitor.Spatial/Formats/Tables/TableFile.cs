using System.IO.Compression;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Texts;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Reads a table from the bytes of an upload, CSV or XLSX by content and never by name. What is wrong is an outcome; nothing is thrown.</summary>
public static class TableFile
{
    /// <summary>Name of the sheet that explains a form; reading passes over it.</summary>
    public const string NotesSheet = "说明";

    /// <summary>The table of the file; <paramref name="isHeader"/> recognises the header row among the titles above it.</summary>
    public static Outcome<Table> Read(byte[] content, Func<IReadOnlyList<string>, bool> isHeader) => Read(content, bytes => XlsxTable.Read(bytes, isHeader), text => CsvTable.Read(text, isHeader));

    /// <summary>All tables of the file whose header row is recognised; where there is none, the one that looks most like a table.</summary>
    public static Outcome<IReadOnlyList<Table>> ReadAll(byte[] content, Func<IReadOnlyList<string>, bool> isHeader) =>
        Read(content, bytes => XlsxTable.ReadAll(bytes, isHeader), text => CsvTable.Read(text, isHeader).TryGet(out var table, out var problem) ? new[] { table } : Outcome<IReadOnlyList<Table>>.Failed(problem));

    private static Outcome<T> Read<T>(byte[] content, Func<byte[], Outcome<T>> workbook, Func<string, Outcome<T>> csv)
    {
        if (content.Length > TableLimits.UploadMegabytes * TableLimits.Megabyte)
        {
            var megabytes = (content.Length + TableLimits.Megabyte - 1) / TableLimits.Megabyte;
            return Problem.Of("table.too-big", arguments: [("size", megabytes), ("limit", TableLimits.UploadMegabytes)]);
        }
        return FileSniffer.Look(content) switch
        {
            FileKind.Zip => Workbook(content, workbook),
            FileKind.Empty => Problem.Of("table.empty"),
            FileKind.Pdf => Problem.Of("table.is-pdf"),
            FileKind.OldExcel => Problem.Of("table.is-xls"),
            FileKind.EncryptedWorkbook => Problem.Of("table.is-encrypted"),
            FileKind.OtherArchive => Problem.Of("table.is-archive"),
            FileKind.Utf16 => Problem.Of("table.is-utf16"),
            FileKind.Binary => Problem.Of("table.is-binary"),
            _ => Text(content, csv),
        };
    }

    private static Outcome<T> Workbook<T>(byte[] content, Func<byte[], Outcome<T>> read)
    {
        try
        {
            using (var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read))
            {
                if (archive.GetEntry("xl/workbook.xml") is null && archive.GetEntry("[Content_Types].xml") is null)
                {
                    return Problem.Of("table.is-archive");
                }
                if (ZipGuard.Check(archive) is { } problem)
                {
                    return problem;
                }
            }
            return read(content);
        }
#pragma warning disable CA1031 // The readers of zip and xlsx throw many kinds of exceptions on broken input, and no list of them is promised.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Problem.Of("table.damaged");
        }
    }

    private static Outcome<T> Text<T>(byte[] content, Func<string, Outcome<T>> read)
    {
        if (TextDecoder.Decode(content) is not { } text)
        {
            return Problem.Of("table.encoding");
        }
        return FileSniffer.Look(text) switch
        {
            FileKind.Empty => Problem.Of("table.empty"),
            FileKind.Json => Problem.Of("table.is-json"),
            FileKind.Markup => Problem.Of("table.is-html"),
            FileKind.Binary => Problem.Of("table.is-binary"),
            _ => read(text),
        };
    }
}
