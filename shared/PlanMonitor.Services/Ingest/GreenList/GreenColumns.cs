using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.GreenList;

/// <summary>The columns of the lists of green mines (绿色矿山名录).</summary>
internal static class GreenColumns
{
    public static readonly Column Level = new("级别", "绿色矿山级别", "名录级别", "level");
    public static readonly Column Listed = new("入库日期", "入库时间", "列入日期", "listed");
    public static readonly Column Removed = new("移出日期", "移出时间", "出库日期", "removed");

    public static readonly Template Template = new(
        "绿色矿山名录", CommonCells.Licence, CommonCells.MineName, new(Level, "省级", "国家级、省级 或 市级", Required: true), new(Listed, "2022-12-30", CommonCells.Day, Required: true), new(Removed, "", "仍在名录中的留空"));
}
