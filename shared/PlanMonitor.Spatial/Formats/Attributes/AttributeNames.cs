using System.Collections.Frozen;
using System.Text.Json;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Spatial.Formats.Attributes;

/// <summary>
/// Under which names files keep the attributes that are used here: the national patch lists have short ones (JCBH), older surveys and tables others. Further names may be given, merged
/// over those built in. Attributes that nobody asks for are kept as they are.
/// </summary>
public sealed class AttributeNames
{
    /// <summary>Number of the patch (图斑编号).</summary>
    public const string Number = "JCBH";

    /// <summary>Declared area in m² (面积).</summary>
    public const string Area = "MJ";

    /// <summary>Code of the county (行政区代码).</summary>
    public const string County = "XZQDM";

    /// <summary>Type of the patch (图斑类型), a code of the national list.</summary>
    public const string Type = "TBLX";

    /// <summary>Day of the earlier image (前时相).</summary>
    public const string Before = "QSX";

    /// <summary>Day of the later image (后时相).</summary>
    public const string After = "HSX";

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        [Number] = ["JCBH", "JCTBBH", "TBBH", "图斑编号", "监测图斑编号"],
        [Area] = ["MJ", "面积(平方米)", "面积（平方米）", "图斑面积(平方米)", "图斑面积（平方米）"],
        [County] = ["XZQDM", "XZQHDM", "县级行政区代码", "行政区代码", "行政区划代码"],
        [Type] = ["TBLX", "图斑类型"],
        [Before] = ["QSX", "QSXSJ", "前时相", "前时相时间", "from", "date_from", "before"],
        [After] = ["HSX", "HSXSJ", "后时相", "后时相时间", "to", "date_to", "after"],
    };

    private readonly FrozenDictionary<string, (string Field, int Rank)> _fields;

    private AttributeNames(IEnumerable<(string Field, string Name)> more)
    {
        _fields = Known
            .SelectMany(field => field.Value.Select(name => (Field: field.Key, Name: name)))
            .Concat(more).Index()
            // A name that is given again means what it was given for last.
            .GroupBy(each => each.Item.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(same => same.Key, same => (same.Last().Item.Field, same.Last().Index), StringComparer.OrdinalIgnoreCase);
        Key = StableHash.Id([.. _fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key} {field.Value.Field} {field.Value.Rank}")]);
    }

    /// <summary>Other names have another key: it tells what was read by which names.</summary>
    public string Key { get; }

    /// <summary>The JSON that they were read from; null for those built in.</summary>
    public string? Json { get; private init; }

    /// <summary>The names that are built in.</summary>
    public static AttributeNames BuiltIn { get; } = new([]);

    /// <summary>The built-in names and those of a JSON object, <c>{"JCBH": ["编号"], "QSX": ["第一时相"]}</c>, by the field that they stand for.</summary>
    /// <exception cref="FormatException">It is no such object, or names a field that is not known here.</exception>
    public static AttributeNames Read(string json)
    {
        Dictionary<string, string[]>? more;
        try
        {
            more = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json);
        }
        catch (JsonException fault)
        {
            throw new FormatException("""The attribute names are no JSON object such as {"JCBH": ["编号"]}.""", fault);
        }
        if (more is null || !more.Keys.All(Known.ContainsKey))
        {
            throw new FormatException($"The attribute names are for one of {string.Join(", ", Known.Keys)}.");
        }
        return new(more.SelectMany(field => (field.Value ?? []).Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => (field.Key, name.Trim())))) { Json = json };
    }

    /// <summary>The attribute that stands for a field and is not blank, under the first of its names; null where there is none. Case makes no difference.</summary>
    public (string Name, string Text)? Find(IReadOnlyDictionary<string, string> attributes, string field)
    {
        ((string Name, string Text) Found, int Rank)? best = null;
        foreach (var (name, text) in attributes)
        {
            if (_fields.TryGetValue(name, out var known) && known.Field == field && !string.IsNullOrWhiteSpace(text)
                && (best is not { } sofar || known.Rank < sofar.Rank || (known.Rank == sofar.Rank && string.CompareOrdinal(name, sofar.Found.Name) < 0)))
            {
                best = ((name, text), known.Rank);
            }
        }
        return best?.Found;
    }
}
