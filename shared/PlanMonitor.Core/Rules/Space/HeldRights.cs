using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Rights that hold ground in a year, and since when.</summary>
internal static class HeldRights
{
    /// <summary>Whether the right, or ground that it took in, was granted in the plan's period; null where the register gives no date.</summary>
    public static bool? GrantedInPeriod(this MiningRight right, Plan plan) => right switch
    {
        // What an expansion takes in is new ground, however old the right is.
        { Grant: GrantKind.Expansion, ValidFrom: { } from } when from.Year >= plan.Period.From => true,
        { Grant: GrantKind.Expansion or GrantKind.Integration, FirstGranted: null, ValidFrom: null } => null,
        // The ground of what is put together was granted before, if nobody knows when.
        { Grant: GrantKind.Integration, FirstGranted: null } => false,
        _ => RightLife.IsNew(right, plan.Period),
    };

    /// <summary>The rights that hold ground and have a boundary, with where they lie, in order of their licences.</summary>
    public static IEnumerable<(MiningRight Right, RightPlace Place)> Of(CheckInput input) =>
        from place in (input.RightPlaces ?? []).OrderBy(place => place.Licence, StringComparer.Ordinal)
        let right = input.RightOf(place.Licence)
        where right is not null && right.IsHeldIn(input.Year)
        select (right, place);

    /// <summary>A finding that names what is missing, or null where boundaries are there.</summary>
    public static Finding? Lacks(RuleInfo rule, CheckInput input) =>
        input.Rights is null ? SpaceInput.Without(rule, input, new("right"), "rights")
        : input.RightPlaces is null ? SpaceInput.Without(rule, input, new("right"), "rights:boundary")
        : null;
}
