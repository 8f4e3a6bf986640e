namespace PlanMonitor.Core.Names;

/// <summary>All minerals by code, name and synonym.</summary>
public sealed class MineralCatalogue(IReadOnlyList<Mineral> minerals)
{
    /// <summary>The mineral that a code, name or synonym stands for, or null.</summary>
    public Mineral? Find(string nameOrCode) =>
        minerals.FirstOrDefault(mineral => mineral.Code == nameOrCode || mineral.Name == nameOrCode || mineral.Synonyms.Contains(nameOrCode, StringComparer.Ordinal));

    /// <summary>True where one mineral is another or counts towards it.</summary>
    public bool IsWithin(string code, string wider) =>
        code == wider || Find(code)?.Within.Any(within => IsWithin(within, wider)) == true;
}
