using PlanMonitor.Core.Rules.Duties;
using PlanMonitor.Core.Rules.Reports;
using PlanMonitor.Core.Rules.Space;
using PlanMonitor.Core.Rules.Volume;

namespace PlanMonitor.Core.Rules;

/// <summary>Every rule of the product, in the order of its catalogue. A new rule is added here and nowhere else.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<IRule> All { get; } =
    [
        new VolumeCap(),
        new VolumeBasis(),
        new VolumeEarlyWarning(),
        new VolumeQuota(),
        new VolumeAllocation(),
        new VolumeTrend(),
        new VolumeOverCapacity(),
        new VolumeNoLicence(),
        new ReportMissing(),
        new SpaceNoRight(),
        new SpaceBeyondRight(),
        new SpaceControlLines(),
        new DutyAnnualScheme(),
        new DutyAnnualReport(),
        new DutyMidTerm(),
        new DutyDatabaseUpdate(),
        new DutyReleasePlan(),
        new DutyProjectMilestone(),
        new DutyDisturbanceBalance(),
    ];
}
