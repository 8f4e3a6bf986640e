using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Rights that hold ground in a year, and since when.</summary>
internal static class HeldRights
{
    /// <summary>Whether the right, or ground that it took in, was granted in the plan's period; null where the register gives no date.</summary>
    public static bool? GrantedInPeriod(this MiningRight right, Plan plan) =>
        (right.Grant, right.FirstGranted, right.ValidFrom) switch
        {
            (GrantKind.Expansion, _, { } from) when from.Year >= plan.Period.From => true,
            (_, { } first, _) => first.Year >= plan.Period.From,
            (_, null, null) => null,
            (_, null, { } from) when from.Year < plan.Period.From => false,
            // What is renewed, changed or regrouped was granted before, if nobody knows when.
            (null or GrantKind.New, null, _) => true,
            _ => false,
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
