using System.Collections.Frozen;

namespace PlanMonitor.Core.Names;

/// <summary>The regions (行政区) that the plans concern, found by code, name or synonym.</summary>
public sealed class RegionCatalogue
{
    private readonly FrozenDictionary<string, Region> _byName;

    /// <summary>A catalogue of these regions; a name that two of them claim is a bug of the data and throws.</summary>
    public RegionCatalogue(IReadOnlyList<Region> regions)
    {
        All = regions;
        _byName = regions.SelectMany(region => Keys(region).Select(key => (key, region))).ToDictionary(pair => pair.key, pair => pair.region).ToFrozenDictionary();
    }

    /// <summary>The catalogue of the product.</summary>
    public static RegionCatalogue BuiltIn => NameData.Regions.Value;

    /// <summary>All regions in order of their codes.</summary>
    public IReadOnlyList<Region> All { get; }

    /// <summary>This catalogue with some regions more, such as those that a plan brings. A region whose code or name is taken is left out: see <see cref="Clashes"/>.</summary>
    public RegionCatalogue With(IReadOnlyList<Region>? more) =>
        more is null or [] ? this : new([.. All.Concat(more.Except(Clashes(more))).OrderBy(region => region.Code, StringComparer.Ordinal)]);

    /// <summary>The regions of a list whose code or one of whose names this catalogue, or a region before them in the list, has already.</summary>
    public IReadOnlyList<Region> Clashes(IReadOnlyList<Region> more)
    {
        var taken = _byName.Keys.ToHashSet(StringComparer.Ordinal);
        var clashes = new List<Region>();
        foreach (var region in more)
        {
            if (Keys(region) is var keys && taken.Overlaps(keys))
            {
                clashes.Add(region);
            }
            else
            {
                taken.UnionWith(keys);
            }
        }
        return clashes;
    }

    /// <summary>The region of a code, name, synonym or of a town in it (full width, spaces allowed), or null.</summary>
    public Region? Find(string name) => _byName.GetValueOrDefault(NameKey.Of(name));

    /// <summary>The code of a name, or null.</summary>
    public string? CodeOf(string? name) => name is null ? null : Find(name)?.Code;

    /// <summary>True where a region lies in the wider one or is the same (codes).</summary>
    public static bool IsWithin(string code, string wider) => RegionCode.Within(code, wider);

    private static HashSet<string> Keys(Region region) => [NameKey.Of(region.Code), NameKey.Of(region.Name), .. region.Synonyms.Select(NameKey.Of), .. (region.Towns ?? []).Select(NameKey.Of)];
}
