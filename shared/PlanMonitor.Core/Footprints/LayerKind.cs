using System.Collections.Frozen;

namespace PlanMonitor.Core.Footprints;

/// <summary>Kinds of layers (图层) that rules know, by the names that people give to them.</summary>
public static class LayerKind
{
    /// <summary>生态保护红线.</summary>
    public const string RedLine = "red-line";

    /// <summary>永久基本农田.</summary>
    public const string Farmland = "farmland";

    /// <summary>城镇开发边界.</summary>
    public const string UrbanBoundary = "urban-boundary";

    private static readonly (string Kind, string Zh, string[] Spellings)[] Known =
    [
        (RedLine, "生态保护红线", ["生态红线", "redline", "stbhhx", "hx"]),
        (Farmland, "永久基本农田", ["基本农田", "permanent-farmland", "yjjbnt", "yjjbnttb", "yjjbntbhtb"]),
        (UrbanBoundary, "城镇开发边界", ["开发边界", "urban", "czkfbj"]),
        ("nature-reserve", "自然保护区", ["自然保护地", "protected"]),
        ("nature-reserve-core", "自然保护区核心区", ["自然保护地核心区", "核心区"]),
        ("water-source-1", "饮用水水源一级保护区", ["水源一级保护区", "水源地一级"]),
        ("water-source-2", "饮用水水源二级保护区", ["水源二级保护区", "水源地二级"]),
        ("water-source-quasi", "饮用水水源准保护区", ["水源准保护区", "水源地准保护区"]),
        ("closed-area", "禁采区", ["禁止开采区", "封闭区"]),
    ];

    private static readonly FrozenDictionary<string, string> BySpelling = Known
        .SelectMany(known => known.Spellings.Append(known.Kind).Append(known.Zh).Select(spelling => (Key: Fold(spelling), known.Kind)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Kind);

    private static readonly FrozenDictionary<string, string> Chinese = Known.ToFrozenDictionary(known => known.Kind, known => known.Zh);

    /// <summary>The kind that a name stands for; a name that is not known is its own kind.</summary>
    public static string Of(string name) => BySpelling.TryGetValue(Fold(name), out var kind) ? kind : name.Trim();

    /// <summary>The Chinese name of a kind; an unknown kind is its own name.</summary>
    public static string Zh(string kind) => Chinese.TryGetValue(kind, out var zh) ? zh : kind;

    private static string Fold(string text) => text.Trim().ToLowerInvariant().Replace('_', '-');
}
