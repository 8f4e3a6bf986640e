using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Encodings;

namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>
/// An attribute table (.dbf), read row by row. It is read once before that, to find the encoding of its texts: one choice for the whole table.
/// </summary>
internal sealed class DbfTable : IDisposable
{
    private const byte Deleted = (byte)'*';

    private readonly Stream _stream;
    private readonly DbfHeader _header;
    private readonly ByteWindow _window;
    private long _read;

    private DbfTable(Stream stream, DbfHeader header, TextEncoding encoding, int bufferBytes)
    {
        (_stream, _header, Encoding) = (stream, header, encoding);
        _window = new(stream, Math.Max(bufferBytes, header.RowBytes));
    }

    /// <summary>Rows, deleted ones included.</summary>
    public long Rows => _header.Rows;

    /// <summary>Bytes of a row.</summary>
    public int RowBytes => _header.RowBytes;

    /// <summary>The columns.</summary>
    public IReadOnlyList<DbfField> Fields => _header.Fields;

    /// <summary>Whether numbers are stored as dBASE 7 does.</summary>
    public bool Level7 => _header.Level7;

    /// <summary>The encoding of its texts.</summary>
    public TextEncoding Encoding { get; }

    /// <summary>What is remarkable about how the encoding was found, or null.</summary>
    public Problem? EncodingRemark { get; private init; }

    /// <summary>Opens a table.</summary>
    /// <param name="file">The table.</param>
    /// <param name="codePage">The text of the .cpg beside it, or null.</param>
    /// <param name="bufferBytes">Bytes read at a time.</param>
    public static Outcome<DbfTable> Open(SourceFile file, string? codePage, int bufferBytes)
    {
        var stream = file.Open();
        var outcome = Open(stream, codePage, bufferBytes);
        if (!outcome.Ok)
        {
            stream.Dispose();
        }
        return outcome;
    }

    /// <summary>The bytes of the next row; false after the last one.</summary>
    /// <param name="row">The row with its deletion mark, until the next call.</param>
    /// <param name="deleted">Whether it is marked as deleted.</param>
    public bool Next(out ReadOnlySpan<byte> row, out bool deleted)
    {
        row = [];
        deleted = false;
        if (_read == _header.Rows)
        {
            return false;
        }
        _read++;
        row = _window.Peek(_header.RowBytes);
        _window.Skip(_header.RowBytes);
        deleted = row[0] == Deleted;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static Outcome<DbfTable> Open(Stream stream, string? codePage, int bufferBytes)
    {
        if (DbfHeader.Read(stream) is not { } header)
        {
            return Problem.Of("dbf.header-broken");
        }
        var has = (stream.Length - header.HeadBytes) / header.RowBytes;
        if (has < header.Rows)
        {
            return Problem.Of("dbf.truncated", arguments: [("announced", header.Rows), ("count", has)]);
        }
        var evidence = Evidence(stream, header, bufferBytes);
        var claimed = TextEncoding.Claimed(codePage, header.Language);
        var chosen = evidence.Choose(claimed);
        stream.Position = header.HeadBytes;
        return new DbfTable(stream, header, chosen, bufferBytes) { EncodingRemark = evidence.Matters ? Remark(codePage, claimed, chosen) : null };
    }

    private static Problem? Remark(string? codePage, TextEncoding? claimed, TextEncoding chosen) =>
        claimed == chosen ? null
        : claimed is not null ? Problem.Of("dbf.encoding-differs", null, ".cpg", claimed.Name, ("found", chosen.Name))
        : !string.IsNullOrWhiteSpace(codePage) && !TextEncoding.IsKnown(codePage) ? Problem.Of("dbf.encoding-unknown", null, ".cpg", codePage.Trim(), ("found", chosen.Name))
        : Problem.Of("dbf.encoding-detected", value: chosen.Name);

    private static EncodingEvidence Evidence(Stream stream, DbfHeader header, int bufferBytes)
    {
        var evidence = new EncodingEvidence();
        foreach (var field in header.Fields)
        {
            evidence.Add(field.Name);
        }
        var texts = header.Fields.Where(field => field.IsText).ToArray();
        var window = new ByteWindow(stream, Math.Max(bufferBytes, header.RowBytes));
        for (var row = 0L; row < header.Rows && texts.Length > 0; row++)
        {
            var bytes = window.Peek(header.RowBytes);
            // Most rows hold nothing but ASCII or are quickly seen not to.
            if (!System.Text.Ascii.IsValid(bytes))
            {
                foreach (var field in texts)
                {
                    evidence.Add(DbfRow.Text(bytes.Slice(field.Offset, field.Length)));
                }
            }
            window.Skip(header.RowBytes);
        }
        return evidence;
    }
}
