using System.Globalization;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Schema;

/// <summary>Builds the tree of a JSON text from its tokens and counts the lines on the way.</summary>
internal sealed class JsonTree(byte[] bytes)
{
    private readonly Stack<Open> _open = new();
    private int _line = 1;
    private int _counted;

    /// <summary>The root, once every token has been taken.</summary>
    public JsonItem Root { get; private set; } = new(JsonKind.Null, 1);

    /// <summary>Takes one token; gives the problem that ends the reading, if there is one.</summary>
    public Problem? Take(ref Utf8JsonReader reader)
    {
        var line = LineAt(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var kind = reader.TokenType == JsonTokenType.StartObject ? JsonKind.Object : JsonKind.Array;
                _open.Push(new(kind, line));
                return _open.Count > JsonText.DeepestLevel ? Problem.Of("plan.json-too-deep", line, arguments: ("limit", JsonText.DeepestLevel)) : null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                var done = _open.Pop();
                return Add(new(done.Kind, done.Line) { Members = done.Members, Items = done.Items });
            case JsonTokenType.PropertyName:
                (_open.Peek().Name, _open.Peek().NameLine) = (reader.GetString()!, line);
                return null;
            case JsonTokenType.Number:
                return Number(ref reader, line);
            case JsonTokenType.String:
                return Add(new(JsonKind.String, line) { Text = reader.GetString()! });
            default:
                return Add(new(reader.TokenType == JsonTokenType.Null ? JsonKind.Null : JsonKind.Boolean, line) { Text = Written(ref reader) });
        }
    }

    /// <summary>The line of a byte, 1-based; bytes are asked for in rising order.</summary>
    public int LineAt(long index)
    {
        var end = (int)Math.Min(index, bytes.Length);
        if (end > _counted)
        {
            _line += bytes.AsSpan(_counted, end - _counted).Count((byte)'\n');
            _counted = end;
        }
        return _line;
    }

    private Problem? Number(ref Utf8JsonReader reader, int line)
    {
        var written = Written(ref reader);
        if (!decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return Problem.Of("plan.json-number", line, value: written);
        }
        var kind = int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? JsonKind.Integer : JsonKind.Number;
        return Add(new(kind, line) { Text = written, Number = value });
    }

    private Problem? Add(JsonItem item)
    {
        if (!_open.TryPeek(out var parent))
        {
            Root = item;
            return null;
        }
        if (parent.Kind == JsonKind.Array)
        {
            parent.Items.Add(item);
            return null;
        }
        parent.Members.Add(new(parent.Name, parent.NameLine, item));
        return parent.Names.Add(parent.Name) ? null : Problem.Of("plan.json-duplicate-name", parent.NameLine, value: parent.Name);
    }

    private static string Written(ref Utf8JsonReader reader) => Encoding.UTF8.GetString(reader.ValueSpan);

    private sealed class Open(JsonKind kind, int line)
    {
        public JsonKind Kind => kind;

        public int Line => line;

        public List<JsonMember> Members { get; } = [];

        public List<JsonItem> Items { get; } = [];

        public HashSet<string> Names { get; } = [];

        public string Name { get; set; } = "";

        public int NameLine { get; set; }
    }
}
