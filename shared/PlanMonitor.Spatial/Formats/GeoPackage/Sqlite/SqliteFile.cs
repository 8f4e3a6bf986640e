using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>
/// The pages of an SQLite file, read and never run: no statement, view, trigger or function of a stranger's file has a place where it could act.
/// Source: "Database File Format", sqlite.org/fileformat2.html.
/// </summary>
internal sealed class SqliteFile
{
    private const int HeaderBytes = 100;

    private readonly Stream _stream;
    private readonly int _reserved;
    private readonly int _encoding;
    private readonly byte[] _window;
    private long _windowStart = -1;
    private int _windowLength;
    private long _visits;

    private SqliteFile(Stream stream, ReadOnlySpan<byte> header, int bufferBytes)
    {
        _stream = stream;
        PageBytes = BinaryPrimitives.ReadUInt16BigEndian(header[16..]) is var size && size == 1 ? 65536 : size;
        _reserved = header[20];
        UncheckpointedLog = header[19] == 2;
        _encoding = header[56..60] is [0, 0, 0, var encoding] ? encoding : -1;
        var pages = PageBytes > 0 ? stream.Length / PageBytes : 0;
        // The size in the header counts only where the last writer was one that knows it.
        var stated = header[24..28].SequenceEqual(header[92..96]) ? BinaryPrimitives.ReadUInt32BigEndian(header[28..]) : 0;
        PageCount = pages;
        StatedPages = stated == 0 ? pages : stated;
        _window = new byte[Math.Max(bufferBytes / 4096 * 4096, 65536)];
    }

    /// <summary>Bytes of a page.</summary>
    public int PageBytes { get; }

    /// <summary>Bytes of a page that hold content.</summary>
    public int Usable => PageBytes - _reserved;

    /// <summary>Whole pages of the file.</summary>
    public long PageCount { get; }

    /// <summary>How many pages its header says that it has.</summary>
    public long StatedPages { get; }

    /// <summary>Whether a write-ahead log belongs to the file: the last changes may lie there and not here.</summary>
    public bool UncheckpointedLog { get; }

    /// <summary>The first page that cannot be what it should be; null where none was met.</summary>
    public long? DamagedPage { get; private set; }

    /// <summary>Whether a file begins like an SQLite file.</summary>
    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith("SQLite format 3\0"u8);

    /// <summary>Opens a file; null where its header is damaged.</summary>
    /// <param name="stream">The file from its beginning, seekable.</param>
    /// <param name="bufferBytes">Bytes read at a time.</param>
    public static SqliteFile? Open(Stream stream, int bufferBytes)
    {
        var header = new byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !IsOne(header))
        {
            return null;
        }
        var file = new SqliteFile(stream, header, bufferBytes);
        return file.PageBytes is >= 512 and <= 65536 && (file.PageBytes & (file.PageBytes - 1)) == 0 && file.Usable >= 480 && file._encoding is 1 or 2 or 3
            ? file
            : null;
    }

    /// <summary>Copies a page; false, with <see cref="DamagedPage"/> set, where there is no such page or more pages were read than the file has (a circle).</summary>
    public bool TryRead(long page, byte[] into)
    {
        // Every page belongs to one table or chain and every table is read once, so no honest file asks for more.
        if (page < 1 || page > PageCount || ++_visits > PageCount)
        {
            return Damaged(page);
        }
        var start = (page - 1) * PageBytes;
        if (_windowStart < 0 || start < _windowStart || start + PageBytes > _windowStart + _windowLength)
        {
            _stream.Position = start;
            _windowStart = start;
            _windowLength = _stream.ReadAtLeast(_window, PageBytes, throwOnEndOfStream: false);
            if (_windowLength < PageBytes)
            {
                return Damaged(page);
            }
        }
        _window.AsSpan((int)(start - _windowStart), PageBytes).CopyTo(into);
        return true;
    }

    /// <summary>Notes that a page is damaged.</summary>
    /// <returns>False, for the caller to give on.</returns>
    public bool Damaged(long page)
    {
        DamagedPage ??= page;
        return false;
    }

    /// <summary>A text of the file; null where it is not valid in the file's encoding.</summary>
    public string? Text(ReadOnlySpan<byte> bytes)
    {
        if (_encoding == 1)
        {
            return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        }
        var text = (_encoding == 2 ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text;
    }
}
