using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>Rights newly set in a zone in the period against the number that the plan's table plans for it (拟设矿权数量).</summary>
public sealed class RightZoneCount : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.zone-count", new("各分区新设矿业权不超过拟设数量", "No more new rights in a zone than planned"), Severity.M, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RightScope.RulesOn(plan, "zone-count").Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var rules = RightScope.RulesOn(input.Plan, "zone-count");
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, rules)];
        }
        var places = RightSite.Places(input);
        return from rule in rules
               let census = new ZoneCensus(input, rule, places)
               from zone in input.Plan.Zones.Where(zone => zone.Type == rule.ZoneType && zone.PlannedRights is not null)
               select Judge(input, rule, zone, census);
    }

    private Finding Judge(CheckInput input, RightRule rule, Zone zone, ZoneCensus census)
    {
        var planned = zone.PlannedRights!.Value;
        var inside = census.In(zone);
        var certain = inside.Where(right => RightLife.IsNew(right, input.Plan.Period) == true && RightLife.Stood(right, input.Year) && IsOf(input, zone, right)).ToList();
        var perhaps = inside.Where(right => RightLife.IsNew(right, input.Plan.Period) != false).ToList();
        var standing = inside.Count(right => RightLife.Stood(right, input.Year));
        var full = zone.ExistingRights is { } existing && standing > existing + planned;
        var over = certain.Count > planned;
        string[] missing = over ? [] : census.Missing(zone);
        var draft = new FindingDraft(Info, input, new("zone", Layer: zone.Type, Feature: zone.Code ?? zone.Name))
        {
            Severity = RightFindings.SeverityOf(Info, [rule]),
            Citations = [zone.Citation, .. RightFindings.Places([rule])],
            Readings = rule.Readings ?? [],
            Evidence = perhaps.Select(right => right.Source),
            Missing = missing,
        };
        if (missing is [var first, ..] && first.StartsWith("layer:", StringComparison.Ordinal))
        {
            return (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Message = MissingText.Sentence($"{zone.Name}内新设矿业权的数量无法检查", $"How many rights were newly set in {zone.Name} cannot be checked", missing),
            }).Done();
        }
        var text = new Text($"{zone.Name}规划期内新设矿业权{certain.Count}个（现有共{standing}个），规划拟设{planned}个", $"{zone.Name} has {certain.Count} right(s) newly set in the period ({standing} in all); the plan plans {planned}");
        var warn = perhaps.Count > planned || full || missing.Length > 0;
        var more = perhaps.Count > planned ? new Text("；另有其他矿种或状态、起始日期待核的矿业权，请核实", "; others on other minerals or of unknown standing or date are to be checked")
            : full ? new Text($"；总数超过已设{zone.ExistingRights}个与拟设之和，请核实", $"; all together exceed the {zone.ExistingRights} there were and the planned ones: to be checked")
            : missing.Length > 0 ? new Text("；有矿业权位置不明，尚不能认定", "; some rights cannot be located, so this is not certain yet") : new Text("", "");
        return (draft with
        {
            Status = over ? FindingStatus.Fail : warn ? FindingStatus.Warn : FindingStatus.Pass,
            Measured = certain.Count,
            Limit = planned,
            Unit = "个",
            Severity = over || perhaps.Count > planned || full ? draft.Severity : warn ? Severity.L : draft.Severity,
            Message = over ? new($"{text.Zh}，疑似超出。", $"{text.En}: suspected beyond.") : new($"{text.Zh}{more.Zh}。", $"{text.En}{more.En}."),
        }).Done();
    }

    private static bool IsOf(CheckInput input, Zone zone, MiningRight right) => zone.MineralCodes.Count == 0 || zone.MineralCodes.Any(code => input.Minerals.AreRelated(code, right.Mineral));

    /// <summary>The rights of one kind by the zones of one type that they lie in.</summary>
    private sealed class ZoneCensus(CheckInput input, RightRule rule, Dictionary<string, RightPlace> places)
    {
        private readonly List<MiningRight> _rights = [.. input.Rights!.Where(right => RightLife.MayStand(right, input.Year) && RightScope.Concerns(input, rule, right)).OrderBy(right => right.Licence, StringComparer.Ordinal)];

        private readonly Dictionary<string, Zone> _zones = ByKey(input.Plan.Zones.Where(zone => zone.Type == rule.ZoneType));

        private bool HasLayer => input.Layers.Contains(rule.ZoneType!, StringComparer.Ordinal);

        private ILookup<Zone?, MiningRight> ByZone => field ??= _rights
            .SelectMany(right => Names(right).Select(ZoneOf).Distinct().Select(zone => (Zone: zone, Right: right))).ToLookup(pair => pair.Zone, pair => pair.Right);

        public List<MiningRight> In(Zone zone) => [.. ByZone[zone]];

        public string[] Missing(Zone zone) =>
            !HasLayer ? [$"layer:{rule.ZoneType}"]
            : FeaturesAreOthers() ? [$"layer:{rule.ZoneType}:编号"]
            : _rights.Exists(right => IsLost(right) && zone.RegionCodes.Any(region => RegionCode.Within(right.Region, region)) && IsOf(input, zone, right)) ? ["rights:矿区范围"] : [];

        private IEnumerable<string> Names(MiningRight right) => OfLayer(right).Concat(right.Block is { } block ? [block] : []);

        private IEnumerable<string> OfLayer(MiningRight right) =>
            HasLayer && places.TryGetValue(right.Licence, out var place) ? place.Overlaps.Where(overlap => overlap.Layer == rule.ZoneType && !overlap.Sliver).Select(overlap => overlap.Feature) : [];

        // Features that go by neither code nor name of any zone tell nothing about the plan's zones.
        private bool FeaturesAreOthers()
        {
            var features = _rights.SelectMany(OfLayer).ToList();
            return features.Count > 0 && features.TrueForAll(feature => ZoneOf(feature) is null);
        }

        private bool IsLost(MiningRight right) =>
            RightLife.IsNew(right, input.Plan.Period) != false && !places.ContainsKey(right.Licence) && (right.Block is null || ZoneOf(right.Block) is null);

        private static Dictionary<string, Zone> ByKey(IEnumerable<Zone> zones)
        {
            var found = new Dictionary<string, Zone>(StringComparer.Ordinal);
            foreach (var zone in zones)
            {
                found.TryAdd(NameKey.Of(zone.Code ?? zone.Name), zone);
                found.TryAdd(NameKey.Of(zone.Name), zone);
            }
            return found;
        }

        private Zone? ZoneOf(string name) => _zones.GetValueOrDefault(NameKey.Of(name));
    }
}
