using System.Collections.Frozen;

namespace PlanMonitor.Core.Footprints;

/// <summary>Kinds of layers (图层) that rules know, by the names that people give to them.</summary>
public static partial class LayerKind
{
    /// <summary>生态保护红线.</summary>
    public const string RedLine = "red-line";

    /// <summary>永久基本农田.</summary>
    public const string Farmland = "farmland";

    /// <summary>城镇开发边界.</summary>
    public const string UrbanBoundary = "urban-boundary";

    private static readonly FrozenDictionary<string, string> BySpelling = Known
        .SelectMany(known => known.Spellings.Append(known.Kind).Append(known.Zh).Select(spelling => (Key: Fold(spelling), known.Kind)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Kind);

    private static readonly FrozenDictionary<string, string> Chinese = Known.ToFrozenDictionary(known => known.Kind, known => known.Zh);

    private static readonly FrozenDictionary<string, string[]> Parts = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["nature-reserve"] = ["nature-reserve-core"],
        ["protected-area"] = ["nature-reserve", "nature-reserve-core", "forest-park", "wetland", "scenic-area"],
        ["closed-area"] = ["heritage", "river", "transport-corridor"],
        ["key-zone"] = ["key-exploration", "key-mining"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind that a name stands for; a name that is not known is its own kind.</summary>
    public static string Of(string name) => BySpelling.TryGetValue(Fold(name), out var kind) ? kind : name.Trim();

    /// <summary>The Chinese name of a kind; an unknown kind is its own name.</summary>
    public static string Zh(string kind) => Chinese.TryGetValue(kind, out var zh) ? zh : kind;

    /// <summary>
    /// True where a layer of one kind shows a part of what another stands for: a nature reserve is a protected area (各类保护地), a key mining zone a key zone (重点区),
    /// and areas where the law allows no mining without consent (矿产资源法: river banks, main roads, monuments) are closed areas.
    /// </summary>
    public static bool IsWithin(string kind, string wider) => kind == wider || (Parts.TryGetValue(wider, out var parts) && parts.Contains(kind, StringComparer.Ordinal));

    private static string Fold(string text) => text.Trim().ToLowerInvariant().Replace('_', '-');
}
