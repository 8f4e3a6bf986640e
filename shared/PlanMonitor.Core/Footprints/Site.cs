using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Footprints;

/// <summary>A footprint (图斑) of one year as the rules read it.</summary>
/// <param name="Id">Number of the footprint of its chain of re-detections that was taken in first; its own where it was not seen before. An alert's subject is the site.</param>
/// <param name="Region">行政区代码 where the upload gives it.</param>
/// <param name="HasRights">True where at least one mining right has a boundary to hold it against.</param>
/// <param name="Facts">What was measured.</param>
/// <param name="Source">Where it came from.</param>
public sealed record Site(string Id, string? Region, bool HasRights, FootprintFacts Facts, Source Source)
{
    /// <summary>前时相: the day of the earlier image; null where the upload gives none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>后时相: the day of the later image; null where the upload gives none.</summary>
    public DateOnly? To { get; init; }
}
