using PlanMonitor.Core.Rules.Duties;
using PlanMonitor.Core.Rules.Indicators;
using PlanMonitor.Core.Rules.Reports;
using PlanMonitor.Core.Rules.Rights;
using PlanMonitor.Core.Rules.Scale;
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
        new ReportUnitSuspect(),
        new ReportIdentity(),
        new ReportSilent(),
        new ReportReserveChange(),
        new IndicatorReserves(),
        new IndicatorDeposits(),
        new IndicatorMineCount(),
        new IndicatorLargeMediumShare(),
        new IndicatorThreeRates(),
        new IndicatorRestoration(),
        new IndicatorRestorationRate(),
        new IndicatorGreenMine(),
        new IndicatorReuse(),
        new ScaleMinimumNew(),
        new ScaleMinimumExisting(),
        new ScaleForbiddenClass(),
        new ScaleZoneFloor(),
        new ScaleSandFloor(),
        new ScaleMagnesiteRegrouped(),
        new ScaleIronGoldFloor(),
        new ScaleServiceLife(),
        new ScaleMismatch(),
        new RightInBlock(),
        new RightOnePerBlock(),
        new RightZoneCount(),
        new RightMagnesiteCount(),
        new RightMagnesiteExploration(),
        new RightSandInZone(),
        new RightSandQuota(),
        new RightSandTerm(),
        new RightExpired(),
        new RightMineral(),
        new RightStage(),
        new RightFundedExploration(),
        new SpaceNoRight(),
        new SpaceBeyondRight(),
        new SpaceControlLines(),
        new SpaceProtected(),
        new SpaceWaterSource(),
        new SpaceRightOverlap(),
        new SpaceSandZoneConflict(),
        new SpaceSpacing(),
        new SpaceOpenPitGrowth(),
        new SpaceClosedMine(),
        new SpaceStrategicCover(),
        new SpaceDeclaredArea(),
        new DutyAnnualScheme(),
        new DutyAnnualReport(),
        new DutyMidTerm(),
        new DutyDatabaseUpdate(),
        new DutyReleasePlan(),
        new DutyProjectMilestone(),
        new DutyDisturbanceBalance(),
    ];
}
