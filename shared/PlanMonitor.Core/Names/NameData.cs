using System.Text.Json;

namespace PlanMonitor.Core.Names;

/// <summary>The catalogues as they lie in shared/plans/names, embedded in this assembly.</summary>
internal static class NameData
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static readonly Lazy<MineralCatalogue> Minerals = new(() => new(Read<MineralFile>("plans/names/minerals.json").Minerals));

    public static readonly Lazy<RegionCatalogue> Regions = new(() => new(Read<RegionFile>("plans/names/regions.json").Regions));

    private static T Read<T>(string resource)
    {
        using var stream = typeof(NameData).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource '{resource}'.");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    private sealed record MineralFile(IReadOnlyList<Mineral> Minerals);

    private sealed record RegionFile(IReadOnlyList<Region> Regions);
}
