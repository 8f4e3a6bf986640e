using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Disturbance;

/// <summary>The columns of what mines disturbed and restored (损毁与治理).</summary>
internal static class DisturbanceColumns
{
    public static readonly Column Disturbed = new("新增损毁面积", "损毁面积", "新增破坏面积", "disturbed area");
    public static readonly Column Restored = new("治理面积", "完成治理面积", "修复面积", "restored area");

    public static readonly Template Template = new(
        "损毁与治理", CommonCells.Licence, CommonCells.MineName, CommonCells.Year,
        new(Disturbed, "1.2", "", Required: true), new(Restored, "1.5", "", Required: true), CommonCells.AreaUnitCell);
}
