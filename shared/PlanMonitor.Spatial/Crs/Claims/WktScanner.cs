using System.Globalization;

namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>Reads the grammar of well-known text of coordinate systems (OGC 01-009 and ISO 19162), with square or round brackets; bounded in length, depth and elements.</summary>
internal sealed class WktScanner
{
    private const int LongestText = 65_536;
    private const int Deepest = 16;
    private const int MostNodes = 1_000;

    private readonly string _text;
    private int _at;
    private int _nodes;

    private WktScanner(string text) => _text = text;

    /// <summary>The text's one element, or null where it is none.</summary>
    public static WktNode? Read(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }
        // Programs end a .prj with line ends, and some with a zero byte.
        var scanner = new WktScanner(text.Trim('\uFEFF', '\0', ' ', '\t', '\r', '\n'));
        return scanner.Node(0) is { } node && scanner._at == scanner._text.Length ? node : null;
    }

    private WktNode? Node(int depth)
    {
        var keyword = Word();
        SkipSpace();
        if (keyword.Length == 0 || depth > Deepest || ++_nodes > MostNodes || !Sign('[', '('))
        {
            return null;
        }
        var node = new WktNode(keyword.ToUpperInvariant(), [], [], []);
        do
        {
            SkipSpace();
            if (!Item(node, depth))
            {
                return null;
            }
            SkipSpace();
        }
        while (Sign(',', ','));
        return Sign(']', ')') ? node : null;
    }

    // A quoted text, a number, an element, or a bare word such as the direction of an axis.
    private bool Item(WktNode node, int depth)
    {
        if (_at >= _text.Length)
        {
            return false;
        }
        if (_text[_at] == '"')
        {
            var end = _text.IndexOf('"', _at + 1);
            if (end < 0)
            {
                return false;
            }
            node.Texts.Add(_text[(_at + 1)..end]);
            _at = end + 1;
            return true;
        }
        if (!char.IsAsciiLetter(_text[_at]))
        {
            return Number(node);
        }
        var start = _at;
        _ = Word();
        SkipSpace();
        if (_at < _text.Length && _text[_at] is '[' or '(')
        {
            _at = start;
            if (Node(depth + 1) is not { } child)
            {
                return false;
            }
            node.Children.Add(child);
        }
        return true;
    }

    private bool Number(WktNode node)
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or '-' or '+' or 'e' or 'E'))
        {
            _at++;
        }
        if (!double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return false;
        }
        node.Numbers.Add(number);
        return true;
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }
        return _text[start.._at];
    }

    private bool Sign(char one, char other)
    {
        if (_at < _text.Length && (_text[_at] == one || _text[_at] == other))
        {
            _at++;
            return true;
        }
        return false;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
