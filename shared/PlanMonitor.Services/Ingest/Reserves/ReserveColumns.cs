using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Reserves;

/// <summary>The columns of the reserves of mines (储量年报).</summary>
internal static class ReserveColumns
{
    public static readonly Column Opening = new("年初保有", "年初保有资源储量", "年初保有储量", "年初保有量", "opening", "opening reserve");
    public static readonly Column Mined = new("年采出", "年采出量", "采出量", "动用量", "年动用", "当年动用量", "开采量", "mined");
    public static readonly Column Lost = new("损失量", "年损失量", "年损失", "lost", "losses");
    public static readonly Column Explored = new("勘查增减", "勘查增减量", "勘查增减(±)", "explored");
    public static readonly Column Recalculated = new("重算增减", "重算增减量", "重算增减(±)", "recalculated");
    public static readonly Column Closing = new("年末保有", "年末保有资源储量", "年末保有储量", "年末保有量", "closing", "closing reserve");

    public static readonly Template Template = new(
        "储量年报", CommonCells.Licence, CommonCells.MineName, CommonCells.Year, CommonCells.Mineral,
        new(Opening, "1200", "", Required: true), new(Mined, "30", "采出（动用）的资源储量", Required: true), new(Lost, "3"), new(Explored, "-5", "减少填负数"), new(Recalculated, "0", "减少填负数"),
        new(Closing, "1162", "年初保有－年采出－损失量±增减＝年末保有", Required: true), CommonCells.Unit, CommonCells.Basis);
}
