namespace PlanMonitor.Core.Names;

/// <summary>All regions by code, name and synonym.</summary>
public sealed class RegionCatalogue(IReadOnlyList<Region> regions)
{
    /// <summary>The region that a code, name or synonym stands for, or null.</summary>
    public Region? Find(string nameOrCode) =>
        regions.FirstOrDefault(region => region.Code == nameOrCode || region.Name == nameOrCode || region.Synonyms.Contains(nameOrCode, StringComparer.Ordinal));
}
