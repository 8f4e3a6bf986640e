using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Tests.Plans.Lint;

/// <summary>Small invented plans for the lint: a plan that says nothing, and the items to put into it.</summary>
internal static class Invented
{
    private static int _line = 1;

    public static Plan Empty { get; } = MinimalPlan.Plan with
    {
        Indicators = [], VolumeControls = [], MinimumScales = [], Restoration = [], Zones = [], ZoneTotals = [],
        Minerals = new(new([], [], []), new([], [], [])),
    };

    public static Citation Cite(string place = "样例") => new("样例", place, _line++, "样例");

    public static Indicator Target(
        string id, string figure, decimal? value, string? unit, string category = "output", string? basis = null, decimal? grade = null,
        string comparator = "not-said", string nature = "expected", string time = "end-of-period", decimal? max = null, string? printed = null, string? mineral = null, string? dueDate = null) =>
        new(id, id, category, mineral, null, printed ?? $"{value}", value, unit, basis, comparator, "cap", nature, time, Cite(), figure, max, grade, dueDate) { MineralCode = Mineral(mineral) };

    public static VolumeControl Row(string id, string region, decimal? value, string unit = "万吨", string mineral = "菱镁矿", string? figure = null, string? basis = "raw-ore", string nature = "binding") =>
        new(id, mineral, region, $"{value}", value, unit, basis, "not-said", "cap", nature, "annual", Cite(), figure) { MineralCode = Mineral(mineral), RegionCode = RegionCatalogue.BuiltIn.CodeOf(region) };

    public static BaseFigure Was(string id, string figure, decimal value, string? unit, int? year = 2020, string? printed = null, string? partOf = null, string? criterion = null, string? shareOf = null) =>
        new(id, id, null, null, year, printed ?? $"{value}", value, unit, null, Cite(), figure, PartOf: partOf, Criterion: criterion, ShareOf: shareOf);

    public static Zone Zone(string id, string type = "key-mining", decimal? area = null, string? code = null, string? level = null, string mineral = "硼矿", string region = "宽甸县", decimal? scale = null, string? unit = null) =>
        new(id, type, level, code, id, [mineral], area, [region], null, null, Cite(), scale, unit) { MineralCodes = [Mineral(mineral)!], RegionCodes = [RegionCatalogue.BuiltIn.CodeOf(region)!] };

    public static ZoneTotal Total(string id, int? count, decimal? area = null, string? scope = null, string? partOf = null, string? criterion = null, decimal? share = null, string type = "key-mining") =>
        new(id, type, scope ?? (partOf is null ? "全部" : id), count, area, Cite(), partOf, criterion, share);

    public static Restoration Restored(string id, string kind, decimal value, string unit = "亩") =>
        new(id, id, kind, null, $"{value}", value, unit, "not-said", "expected", "cumulative", Cite());

    public static MinimumScale Scale(string id, string mineral, decimal? value, string? unit, string size = "small", string kind = "new", string? mark = null, string? level = null, string method = "any", string? variant = null) =>
        new(id, mineral, method, size, kind, mark ?? $"{value}", value, unit, mark, Cite(), variant, null, level) { MineralCode = Mineral(mineral) };

    public static ScaleRule SandFloor(string id, decimal value, string unit, string kind = "new-and-renewal", decimal? alt = null, string? altUnit = null) =>
        new(id, "sand-floor", ["砂石土"], "any", kind, value, unit, ">=", "required", id, Cite(), AltValue: alt, AltUnit: altUnit) { MineralCodes = ["sand-stone-clay"] };

    public static VolumeDirection Trend(string id, string mineral, string trend, decimal? multiple = null) =>
        new(id, mineral, trend, id, Cite(), multiple) { MineralCode = Mineral(mineral) };

    public static MineralEntry Entry(string name, string? condition = null) => new(name, Cite(), condition) { Code = Mineral(name) };

    private static string? Mineral(string? name) => MineralCatalogue.BuiltIn.CodeOf(name);
}
