using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>New and expanded mines of a size that the plan prohibits (× in the table: 禁止新建、改扩建此类矿山), such as small open-pit gold or small sand mines.</summary>
public sealed class ScaleForbiddenClass : IRule
{
    private static readonly Text What = new("矿山规模禁止性规定", "prohibition of mines by size");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.forbidden-class", new("不得新建（改扩建）规划禁止规模的矿山", "No new or expanded mine of a size that the plan prohibits"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.MinimumScales.Any(cell => cell.Mark == "forbidden") || plan.ScaleRules.Any(IsProhibition);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var table = new ScaleTable(input, existing: false);
        return ScaleFindings.OfRights(Info, input, right => MineAges.Concerns("new", right, input.Plan) ? Judge(input, right, Prohibited(input, table, right)) : []);
    }

    private static bool IsProhibition(ScaleRule rule) => rule is { Strength: "prohibited", SizeClass: not null, Value: null, MinesKind: not "existing" };

    // Every size that is crossed out for the mineral, whatever the size of the mine.
    private static List<Floor> Prohibited(CheckInput input, ScaleTable table, MiningRight right) =>
    [
        .. table.Of(right with { SizeClass = null }).Where(floor => floor.Mark == "forbidden"),
        .. input.Plan.ScaleRules
            .Where(rule => IsProhibition(rule) && ScaleFindings.IsFor(input, rule, right) && ScaleTable.IsFor(rule.Method, right.Method))
            .Select(rule => Floor.Of(rule, right) with { Class = SizeClasses.Of(rule.SizeClass) }),
    ];

    private IEnumerable<Finding> Judge(CheckInput input, MiningRight right, List<Floor> prohibited)
    {
        if (prohibited.Count == 0)
        {
            yield break;
        }
        var draft = ScaleFindings.Draft(Info, input, right) with
        {
            Citations = [.. prohibited.SelectMany(floor => floor.Citations)],
            Readings = prohibited.SelectMany(floor => floor.Readings),
        };
        var ofMethod = right.Method is null && prohibited.TrueForAll(floor => floor.Method != "any") ? new[] { "rights:开采方式" } : [];
        var ofMineral = prohibited.TrueForAll(floor => !input.Minerals.IsWithin(right.Mineral, floor.Mineral)) ? new[] { "rights:开采矿种" } : [];
        if (right.SizeClass is not { } size)
        {
            yield return draft.Without(right, What, ["rights:矿山规模", .. ofMethod, .. ofMineral]);
        }
        else if (!prohibited.Exists(floor => floor.Class == size))
        {
            yield return (draft with
            {
                Status = FindingStatus.Pass,
                Message = new($"{right.MineName}矿山规模为{size.Zh()}，不属于规划禁止新建（改扩建）的规模。", $"{right.MineName} is a {size.En()} mine: not of a size that the plan prohibits."),
            }).Done();
        }
        else if (ofMethod.Length + ofMineral.Length > 0)
        {
            yield return draft.Without(right, What, [.. ofMethod, .. ofMineral]);
        }
        else
        {
            yield return (draft with
            {
                Status = FindingStatus.Fail,
                Message = new(
                    $"{right.MineName}矿山规模为{size.Zh()}，疑似属于规划禁止新建（改扩建）的{right.MineralName}矿山。",
                    $"{right.MineName} is a {size.En()} mine: suspected to be one that the plan prohibits to build or expand."),
            }).DoneForNew(right, What);
        }
    }
}
