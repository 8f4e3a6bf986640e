using System.Collections.Frozen;

namespace PlanMonitor.Core.Names;

/// <summary>The minerals (矿种) that plans and reports name, found by code, name or synonym.</summary>
public sealed class MineralCatalogue
{
    private readonly FrozenDictionary<string, Mineral> _byName;
    private readonly FrozenDictionary<string, FrozenSet<string>> _wider;

    /// <summary>A catalogue of these minerals; a name that two of them claim, or a wider mineral that is missing, is a bug of the data and throws.</summary>
    public MineralCatalogue(IReadOnlyList<Mineral> minerals)
    {
        All = minerals;
        _byName = minerals.SelectMany(mineral => Keys(mineral).Select(key => (key, mineral))).ToDictionary(pair => pair.key, pair => pair.mineral).ToFrozenDictionary();
        _wider = minerals.ToFrozenDictionary(mineral => mineral.Code, mineral => Wider(mineral).ToFrozenSet());
    }

    /// <summary>The catalogue of the product.</summary>
    public static MineralCatalogue BuiltIn => NameData.Minerals.Value;

    /// <summary>All minerals in the order of the file.</summary>
    public IReadOnlyList<Mineral> All { get; }

    /// <summary>The mineral of a code, name or synonym (full width, spaces allowed), or null.</summary>
    public Mineral? Find(string name) => _byName.GetValueOrDefault(NameKey.Of(name));

    /// <summary>The code of a name, or null.</summary>
    public string? CodeOf(string? name) => name is null ? null : Find(name)?.Code;

    /// <summary>True where a mineral is the wider one or counts towards it, for example flux limestone towards limestone.</summary>
    public bool IsWithin(string code, string wider) => code == wider || (_wider.TryGetValue(code, out var all) && all.Contains(wider));

    /// <summary>True where one of the two counts towards the other.</summary>
    public bool AreRelated(string one, string other) => IsWithin(one, other) || IsWithin(other, one);

    private static HashSet<string> Keys(Mineral mineral) => [NameKey.Of(mineral.Code), NameKey.Of(mineral.Name), .. mineral.Synonyms.Select(NameKey.Of)];

    private HashSet<string> Wider(Mineral mineral)
    {
        HashSet<string> all = [];
        var open = new Queue<string>(mineral.Within);
        while (open.TryDequeue(out var code))
        {
            if (all.Add(code))
            {
                foreach (var next in _byName[NameKey.Of(code)].Within)
                {
                    open.Enqueue(next);
                }
            }
        }
        return all;
    }
}
