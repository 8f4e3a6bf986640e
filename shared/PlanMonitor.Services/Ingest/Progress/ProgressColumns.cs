using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Progress;

/// <summary>The columns of reports of a month or a quarter (月报, 季报).</summary>
internal static class ProgressColumns
{
    public static readonly Column Month = new("月份", "月", "报告月份", "month");
    public static readonly Column Quarter = new("季度", "报告季度", "quarter");
    public static readonly Column Output = new("产量", "本期产量", "当月产量", "本月产量", "当季产量", "本季产量", "采出矿量", "output");

    public static readonly Template Template = new(
        "月报季报", CommonCells.Licence, CommonCells.MineName, CommonCells.Year, new(Month, "3", "1 至 12；月报填写"), new(Quarter, "", "1 至 4；季报填写"), CommonCells.Mineral,
        new(Output, "2.5", "当月或当季的数量，不是累计", Required: true), CommonCells.Unit, CommonCells.Basis);
}
