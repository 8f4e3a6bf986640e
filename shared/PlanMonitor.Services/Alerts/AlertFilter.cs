using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Services.Alerts;

/// <summary>Which alerts a list shows; what is null is not asked about.</summary>
public sealed record AlertFilter
{
    /// <summary>Only this plan; <c>-</c> for what operators have to see to.</summary>
    public string? Plan { get; init; }

    /// <summary>Only this region and what lies in it (code).</summary>
    public string? County { get; init; }

    /// <summary>Only this family of rules.</summary>
    public string? Family { get; init; }

    /// <summary>Only this severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Only this state.</summary>
    public AlertState? State { get; init; }

    /// <summary>Only this kind of layer.</summary>
    public string? Layer { get; init; }

    /// <summary>Only what changed at this moment or later.</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Regions that the caller may see; null for everything.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>True where a list with this filter shows an alert.</summary>
    public bool Shows(AlertItem alert) =>
        (Plan is null || alert.Plan == Plan)
            && (County is null || (alert.County is { } county && RegionCode.Within(county, County)))
            && (Family is null || (alert.Rule.Length > Family.Length && alert.Rule[Family.Length] == '.' && alert.Rule.StartsWith(Family, StringComparison.Ordinal)))
            && (Severity is null || alert.Severity == Severity)
            && (State is null || alert.State == State)
            && (Layer is null || alert.Subject.Layer == Layer)
            && (UpdatedSince is null || alert.ChangedAt >= UpdatedSince)
            && (Regions is null || IsIn(alert.County, Regions));

    /// <summary>True where a code lies in one of some regions; what has no code lies in none.</summary>
    public static bool IsIn(string? county, IReadOnlyList<string> regions) => county is not null && regions.Any(region => RegionCode.Within(county, region));
}
