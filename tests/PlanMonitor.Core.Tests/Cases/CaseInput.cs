using System.Globalization;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>What the rules read, made of an input.json. A name or unit that the product does not know fails the case.</summary>
internal static class CaseInput
{
    public static CheckInput Of(CaseDocument document) => new()
    {
        Plan = PlanLibrary.BuiltIn.Versions(document.Plan)[0],
        Year = document.Year,
        AsOf = document.AsOf,
        Minerals = MineralCatalogue.BuiltIn,
        Regions = RegionCatalogue.BuiltIn,
        Rights = document.Rights?.Select((row, i) => Right(row, Row("采矿权登记.csv", i))).ToList(),
        Reports = [.. (document.Reports ?? []).Select((row, i) => Report(row, document.Year, Row("年报.csv", i)))],
        RejectedReports = [.. (document.RejectedReports ?? []).Select(row => new Source(row.File, StableHash.Of(row.File), row.Line))],
        Quotas = [.. (document.Quotas ?? []).Select((row, i) => Quota(row, document.Year, Row("分解指标.csv", i)))],
        Footprints = document.Footprints?.Select((row, i) => Site(row, document.Rights ?? [], Row("图斑.geojson", i))).ToList(),
        Layers = [.. (document.Layers ?? []).Select(LayerKind.Of)],
    };

    public static Quantity Quantity(string text, Basis basis)
    {
        var parts = text.Split(' ');
        return new(decimal.Parse(parts[0], CultureInfo.InvariantCulture), Unit.Parse(parts[1]).Value, basis);
    }

    private static MiningRight Right(RightRow row, Source source) => new(
        row.Licence, row.MineName, null, Region(row.Region), Mineral(row.Mineral), row.Mineral, null, null,
        row.Status switch
        {
            null or "有效" => RightStatus.Active,
            "过期" => RightStatus.Expired,
            "停产" => RightStatus.Suspended,
            "关闭" => RightStatus.Closed,
            "未建" => RightStatus.NeverBuilt,
            _ => throw new FormatException($"No status: {row.Status}"),
        },
        row.ValidFrom, row.ValidTo, null, null, row.Boundary, source);

    private static MineYear Report(ReportRow row, int year, Source source) => new(
        row.Licence, row.MineName, year, Region(row.Region), Mineral(row.Mineral), row.Mineral, Quantity(row.Output, BasisOf(row)),
        row.Concentrate is null ? null : Quantity(row.Concentrate, new(BasisKind.Concentrate, row.ConcentrateGrade)), row.ConcentrateGrade,
        row.FeedGrade, row.Recovery, row.Fed is null ? null : Quantity(row.Fed, Basis.RawOre), source);

    private static Quota Quota(QuotaRow row, int year, Source source) => new(
        year,
        row.Scope switch { "省" => QuotaScope.Province, "市" => QuotaScope.City, "县" => QuotaScope.County, "矿山" => QuotaScope.Mine, _ => throw new FormatException($"No scope: {row.Scope}") },
        Region(row.Region), row.Licence, Mineral(row.Mineral), row.Mineral, Quantity(row.Amount, Basis.RawOre), row.Batch ?? 1, null, null, source);

    private static Site Site(FootprintRow row, IReadOnlyList<RightRow> rights, Source source)
    {
        var area = Area(row.Area);
        var within = row.InRight is null ? 0 : Area(row.InRight);
        var overlaps = (row.Overlaps ?? []).Select(overlap => Overlap(row.Id, area, overlap)).ToList();
        return new(row.Id, null, rights.Any(right => right.Boundary is not null), new(row.Id, area, area - within, row.Right, within, [], overlaps), source);
    }

    private static Overlap Overlap(string footprint, decimal of, OverlapRow row)
    {
        var area = Area(row.Area);
        return new(
            footprint, LayerKind.Of(row.Layer), row.Feature, area, decimal.Round(area / of, 6), 0,
            OverlapThresholds.IsSliver(area, of), OverlapThresholds.NeedsProvincialCheck(area));
    }

    private static Basis BasisOf(ReportRow row) => row.Basis switch
    {
        null or "矿石" => Basis.RawOre,
        "精矿" => new(BasisKind.Concentrate, row.ConcentrateGrade),
        "矿石（62%）" => new(BasisKind.OreAtGrade, 62),
        "原煤" => new(BasisKind.RawCoal),
        "荒料" => new(BasisKind.Stone),
        _ => throw new FormatException($"No basis: {row.Basis}"),
    };

    private static decimal Area(string text) => Quantity(text, Basis.None).In(Unit.SquareMetre).Value.Value;

    private static string Region(string name) => RegionCatalogue.BuiltIn.CodeOf(name) ?? throw new FormatException($"No region: {name}");

    private static string Mineral(string name) => MineralCatalogue.BuiltIn.CodeOf(name) ?? throw new FormatException($"No mineral: {name}");

    // Line 1 is the header.
    private static Source Row(string file, int i) => new(file, StableHash.Of(file), i + 2);
}
