using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>A concentrated sand zone (砂石集中开采区) does not lie over a key zone (重点勘查开采区), as far as the rights that lie in sand zones show.</summary>
public sealed class SpaceSandZoneConflict : IRule
{
    private const string SandZone = "concentrated-sand";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.sand-zone-conflict", new("砂石集中开采区不得与重点勘查开采区重叠", "A sand zone does not lie over a key zone"), Severity.H, Yearly: false, ["layers", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RulesOf(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => RulesOf(input.Plan).SelectMany(rule => Judge(input, rule));

    private static IEnumerable<SpatialRule> RulesOf(Plan plan) => plan.SpatialRules.Where(rule =>
        rule is { Activity: "zone-placement", Zone: SandZone, Strength: "prohibited" or "in-principle-prohibited" } && rule.Layers.Contains("key-zone", StringComparer.Ordinal));

    private IEnumerable<Finding> Judge(CheckInput input, SpatialRule rule)
    {
        string[] keyZones = [.. input.Layers.Where(layer => LayerKind.IsWithin(layer, "key-zone")).Order(StringComparer.Ordinal)];
        if (HeldRights.Lacks(Info, input) is { } lacking)
        {
            return [lacking];
        }
        if (!input.Layers.Contains(SandZone, StringComparer.Ordinal))
        {
            return [SpaceInput.Without(Info, input, new("layer", Layer: SandZone), $"layer:{SandZone}")];
        }
        if (keyZones.Length == 0)
        {
            return [SpaceInput.Without(Info, input, new("layer", Layer: "key-zone"), "layer:key-zone")];
        }
        var inZones = HeldRights.Of(input).Select(held => Ground.Of(held.Right, held.Place)).Where(ground => ground.On(SandZone).Any()).ToList();
        return inZones.Count == 0 ? [Unknown(input, rule)] : inZones.SelectMany(ground => Judge(input, rule, ground, keyZones));
    }

    private IEnumerable<Finding> Judge(CheckInput input, SpatialRule rule, Ground ground, string[] keyZones)
    {
        var shared = keyZones.SelectMany(ground.On).Select(key => SharedArea.Of(ground, key, [SandZone])!).ToList();
        return shared.Count == 0
            ? [(Draft(input, rule, ground, null, 0) with { Status = FindingStatus.Pass, Message = new($"{ground.Name.Zh}位于砂石集中开采区内，不涉及重点勘查开采区。", $"{ground.Name.En} lies in a sand zone and keeps off the key zones.") }).Done()]
            : shared.Select(area => Judge(input, rule, ground, area));
    }

    private Finding Judge(CheckInput input, SpatialRule rule, Ground ground, SharedArea area)
    {
        var proven = area.IsProven(ground);
        var (zone, key) = (area.One.Feature, $"{LayerKind.Zh(area.Other.Layer)}（{area.Other.Feature}）");
        return (Draft(input, rule, ground, area.Other, area.LeastM2) with
        {
            Status = proven ? FindingStatus.Fail : FindingStatus.Warn,
            Severity = proven && rule.Strength == "prohibited" ? Info.Severity : Severity.M,
            Message = proven
                ? new($"从{ground.Name.Zh}的位置看，砂石集中开采区（{zone}）与{key}至少重叠{Mu.Of(area.LeastM2)}亩，疑似违反划定要求。", $"By the place of {ground.Name.En}, sand zone {zone} lies over at least {Mu.Of(area.LeastM2)} mu of {area.Other.Layer} {area.Other.Feature}: suspected breach of the rule for such zones.")
                : new($"{ground.Name.Zh}既位于砂石集中开采区（{zone}），又位于{key}，两区是否重叠请核实。", $"{ground.Name.En} lies in sand zone {zone} and in {area.Other.Layer} {area.Other.Feature}: check whether the two overlap."),
        }).Done();
    }

    private Finding Unknown(CheckInput input, SpatialRule rule) => new FindingDraft(Info, input, new("layer", Layer: SandZone))
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Citations = [rule.Citation],
        Missing = ["rights:砂石集中开采区"],
        Message = new("没有位于砂石集中开采区内的矿业权，不能由矿业权位置判断两区是否重叠，请套合两个图层。", "No right lies in a sand zone, so the rights do not show whether the zones overlap: overlay the two layers."),
    }.Done();

    private FindingDraft Draft(CheckInput input, SpatialRule rule, Ground ground, Overlap? key, decimal measured) => new(Info, input, ground.Subject(key?.Layer, key?.Feature))
    {
        Measured = measured,
        Limit = 0,
        Unit = "平方米",
        Citations = [rule.Citation],
        Readings = rule.Readings ?? [],
        Evidence = [ground.Source],
    };
}
