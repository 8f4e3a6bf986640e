using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Discoveries;

/// <summary>The columns of what exploration found (勘查成果).</summary>
internal static class DiscoveryColumns
{
    public static readonly Column Mineral = new("矿种", "勘查矿种", "开采矿种", "主矿种", "主矿产", "矿种名称", "mineral");
    public static readonly Column Added = new("新增资源量", "新增资源储量", "新增查明资源储量", "新增储量", "added", "added resources");
    public static readonly Column Deposits = new("新发现矿产地", "新发现矿产地数", "矿产地", "deposits");
    public static readonly Column DepositClass = new("矿产地规模", "矿床规模", "规模", "deposit class");
    public static readonly Column Project = new("勘查项目", "勘查项目名称", "项目", "项目名称", "project");

    public static readonly Template Template = new(
        "勘查成果", CommonCells.Year, CommonCells.Region, new(Mineral, "铁矿", "矿种目录中的一个矿种", Required: true),
        new(Added, "1500", "与新发现矿产地至少填一项"), CommonCells.Unit, new(ReportColumns.Basis, "矿石", "矿石、金属量、氧化物、矿物量；不清楚的留空"),
        new(Deposits, "1", "个数；一行只填一种规模"), new(DepositClass, "中型", "大型、中型 或 小型"), new(Project, "示例铁矿详查"), CommonCells.DocumentCell);
}
