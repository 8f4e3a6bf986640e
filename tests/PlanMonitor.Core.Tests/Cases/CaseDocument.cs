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
    [property: JsonPropertyName("矿区范围")] string? Boundary);

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
    [property: JsonPropertyName("实际入选矿量")] string? Fed);

/// <summary>A row of the reports that was rejected.</summary>
public sealed record RejectedRow([property: JsonPropertyName("文件")] string File, [property: JsonPropertyName("行")] int Line);

/// <summary>A quota that was handed down.</summary>
public sealed record QuotaRow(
    [property: JsonPropertyName("下达对象")] string Scope,
    [property: JsonPropertyName("行政区")] string Region,
    [property: JsonPropertyName("开采矿种")] string Mineral,
    [property: JsonPropertyName("指标")] string Amount,
    [property: JsonPropertyName("批次")] int? Batch,
    [property: JsonPropertyName("采矿许可证号")] string? Licence);

/// <summary>A footprint with what was measured: areas in 平方米.</summary>
public sealed record FootprintRow(
    [property: JsonPropertyName("图斑编号")] string Id,
    [property: JsonPropertyName("面积")] string Area,
    [property: JsonPropertyName("采矿权")] string? Right,
    [property: JsonPropertyName("矿区范围内面积")] string? InRight,
    [property: JsonPropertyName("占用")] IReadOnlyList<OverlapRow>? Overlaps);

/// <summary>What a footprint shares with a feature of a layer.</summary>
public sealed record OverlapRow(
    [property: JsonPropertyName("图层")] string Layer,
    [property: JsonPropertyName("要素")] string Feature,
    [property: JsonPropertyName("面积")] string Area);
