using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>
/// The reserves that the plan asks of a zone (集中开采区资源储量规模应达到…): what the rights in it hold, added up. Ground that is not granted yet may hold more, so
/// too little is only warned of.
/// </summary>
internal static class ReserveFloor
{
    private const string ReserveField = "rights:保有资源储量";

    public static bool AskedBy(Plan plan) => plan.ScaleRules.Any(IsFloor);

    public static IEnumerable<Finding> Evaluate(RuleInfo info, CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year) || input.Rights is not { } rights)
        {
            return [];
        }
        var places = new ZonePlaces(input);
        return input.Plan.ScaleRules.Where(IsFloor).SelectMany(rule =>
        {
            var placed = rights
                .Where(right => ScaleFindings.Stands(right, input.Year) && ScaleFindings.IsFor(input, rule, right))
                .Select(right => (Right: right, At: places.Of(right, rule.ZoneType!))).ToList();
            var lost = placed.FindAll(pair => pair.At.Inside is null);
            var zones = placed.Where(pair => pair.At.Inside == true)
                .GroupBy(pair => pair.At.Feature!, pair => pair.Right, StringComparer.Ordinal)
                .Select(zone => Judge(info, input, rule, zone.Key, [.. zone]));
            return lost.Count == 0 ? zones : zones.Append(Lost(info, input, rule, lost));
        });
    }

    private static bool IsFloor(ScaleRule rule) => rule is { Topic: "reserve-floor", ZoneType: not null, Value: not null, Unit: not null };

    private static FindingDraft Draft(RuleInfo info, CheckInput input, ScaleRule rule, string? zone, IEnumerable<MiningRight> rights) =>
        new(info, input, new("zone", rule.Minerals is [var mineral, ..] ? mineral : null, Layer: rule.ZoneType, Feature: zone))
        {
            Severity = Severity.M,
            Citations = [rule.Citation],
            Readings = rule.Readings ?? [],
            Evidence = rights.Select(right => right.Source),
        };

    private static Finding Lost(RuleInfo info, CheckInput input, ScaleRule rule, List<(MiningRight Right, ZonePlace At)> lost) =>
        (Draft(info, input, rule, null, lost.Select(pair => pair.Right)) with
        {
            Status = FindingStatus.NotEvaluable,
            Missing = lost.Select(pair => pair.At.Missing!),
            Message = MissingText.Sentence(
                $"{lost.Count}个采矿权是否位于{LayerKind.Zh(rule.ZoneType!)}无法确定，其资源储量规模无法检查",
                $"Whether {lost.Count} right(s) lie in a zone ({rule.ZoneType}) is not known; its reserves cannot be checked",
                lost.Select(pair => pair.At.Missing!).Order(StringComparer.Ordinal)),
        }).Done();

    private static Finding Judge(RuleInfo info, CheckInput input, ScaleRule rule, string zone, List<MiningRight> rights)
    {
        var unit = Unit.Parse(rule.Unit!).Value;
        var held = rights.ConvertAll(right => right.Reserve is { } reserve && reserve.In(unit).TryGet(out var same, out _) ? same.Value : (decimal?)null);
        var (sum, least) = (held.Sum() ?? 0, rule.Value!.Value);
        var draft = Draft(info, input, rule, zone, rights) with { Measured = sum, Limit = least, Unit = unit.Symbol };
        var (zh, en) = ($"{LayerKind.Zh(rule.ZoneType!)}{zone}内采矿权保有资源储量合计{sum:0.######}{unit}", $"The rights in {zone} ({rule.ZoneType}) hold {sum:0.######} {unit}");
        if (sum >= least)
        {
            return (draft with { Status = FindingStatus.Pass, Message = new($"{zh}，达到规划要求的{least:0.######}{unit}。", $"{en}, reaching the plan's {least:0.######} {unit}.") }).Done();
        }
        if (held.Contains(null))
        {
            string[] missing = [rights.TrueForAll(right => right.Reserve is not null) ? $"{ReserveField}（{unit}）" : ReserveField];
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Missing = missing,
                Message = MissingText.Sentence($"{zh}，数据不全，无法对照规划要求的{least:0.######}{unit}", $"{en} as far as known; it cannot be held against the plan's {least:0.######} {unit}", missing),
            }).Done();
        }
        return (draft with
        {
            Status = FindingStatus.Warn,
            Message = new($"{zh}，低于规划原则上要求的{least:0.######}{unit}；未出让部分未计，请核实。", $"{en}, below the {least:0.######} {unit} that the plan asks in principle; ground not granted yet is not counted: to be checked."),
        }).Done();
    }
}
