using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>Where a right lies, as it was measured: areas with their unit.</summary>
public sealed record PlaceRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("面积")] string Area,
    [property: JsonPropertyName("占用")] IReadOnlyList<OverlapRow>? Overlaps,
    [property: JsonPropertyName("重叠")] IReadOnlyList<SharedRow>? Others,
    [property: JsonPropertyName("相邻")] IReadOnlyList<NearRow>? Nearest);

/// <summary>Ground shared with another right.</summary>
public sealed record SharedRow([property: JsonPropertyName("采矿许可证号")] string Licence, [property: JsonPropertyName("面积")] string Area);

/// <summary>Distance in metres to another right, for a rule of the plan.</summary>
public sealed record NearRow(
    [property: JsonPropertyName("规则")] string Rule,
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("距离")] decimal Metres);

/// <summary>What footprints cover of a right at a date.</summary>
public sealed record GrowthRow(
    [property: JsonPropertyName("采矿许可证号")] string Licence,
    [property: JsonPropertyName("时相")] DateOnly Date,
    [property: JsonPropertyName("面积")] string Area);
