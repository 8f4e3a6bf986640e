namespace PlanMonitor.Core.Plans.Schema;

/// <summary>What a value of a JSON text is.</summary>
public enum JsonKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number without fraction and exponent that fits 32 bits.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>A list.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Line of the name, 1-based.</param>
/// <param name="Value">Its value.</param>
public sealed record JsonMember(string Name, int Line, JsonItem Value);

/// <summary>A value of a JSON text that knows the line it stands on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Line on which it begins, 1-based.</param>
public sealed record JsonItem(JsonKind Kind, int Line)
{
    /// <summary>The text of a string, the digits of a number as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The value of a number.</summary>
    public decimal Number { get; init; }

    /// <summary>Members of an object, in the order written.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>Items of an array.</summary>
    public IReadOnlyList<JsonItem> Items { get; init; } = [];

    /// <summary>The member of a name, or null.</summary>
    public JsonItem? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }
            return null;
        }
    }

    /// <summary>Line of what a JSON pointer names; of the deepest part that exists where it names nothing.</summary>
    public int LineOf(string pointer)
    {
        var item = this;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var next = item.Kind == JsonKind.Array && int.TryParse(part, out var index) && index < item.Items.Count
                ? item.Items[index]
                : item[Unescape(part)];
            if (next is null)
            {
                break;
            }
            item = next;
        }
        return item.Line;
    }

    /// <summary>A name as part of a JSON pointer (RFC 6901).</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
