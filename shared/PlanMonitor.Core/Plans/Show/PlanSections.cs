using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Show;

/// <summary>A section of a plan file.</summary>
public sealed record PlanSection(string Key, Text Title, int Count);

/// <summary>The sections of a plan with their titles and sizes.</summary>
public static class PlanSections
{
    /// <summary>All sections in the order of the file.</summary>
    public static IReadOnlyList<PlanSection> Counts(Plan plan) =>
    [
        new("indicators", new("规划指标", "Indicators"), plan.Indicators.Count),
        new("volumeControls", new("开采总量控制", "Volume controls"), plan.VolumeControls.Count),
        new("volumeDirections", new("产量调控方向", "Volume directions"), plan.VolumeDirections.Count),
        new("minimumScales", new("最低开采规模", "Minimum scales"), plan.MinimumScales.Count),
        new("scaleRules", new("规模准入规定", "Scale rules"), plan.ScaleRules.Count),
        new("serviceLife", new("最低服务年限", "Service life"), plan.ServiceLife.Count),
        new("restoration", new("生态修复", "Restoration"), plan.Restoration.Count),
        new("minerals", new("重点、限制、禁止矿种", "Minerals by policy"), Minerals(plan.Minerals.Exploration) + Minerals(plan.Minerals.Mining)),
        new("zones", new("规划分区和区块", "Zones and blocks"), plan.Zones.Count),
        new("zoneTotals", new("分区数量和面积", "Zone totals"), plan.ZoneTotals.Count),
        new("spatialRules", new("空间管控规则", "Spatial rules"), plan.SpatialRules.Count),
        new("rightRules", new("矿业权规则", "Rules on rights"), plan.RightRules.Count),
        new("requirements", new("其他管理要求", "Requirements"), plan.Requirements.Count),
        new("projects", new("重大工程和项目", "Projects"), plan.Projects.Count),
        new("duties", new("实施管理职责", "Duties"), plan.Duties.Count),
        new("basePeriod", new("基期和上轮规划数据", "Base period"), plan.BasePeriod.Count),
        new("readings", new("解读", "Readings"), plan.Readings.Count),
    ];

    private static int Minerals(MineralGroups groups) => groups.Key.Count + groups.Restricted.Count + groups.Prohibited.Count;
}
