using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>The area that a licence states (矿区面积) is that of its own boundary (拐点坐标).</summary>
public sealed class SpaceDeclaredArea : IRule
{
    // Licences print areas of the plane of projection in km² with four decimals, ours are on the ellipsoid: less than 0.1% apart in a 3° zone, and half of the last decimal
    // is 50 m². One percent is well beyond both, and the share from which an overlap counts.
    private const decimal Share = 0.01m;
    private const decimal LeastM2 = 50;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.declared-area", new("登记的矿区面积与矿区范围一致", "The stated area of a right is that of its boundary"), Severity.M, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        HeldRights.Lacks(Info, input) is { } lacking ? [lacking]
        : HeldRights.Of(input).ToList() is var held && held.TrueForAll(pair => pair.Right.DeclaredArea is null) ? [SpaceInput.Without(Info, input, new("right"), "rights:矿区面积")]
        : held.Select(pair => Judge(input, pair.Right, pair.Place));

    private Finding Judge(CheckInput input, MiningRight right, RightPlace place)
    {
        var name = Ground.NameOf(right);
        if (right.DeclaredArea is not { } stated || !stated.In(Unit.SquareMetre).TryGet(out var declared, out _))
        {
            return SpaceInput.Without(Info, input, new("right", Right: right.Licence), "rights:矿区面积");
        }
        var difference = place.AreaM2 - declared.Value;
        var within = Math.Abs(difference) <= Math.Max(Share * declared.Value, LeastM2);
        return new FindingDraft(Info, input, new("right", Right: right.Licence))
        {
            Status = within ? FindingStatus.Pass : FindingStatus.Fail,
            Measured = place.AreaM2,
            Limit = declared.Value,
            Unit = Unit.SquareMetre.Symbol,
            Citations = DutyCitations.Of(input.Plan, "inspection"),
            Evidence = [right.Source],
            Message = within
                ? new($"{name.Zh}登记面积{stated}，按拐点坐标测算{place.AreaM2:0.###}平方米，基本一致（允许相差1%，不足50平方米的按50平方米）。", $"{name.En} states {stated}, its boundary holds {place.AreaM2:0.###} m²: they agree (within 1%, or 50 m² where that is more).")
                : new($"{name.Zh}登记面积{stated}，按拐点坐标测算{place.AreaM2:0.###}平方米，相差{difference:+0.###;-0.###}平方米，请核实登记面积和拐点坐标（允许相差1%，不足50平方米的按50平方米）。", $"{name.En} states {stated}, its boundary holds {place.AreaM2:0.###} m², a difference of {difference:+0.###;-0.###} m²: check the stated area and the coordinates (1% is allowed, or 50 m² where that is more)."),
        }.Done();
    }
}
