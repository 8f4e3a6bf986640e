namespace PlanMonitor.Infra.Tests;

/// <summary>
/// Reads the little YAML that the repository holds: mappings and lists by indentation, scalars in one line, block texts. Anything else is a
/// <see cref="FormatException"/> with the line.
/// </summary>
internal sealed class Yaml
{
    private readonly List<(int Number, int Indent, string Text)> _lines = [];
    private int _at;

    private Yaml(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Contains('\t', StringComparison.Ordinal))
            {
                throw new FormatException($"Line {number}: a tab.");
            }
            if (line.Trim() is { Length: > 0 } content && content[0] != '#')
            {
                _lines.Add((number, line.Length - line.TrimStart().Length, content));
            }
        }
    }

    /// <summary>A document: dictionaries, lists and texts.</summary>
    public static object Read(string text)
    {
        var yaml = new Yaml(text);
        var read = yaml.ReadBlock(0);
        return yaml._at == yaml._lines.Count ? read : throw yaml.Fault("is indented otherwise than what stands above it");
    }

    private object ReadBlock(int indent) => _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal) ? ReadList(indent) : ReadMapping(indent);

    private List<object> ReadList(int indent)
    {
        var list = new List<object>();
        while (_at < _lines.Count && _lines[_at].Indent == indent && _lines[_at].Text.StartsWith("- ", StringComparison.Ordinal))
        {
            // What follows the dash is a block of its own, indented by two more.
            _lines[_at] = (_lines[_at].Number, indent + 2, _lines[_at].Text[2..].Trim());
            list.Add(ReadMapping(indent + 2));
        }
        return list;
    }

    private Dictionary<string, object> ReadMapping(int indent)
    {
        var mapping = new Dictionary<string, object>(StringComparer.Ordinal);
        while (_at < _lines.Count && _lines[_at].Indent == indent && !_lines[_at].Text.StartsWith("- ", StringComparison.Ordinal))
        {
            var (_, _, text) = _lines[_at];
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || (colon + 1 < text.Length && text[colon + 1] != ' '))
            {
                throw Fault("is no key with a value");
            }
            var value = text[(colon + 1)..].Trim();
            _at++;
            if (!mapping.TryAdd(text[..colon], value == "|" ? ReadText(indent) : value.Length > 0 ? value.Trim('"') : IsDeeper(indent) ? ReadBlock(_lines[_at].Indent) : ""))
            {
                _at--;
                throw Fault("names a key a second time");
            }
        }
        return mapping;
    }

    private string ReadText(int indent)
    {
        var from = _at;
        while (IsDeeper(indent))
        {
            _at++;
        }
        return string.Join('\n', _lines[from.._at].Select(line => line.Text));
    }

    private bool IsDeeper(int indent) => _at < _lines.Count && _lines[_at].Indent > indent;

    private FormatException Fault(string what) => new($"Line {_lines[_at].Number}: '{_lines[_at].Text}' {what}.");
}
