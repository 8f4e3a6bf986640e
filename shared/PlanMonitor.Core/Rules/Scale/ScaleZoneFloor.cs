using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>What the plan asks of mines in its zones: a size (大型, 中型以上) or a scale, for all zones of a type or as printed for one of them.</summary>
public sealed class ScaleZoneFloor : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.zone-floor", new("规划分区内的矿山达到规定规模", "Mines in the plan's zones reach the size asked there"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Types(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var places = new ZonePlaces(input);
        List<string> types = [.. Types(input.Plan)];
        return ScaleFindings.OfRights(Info, input, right => types.SelectMany(type => Judge(input, right, type, places)));
    }

    private static IEnumerable<string> Types(Plan plan) => plan.ScaleRules.Where(IsFloor).Select(rule => rule.ZoneType!)
        .Concat(plan.Zones.Where(zone => zone.MinimumScale is not null).Select(zone => zone.Type)).Distinct(StringComparer.Ordinal);

    private static bool IsFloor(ScaleRule rule) => rule is { Topic: "zone-floor", ZoneType: not null } && (rule.SizeClass is not null || rule.Value is not null);

    private IEnumerable<Finding> Judge(CheckInput input, MiningRight right, string type, ZonePlaces places)
    {
        var rules = input.Plan.ScaleRules
            .Where(rule => IsFloor(rule) && rule.ZoneType == type && ScaleFindings.IsFor(input, rule, right) && MineAges.Concerns(rule.MinesKind, right, input.Plan)).ToList();
        var own = input.Plan.Zones.Any(zone => HasFloor(zone, type) && IsFor(input, zone, right));
        if (rules.Count == 0 && !own)
        {
            yield break;
        }
        var at = places.Of(right, type);
        var sizes = rules.FindAll(rule => rule.SizeClass is not null && IsIn(rule, at));
        var scales = Scales(input, right, rules, at);
        if (at.Inside is null)
        {
            // A mine that is large enough for any of the zones need not be in one of them.
            if (scales.Count > 0 || own || !sizes.TrueForAll(rule => right.SizeClass >= SizeClasses.Of(rule.SizeClass)))
            {
                yield return Draft(input, right, type, null, rules).Without(right, What(type), at.Missing!);
            }
            yield break;
        }
        if (at.Inside == false)
        {
            yield break;
        }
        if (sizes.Count > 0)
        {
            yield return ZoneSize.Judge(Draft(input, right, type, null, sizes), right, type, sizes);
        }
        if (scales.Count > 0)
        {
            yield return Finish(input, right, Draft(input, right, type, at.Feature, []).Held(right, FloorVerdict.Of(right, scales), What(type)), type);
        }
        else if (own && at.Zone is null)
        {
            yield return Draft(input, right, type, at.Feature, []).Without(right, What(type), "rights:区块编号");
        }
    }

    private static List<Floor> Scales(CheckInput input, MiningRight right, List<ScaleRule> rules, ZonePlace at)
    {
        var floors = rules.Where(rule => rule.Value is not null && IsIn(rule, at)).Select(rule => Floor.Of(rule, right)).ToList();
        if (at.Zone is { MinimumScale: not null } zone && IsFor(input, zone, right))
        {
            floors.Add(new(right.Mineral, "any", null, false, zone.MinimumScale, zone.MinimumScaleUnit, null, null, [zone.Citation], []));
        }
        return floors;
    }

    private static bool IsIn(ScaleRule rule, ZonePlace at) => rule.Zone is null || rule.Zone == at.Zone?.Id;

    private static bool HasFloor(Zone zone, string type) => zone.Type == type && zone.MinimumScale is not null;

    private static bool IsFor(CheckInput input, Zone zone, MiningRight right) => zone.MineralCodes.Any(code => input.Minerals.AreRelated(code, right.Mineral));

    private FindingDraft Draft(CheckInput input, MiningRight right, string type, string? feature, List<ScaleRule> rules) =>
        ScaleFindings.Draft(Info, input, right, type, feature) with { Citations = [.. rules.Select(rule => rule.Citation)], Readings = rules.SelectMany(rule => rule.Readings ?? []) };

    // A mine that was there before the zone is to grow into it; a new or renewed one must fit at once.
    private static Finding Finish(CheckInput input, MiningRight right, FindingDraft draft, string type) =>
        MineAges.Of(right, input.Plan) == MineAge.Existing && !MineAges.IsRenewed(right, input.Plan) ? (draft with { Severity = Severity.M }).Done() : draft.DoneForNew(right, What(type));

    private static Text What(string type) => new($"{LayerKind.Zh(type)}内矿山规模要求", $"size of mines in a zone ({type})");
}
