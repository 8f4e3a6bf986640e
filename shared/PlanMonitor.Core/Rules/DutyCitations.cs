using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules;

/// <summary>Where a plan orders the supervision that a rule carries out, for rules that stand on no figure of the plan.</summary>
internal static class DutyCitations
{
    /// <summary>The duties of the first of these topics that the plan knows.</summary>
    public static IReadOnlyList<Citation> Of(Plan plan, params string[] topics) =>
        topics.Select(topic => plan.Duties.Where(duty => duty.Topic == topic).Select(duty => duty.Citation).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
}
