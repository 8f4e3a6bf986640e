using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rates;

/// <summary>The columns of the three rates (三率).</summary>
internal static class RateColumns
{
    public static readonly Column Mining = new("开采回采率", "实际开采回采率", "采区回采率", "回采率", "mining recovery");
    public static readonly Column MiningRequired = new("开采回采率要求", "设计开采回采率", "开采回采率指标", "required mining recovery");
    public static readonly Column Processing = new("选矿回收率", "实际选矿回收率", "processing recovery");
    public static readonly Column ProcessingRequired = new("选矿回收率要求", "设计选矿回收率", "选矿回收率指标", "required processing recovery");
    public static readonly Column Utilisation = new("综合利用率", "实际综合利用率", "共伴生综合利用率", "utilisation");
    public static readonly Column UtilisationRequired = new("综合利用率要求", "设计综合利用率", "综合利用率指标", "required utilisation");
    public static readonly Column WaterReuse = new("矿业用水复用率", "用水复用率", "矿山废水复用率", "水重复利用率", "water reuse");
    public static readonly Column WaterReuseRequired = new("矿业用水复用率要求", "用水复用率要求", "required water reuse");

    public static readonly Template Template = new(
        "三率", CommonCells.Licence, CommonCells.MineName, CommonCells.Year, CommonCells.Mineral,
        new(Mining, "88.5", Percent), new(MiningRequired, "85", Percent), new(Processing, "82", Percent), new(ProcessingRequired, "80", Percent),
        new(Utilisation, "", Percent), new(UtilisationRequired, "", Percent),
        new(WaterReuse, "", Percent), new(WaterReuseRequired, "", Percent));

    private const string Percent = "百分数，例如 88.5 表示 88.5%";
}
