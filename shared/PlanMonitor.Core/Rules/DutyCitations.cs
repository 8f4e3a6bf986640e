using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules;

/// <summary>Where a plan orders the supervision that a rule carries out, for rules that stand on no figure of the plan.</summary>
internal static class DutyCitations
{
    /// <summary>The duties of the first of these topics that the plan knows.</summary>
    public static IReadOnlyList<Citation> Of(Plan plan, params ReadOnlySpan<string> topics)
    {
        // Asked for with every finding, a hundred thousand times in a province.
        foreach (var topic in topics)
        {
            List<Citation>? found = null;
            foreach (var duty in plan.Duties)
            {
                if (duty.Topic == topic)
                {
                    (found ??= []).Add(duty.Citation);
                }
            }
            if (found is not null)
            {
                return found;
            }
        }
        return [];
    }
}
