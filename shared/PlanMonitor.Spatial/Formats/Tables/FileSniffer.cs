using System.Buffers;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>What an upload is by its first bytes.</summary>
public enum FileKind
{
    /// <summary>A text of some kind.</summary>
    Text,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A zip archive; a workbook is one.</summary>
    Zip,

    /// <summary>An archive of another kind.</summary>
    OtherArchive,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A workbook of the old format (xls).</summary>
    OldExcel,

    /// <summary>A workbook behind a password.</summary>
    EncryptedWorkbook,

    /// <summary>A text in UTF-16.</summary>
    Utf16,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>HTML or XML.</summary>
    Markup,

    /// <summary>None of these.</summary>
    Binary,
}

/// <summary>Tells kinds of files apart by content, since names lie: systems save web pages as .xls and people rename.</summary>
public static class FileSniffer
{
    // A control character here and there is dirt in a cell; more of them are no text.
    private const int TextPerControl = 100;

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Append(127).Select(code => (char)code).Except(['\t', '\n', '\r'])]);

    /// <summary>The kind of a file by its bytes; text where they do not tell.</summary>
    public static FileKind Look(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [] => FileKind.Empty,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => FileKind.Zip,
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0x1F, 0x8B, ..] => FileKind.OtherArchive,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => FileKind.Pdf,
        // An OLE container: an old workbook, or a new one behind a password; its directory names the stream in UTF-16.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? FileKind.EncryptedWorkbook : FileKind.OldExcel,
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => FileKind.Utf16,
        _ => bytes.Contains((byte)0) ? FileKind.Binary : FileKind.Text,
    };

    /// <summary>The kind of a text: empty, JSON, markup, not text at all, or text.</summary>
    public static FileKind Look(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            return FileKind.Empty;
        }
        var controls = CountControls(text);
        return start[0] switch
        {
            _ when controls > 0 && text.Length / controls < TextPerControl => FileKind.Binary,
            '{' or '[' => FileKind.Json,
            '<' => FileKind.Markup,
            _ => FileKind.Text,
        };
    }

    private static int CountControls(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = text.IndexOfAny(Controls); at >= 0; at = text.IndexOfAny(Controls))
        {
            count++;
            text = text[(at + 1)..];
        }
        return count;
    }
}
