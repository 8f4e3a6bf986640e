using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Footprints keep off the three control lines (三条控制线): red line, permanent farmland, urban boundary, as far as the plan says so and with its exceptions.</summary>
public sealed class SpaceControlLines : IRule
{
    private static readonly string[] Lines = [LayerKind.RedLine, LayerKind.Farmland, LayerKind.UrbanBoundary];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.control-lines", new("采矿活动避让三条控制线", "Mining keeps off the three control lines"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Lines.Any(line => RulesOn(plan, line).Count > 0);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (input.Footprints is null)
        {
            return [SpaceInput.Without(Info, input, new("layer"), "footprints")];
        }
        return Lines
            .Select(line => (Line: line, Rules: RulesOn(input.Plan, line)))
            .Where(pair => pair.Rules.Count > 0)
            .SelectMany(pair => input.Layers.Contains(pair.Line, StringComparer.Ordinal)
                ? input.Footprints.SelectMany(site => Judge(input, site, pair.Line, [.. pair.Rules.Where(rule => Concerns(input, site, rule))]))
                : [SpaceInput.Without(Info, input, new("layer", Layer: pair.Line), $"layer:{pair.Line}")]);
    }

    // A rule on new mines concerns those whose right begins in the plan's period, and footprints without a right; one for certain minerals
    // those whose own right is for one of them.
    private static bool Concerns(CheckInput input, Site site, SpatialRule rule) =>
        (rule.Activity != "new-mine" || input.RightOf(site.Facts.Right) is not { ValidFrom: { } from } || from.Year >= input.Plan.Period.From) && ForMineral(input, site, rule);

    private static bool ForMineral(CheckInput input, Site site, SpatialRule rule) =>
        rule.Minerals is null or [] || (MineralOf(input, site) is { } mineral && IsOneOf(input, mineral, rule.Minerals));

    private static string? MineralOf(CheckInput input, Site site) => input.RightOf(site.Facts.Right)?.Mineral;

    private static bool IsOneOf(CheckInput input, string mineral, IReadOnlyList<string> names) =>
        names.Any(name => input.Minerals.Find(name) is { } known && input.Minerals.IsWithin(mineral, known.Code));

    private static List<SpatialRule> RulesOn(Plan plan, string line) =>
        [.. plan.SpatialRules.Where(rule => (rule.Activity is "mining" or "exploration-and-mining" or "new-mine") && rule.Layers.Contains(line, StringComparer.Ordinal))];

    // What a text prohibits outright rests on no reading, even where another rule on the same line does.
    private static List<SpatialRule> Strictest(IReadOnlyList<SpatialRule> rules) =>
        rules.Where(rule => rule.Strength == "prohibited").ToList() is { Count: > 0 } prohibited ? prohibited : [.. rules];

    private IEnumerable<Finding> Judge(CheckInput input, Site site, string line, IReadOnlyList<SpatialRule> rules)
    {
        if (rules.Count == 0)
        {
            return [];
        }
        var overlaps = site.Facts.Overlaps.Where(overlap => overlap.Layer == line && !overlap.Sliver).ToList();
        return overlaps.Count == 0
            ? (IEnumerable<Finding>)[Kept(input, site, line, rules)]
            : overlaps.Select(overlap => Crossed(input, site, overlap, line, rules));
    }

    private Finding Kept(CheckInput input, Site site, string line, IReadOnlyList<SpatialRule> rules) =>
        new FindingDraft(Info, input, new("footprint", Footprint: site.Id, Layer: line))
        {
            Status = FindingStatus.Pass,
            Measured = 0,
            Limit = 0,
            Unit = "平方米",
            Citations = [.. rules.Select(rule => rule.Citation)],
            Evidence = [site.Source],
            Message = new($"图斑{site.Facts.Footprint}未占用{LayerKind.Zh(line)}。", $"Footprint {site.Facts.Footprint} keeps off {line}."),
        }.Done();

    private Finding Crossed(CheckInput input, Site site, Overlap overlap, string line, IReadOnlyList<SpatialRule> rules)
    {
        var exception = Exception(input, site, rules);
        return new FindingDraft(Info, input, new("footprint", Footprint: site.Id, Layer: line, Feature: overlap.Feature))
        {
            Status = exception is null ? FindingStatus.Fail : FindingStatus.Warn,
            Severity = exception is null && Strictest(rules)[0].Strength == "prohibited" ? Info.Severity : Severity.M,
            Measured = overlap.AreaM2,
            Limit = 0,
            Unit = "平方米",
            Citations = [.. rules.Select(rule => rule.Citation)],
            Evidence = [site.Source],
            Readings = Strictest(rules).SelectMany(rule => rule.Readings ?? []),
            Message = exception is null
                ? new($"图斑{site.Facts.Footprint}占用{LayerKind.Zh(line)}（{overlap.Feature}）{Mu.Of(overlap.AreaM2)}亩，疑似违反管控要求。{Others(rules).Zh}{Mu.Provincial(overlap.AreaM2).Zh}",
                    $"Footprint {site.Facts.Footprint} covers {Mu.Of(overlap.AreaM2)} mu of {line} {overlap.Feature}: suspected breach of the control line.{Others(rules).En}{Mu.Provincial(overlap.AreaM2).En}")
                : new($"图斑{site.Facts.Footprint}占用{LayerKind.Zh(line)}（{overlap.Feature}）{Mu.Of(overlap.AreaM2)}亩；规划规定例外：{exception.Text}，请核实是否适用。",
                    $"Footprint {site.Facts.Footprint} covers {Mu.Of(overlap.AreaM2)} mu of {line} {overlap.Feature}; the plan grants an exception ({exception.Text}): check whether it applies."),
        }.Done();
    }

    // Exceptions that no data decides are named, so that a person can.
    private static Text Others(IReadOnlyList<SpatialRule> rules)
    {
        var others = rules.SelectMany(rule => rule.Exceptions).Where(exception => exception.Minerals is null or []).Select(exception => exception.Text).Distinct(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? new("", "") : new($"规划另有例外：{string.Join('；', others)}，请核实。", $" The plan also excepts: {string.Join("; ", others)}.");
    }

    // An exception for minerals applies where the footprint's own right is for one of them; a person decides the rest.
    private static RuleException? Exception(CheckInput input, Site site, IReadOnlyList<SpatialRule> rules)
    {
        return MineralOf(input, site) is not { } mineral ? null : rules
            .SelectMany(rule => rule.Exceptions)
            .FirstOrDefault(exception => IsOneOf(input, mineral, exception.Minerals ?? []));
    }
}
