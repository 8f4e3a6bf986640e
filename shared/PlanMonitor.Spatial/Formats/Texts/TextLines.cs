using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Texts;

namespace PlanMonitor.Spatial.Formats.Texts;

/// <summary>The lines of a text of unknown encoding, one at a time: memory holds one line and no more.</summary>
/// <param name="stream">The text, seekable; it is looked through once to tell the encoding.</param>
internal sealed class TextLines(Stream stream) : IDisposable
{
    /// <summary>Most characters of a line; no line of points or attributes comes near.</summary>
    public const int Longest = 65_536;

    // What no text holds (a noncharacter of Unicode) stands for bytes that do not fit.
    private const string NoCharacter = "\uFFFF";

    private readonly char[] _buffer = new char[8_192];
    private readonly StringBuilder _line = new();
    private StreamReader? _reader;
    private int _at;
    private int _end;

    /// <summary>Number of the line given last, 1-based.</summary>
    public int Line { get; private set; }

    /// <summary>Why no more lines come before the end of the file; null where nothing stands in the way.</summary>
    public Problem? Fault { get; private set; }

    /// <summary>The next line without its end; null at the end of the file and after a fault. Lines end with LF, CR LF or CR.</summary>
    public string? Next()
    {
        if (Fault is not null || !Opened())
        {
            return null;
        }
        var line = Read();
        if (line?.Contains(NoCharacter, StringComparison.Ordinal) == true)
        {
            Fault = Problem.Of("text.encoding", Line);
            return null;
        }
        return line;
    }

    /// <summary>Lets go of the reader; the stream stays open.</summary>
    public void Dispose() => _reader?.Dispose();

    private bool Opened()
    {
        if (_reader is not null)
        {
            return true;
        }
        if (TextDecoder.EncodingOf(stream) is not { } encoding)
        {
            Fault = Problem.Of("text.encoding", 1);
            return false;
        }
        stream.Position = 0;
        // The reader decodes ahead: an exception would not tell the line.
        encoding = (Encoding)encoding.Clone();
        encoding.DecoderFallback = new DecoderReplacementFallback(NoCharacter);
        _reader = new(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: -1, leaveOpen: true);
        return true;
    }

    private string? Read()
    {
        _line.Clear();
        while (_at < _end || Fill())
        {
            var rest = _buffer.AsSpan(_at, _end - _at);
            var end = rest.IndexOfAny('\n', '\r');
            _line.Append(end < 0 ? rest : rest[..end]);
            if (_line.Length > Longest)
            {
                Fault = Problem.Of("text.line-too-long", Line + 1, arguments: ("limit", Longest));
                return null;
            }
            _at += end < 0 ? rest.Length : end + 1;
            if (end >= 0)
            {
                SkipFeed(rest[end]);
                return Given();
            }
        }
        return _line.Length > 0 ? Given() : null;
    }

    private string Given()
    {
        Line++;
        return Line == 1 ? _line.ToString().TrimStart('\uFEFF') : _line.ToString();
    }

    private void SkipFeed(char end)
    {
        if (end == '\r' && (_at < _end || Fill()) && _buffer[_at] == '\n')
        {
            _at++;
        }
    }

    private bool Fill()
    {
        (_at, _end) = (0, _reader!.Read(_buffer));
        return _end > 0;
    }
}
