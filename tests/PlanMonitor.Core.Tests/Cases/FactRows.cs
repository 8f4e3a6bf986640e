using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>A row of the reserves (储量年报). Quantities carry their unit: 12.5 万吨. A year that is left out is the year of the case, here and below.</summary>
public sealed record ReserveRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("年初保有")] string Opening,
    [property: JsonPropertyName("年采出")] string Mined,
    [property: JsonPropertyName("损失量")] string? Lost,
    [property: JsonPropertyName("勘查增减")] string? Explored,
    [property: JsonPropertyName("重算增减")] string? Recalculated,
    [property: JsonPropertyName("年末保有")] string Closing,
    [property: JsonPropertyName("计量口径")] string? Basis);

/// <summary>A row of the three rates (三率), in percent.</summary>
public sealed record RateRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("开采回采率")] decimal? Mining,
    [property: JsonPropertyName("开采回采率要求")] decimal? MiningRequired,
    [property: JsonPropertyName("选矿回收率")] decimal? Processing,
    [property: JsonPropertyName("选矿回收率要求")] decimal? ProcessingRequired,
    [property: JsonPropertyName("综合利用率")] decimal? Utilisation,
    [property: JsonPropertyName("综合利用率要求")] decimal? UtilisationRequired,
    [property: JsonPropertyName("矿业用水复用率")] decimal? WaterReuse,
    [property: JsonPropertyName("矿业用水复用率要求")] decimal? WaterReuseRequired);

/// <summary>A report of a month or a quarter (月报, 季报).</summary>
public sealed record ProgressRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("月份")] int? Month,
    [property: JsonPropertyName("季度")] int? Quarter,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("产量")] string Output,
    [property: JsonPropertyName("计量口径")] string? Basis);

/// <summary>What exploration found (勘查成果).</summary>
public sealed record DiscoveryRow(
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("行政区")] string Region,
    [property: JsonPropertyName("矿种")] string Mineral,
    [property: JsonPropertyName("新增资源量")] string? Added,
    [property: JsonPropertyName("计量口径")] string? Basis,
    [property: JsonPropertyName("新发现矿产地")] int? Deposits,
    [property: JsonPropertyName("矿产地规模")] string? DepositClass,
    [property: JsonPropertyName("勘查项目")] string? Project,
    [property: JsonPropertyName("文号")] string? Document);

/// <summary>What was restored (生态修复).</summary>
public sealed record RestorationRow(
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("行政区")] string Region,
    [property: JsonPropertyName("项目")] string? Project,
    [property: JsonPropertyName("治理类型")] string? Kind,
    [property: JsonPropertyName("治理面积")] string Restored,
    [property: JsonPropertyName("应治理面积")] string? Due,
    [property: JsonPropertyName("矿种")] string? Mineral,
    [property: JsonPropertyName("文号")] string? Document);

/// <summary>A mine on a list of green mines (绿色矿山名录).</summary>
public sealed record GreenRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("级别")] string Level,
    [property: JsonPropertyName("入库日期")] DateOnly Listed,
    [property: JsonPropertyName("移出日期")] DateOnly? Removed);

/// <summary>How far a project is (项目进展).</summary>
public sealed record ProjectRow(
    [property: JsonPropertyName("项目")] string Project,
    [property: JsonPropertyName("状态")] string Stage,
    [property: JsonPropertyName("完成日期")] DateOnly? DoneOn,
    [property: JsonPropertyName("完成数量")] string? Amount,
    [property: JsonPropertyName("文号")] string? Document);

/// <summary>What an authority did (履职记录).</summary>
public sealed record DutyRow(
    [property: JsonPropertyName("履职事项")] string Duty,
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("完成日期")] DateOnly? DoneOn,
    [property: JsonPropertyName("次数")] int? Times,
    [property: JsonPropertyName("文号")] string? Document);

/// <summary>What a mine disturbed and restored (损毁与治理).</summary>
public sealed record DisturbanceRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("年度")] int? Year,
    [property: JsonPropertyName("新增损毁面积")] string Disturbed,
    [property: JsonPropertyName("治理面积")] string Restored);

/// <summary>A row of an upload that was rejected, by the kind of the upload.</summary>
public sealed record RejectedFactRow(
    [property: JsonPropertyName("类别")] string Kind,
    [property: JsonPropertyName("文件")] string File,
    [property: JsonPropertyName("行")] int Line);
