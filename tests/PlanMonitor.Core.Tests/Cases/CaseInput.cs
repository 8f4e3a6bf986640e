using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;
using static PlanMonitor.Core.Tests.Cases.CaseValues;

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
        Rights = Rows(document.Rights, "采矿权登记.csv", CaseRights.Of),
        RightPlaces = document.Places?.Select(CaseRights.Place).ToList(),
        Reports = Rows(document.Reports, "年报.csv", (row, source) => Report(row, document.Year, source)) ?? [],
        EarlierReports = Rows(document.EarlierReports, "往年年报.csv", (row, source) => Report(row, row.Year ?? throw Unknown("年度"), source)) ?? [],
        RejectedReports = [.. (document.RejectedReports ?? []).Select(row => new Source(row.File, StableHash.Of(row.File), row.Line))],
        Quotas = Rows(document.Quotas, "分解指标.csv", (row, source) => Quota(row, document.Year, source)) ?? [],
        Footprints = Rows(document.Footprints, "图斑.geojson", (row, source) => Site(row, document.Rights ?? [], source)),
        Growth = document.Growth?.GroupBy(row => row.Licence, StringComparer.Ordinal).Select(rows => new RightGrowth(rows.Key, [.. rows.Select(row => new CoveredArea(row.Date, row.Date.Year, Area(row.Area)))])).ToList(),
        Layers = [.. (document.Layers ?? []).Select(LayerKind.Of)],
        Reserves = Rows(document.Reserves, "储量年报.csv", (row, source) => CaseFacts.Reserve(row, document.Year, source)),
        Rates = Rows(document.Rates, "三率.csv", (row, source) => CaseFacts.Rates(row, document.Year, source)),
        Progress = Rows(document.Progress, "月报.csv", (row, source) => CaseFacts.Progress(row, document.Year, source)),
        Discoveries = Rows(document.Discoveries, "勘查成果.csv", (row, source) => CaseFacts.Discovery(row, document.Year, source)),
        Restoration = Rows(document.Restoration, "生态修复.csv", (row, source) => CaseFacts.Restored(row, document.Year, source)),
        GreenList = Rows(document.GreenList, "绿色矿山名录.csv", CaseFacts.Green),
        Projects = Rows(document.Projects, "项目进展.csv", CaseFacts.Project),
        Duties = Rows(document.Duties, "履职记录.csv", (row, source) => CaseFacts.Duty(row, document.Year, source)),
        Disturbance = Rows(document.Disturbance, "损毁与治理.csv", (row, source) => CaseFacts.Disturbed(row, document.Year, source)),
        Rejected = [.. (document.Rejected ?? []).Select(row => new Core.Sources.RejectedRow(row.Kind, new(row.File, StableHash.Of(row.File), row.Line)))],
    };

    private static List<TRecord>? Rows<TRow, TRecord>(IReadOnlyList<TRow>? rows, string file, Func<TRow, Source, TRecord> read) =>
        rows?.Select((row, i) => read(row, Row(file, i))).ToList();

    private static MineYear Report(ReportRow row, int year, Source source) => new(
        row.Licence, row.MineName, row.Year ?? year, Region(row.Region), Mineral(row.Mineral), row.Mineral, Quantity(row.Output, BasisOf(row.Basis, row.ConcentrateGrade)),
        Maybe(row.Concentrate, new(BasisKind.Concentrate, row.ConcentrateGrade)), row.ConcentrateGrade,
        row.FeedGrade, row.Recovery, Maybe(row.Fed, Basis.RawOre), source);

    private static Quota Quota(QuotaRow row, int year, Source source) => new(
        year,
        row.Scope switch { "省" => QuotaScope.Province, "市" => QuotaScope.City, "县" => QuotaScope.County, "矿山" => QuotaScope.Mine, _ => throw Unknown(row.Scope) },
        Region(row.Region), row.Licence, Mineral(row.Mineral), row.Mineral, Quantity(row.Amount, Basis.RawOre), row.Batch ?? 1, row.IssuedOn, null, source);

    private static Site Site(FootprintRow row, IReadOnlyList<RightRow> rights, Source source)
    {
        var area = Area(row.Area);
        var within = row.InRight is null ? 0 : Area(row.InRight);
        var overlaps = (row.Overlaps ?? []).Select(overlap => Overlap(row.Id, area, overlap)).ToList();
        return new(row.Id, null, rights.Any(right => right.Boundary is not null), new(row.Id, area, area - within, row.Right, within, [], overlaps), source) { From = row.From, To = row.To };
    }
}
