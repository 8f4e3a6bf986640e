using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>An input.json: what one rule reads, in the words of the uploads. A part that is absent was never uploaded.</summary>
public sealed record CaseDocument(
    string Plan, int Year, DateOnly AsOf,
    IReadOnlyList<string>? Only,
    IReadOnlyList<RightRow>? Rights, IReadOnlyList<ReportRow>? Reports, IReadOnlyList<RejectedRow>? RejectedReports, IReadOnlyList<QuotaRow>? Quotas,
    IReadOnlyList<FootprintRow>? Footprints, IReadOnlyList<string>? Layers)
{
    /// <summary>Reports of the base year and of the years before; each names its 年度.</summary>
    public IReadOnlyList<ReportRow>? EarlierReports { get; init; }

    /// <summary>Where the rights lie.</summary>
    public IReadOnlyList<PlaceRow>? Places { get; init; }

    /// <summary>What footprints cover of rights at each date.</summary>
    public IReadOnlyList<GrowthRow>? Growth { get; init; }

    /// <summary>储量年报.</summary>
    public IReadOnlyList<ReserveRow>? Reserves { get; init; }

    /// <summary>三率.</summary>
    public IReadOnlyList<RateRow>? Rates { get; init; }

    /// <summary>月报, 季报.</summary>
    public IReadOnlyList<ProgressRow>? Progress { get; init; }

    /// <summary>勘查成果.</summary>
    public IReadOnlyList<DiscoveryRow>? Discoveries { get; init; }

    /// <summary>生态修复.</summary>
    public IReadOnlyList<RestorationRow>? Restoration { get; init; }

    /// <summary>绿色矿山名录.</summary>
    [JsonPropertyName("greenlist")]
    public IReadOnlyList<GreenRow>? GreenList { get; init; }

    /// <summary>项目进展.</summary>
    public IReadOnlyList<ProjectRow>? Projects { get; init; }

    /// <summary>履职记录.</summary>
    public IReadOnlyList<DutyRow>? Duties { get; init; }

    /// <summary>损毁与治理.</summary>
    public IReadOnlyList<DisturbanceRow>? Disturbance { get; init; }

    /// <summary>Rejected rows of these uploads.</summary>
    public IReadOnlyList<RejectedFactRow>? Rejected { get; init; }

    // A misspelt name must not pass for something that was left out.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the text of an input.json.</summary>
    public static CaseDocument Read(string json) => JsonSerializer.Deserialize<CaseDocument>(json, Options)!;
}

/// <summary>A row of the register of mining rights.</summary>
public sealed record RightRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("矿山名称")] string MineName,
    [property: JsonPropertyName("行政区")] string Region,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("状态")] string? Status,
    [property: JsonPropertyName("有效期起")] DateOnly? ValidFrom,
    [property: JsonPropertyName("有效期止")] DateOnly? ValidTo,
    [property: JsonPropertyName("矿区范围")] string? Boundary,
    [property: JsonPropertyName("采矿权人")] string? Holder,
    [property: JsonPropertyName("生产规模")] string? Scale,
    [property: JsonPropertyName("开采方式")] string? Method,
    [property: JsonPropertyName("开采标高上限")] decimal? Top,
    [property: JsonPropertyName("开采标高下限")] decimal? Bottom,
    [property: JsonPropertyName("权利类型")] string? Kind,
    [property: JsonPropertyName("矿山规模")] string? SizeClass,
    [property: JsonPropertyName("矿床规模")] string? DepositClass,
    [property: JsonPropertyName("保有资源储量")] string? Reserve,
    [property: JsonPropertyName("设计服务年限")] decimal? ServiceYears,
    [property: JsonPropertyName("登记类型")] string? Grant,
    [property: JsonPropertyName("首次发证日期")] DateOnly? FirstGranted,
    [property: JsonPropertyName("区块编号")] string? Block,
    [property: JsonPropertyName("勘查程度")] string? Stage,
    [property: JsonPropertyName("出资")] string? Funding,
    [property: JsonPropertyName("整合主体")] string? Group,
    [property: JsonPropertyName("矿区面积")] string? DeclaredArea);

/// <summary>A row of the annual reports.</summary>
public sealed record ReportRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("矿山名称")] string MineName,
    [property: JsonPropertyName("行政区")] string Region,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("年采出矿量")] string Output,
    [property: JsonPropertyName("计量口径")] string? Basis,
    [property: JsonPropertyName("精矿年产量")] string? Concentrate,
    [property: JsonPropertyName("精矿品位")] decimal? ConcentrateGrade,
    [property: JsonPropertyName("原矿入选品位")] decimal? FeedGrade,
    [property: JsonPropertyName("选矿回收率")] decimal? Recovery,
    [property: JsonPropertyName("实际入选矿量")] string? Fed,
    [property: JsonPropertyName("年度")] int? Year);

/// <summary>A row of the reports that was rejected.</summary>
public sealed record RejectedRow([property: JsonPropertyName("文件")] string File, [property: JsonPropertyName("行")] int Line);

/// <summary>A quota that was handed down.</summary>
public sealed record QuotaRow(
    [property: JsonPropertyName("下达对象")] string Scope,
    [property: JsonPropertyName("行政区")] string Region,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("指标")] string Amount,
    [property: JsonPropertyName("批次")] int? Batch,
    [property: JsonPropertyName("采矿许可证号")] string? Licence,
    [property: JsonPropertyName("下达日期")] DateOnly? IssuedOn);

/// <summary>A footprint with what was measured: areas in 平方米.</summary>
public sealed record FootprintRow(
    [property: JsonPropertyName("图斑编号")] string Id,
    [property: JsonPropertyName("面积")] string Area,
    [property: JsonPropertyName("采矿权")] string? Right,
    [property: JsonPropertyName("矿区范围内面积")] string? InRight,
    [property: JsonPropertyName("占用")] IReadOnlyList<OverlapRow>? Overlaps,
    [property: JsonPropertyName("前时相")] DateOnly? From,
    [property: JsonPropertyName("后时相")] DateOnly? To);

/// <summary>What a footprint or a right shares with a feature of a layer.</summary>
public sealed record OverlapRow(
    [property: JsonPropertyName("图层")] string Layer,
    [property: JsonPropertyName("要素")] string Feature,
    [property: JsonPropertyName("面积")] string Area);
