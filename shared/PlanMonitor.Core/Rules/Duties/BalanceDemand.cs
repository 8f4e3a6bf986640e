using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>What a plan demands of the land that mines disturb and restore.</summary>
/// <param name="Id">Id of the item in the plan.</param>
/// <param name="PerMine">True where each mine must meet it; else all mines of the plan together.</param>
/// <param name="Limit">Most that may be disturbed net of what is restored, in 公顷.</param>
/// <param name="Strict">True where it must stay below that (负增长).</param>
/// <param name="Due">The day from which on it must hold; null where at once.</param>
/// <param name="Citation">Its place.</param>
/// <param name="Readings">Readings that it rests on.</param>
internal sealed record BalanceDemand(string Id, bool PerMine, decimal Limit, bool Strict, DateOnly? Due, Citation Citation, IReadOnlyList<string> Readings)
{
    private const string Topic = "restoration-balance";

    /// <summary>The demands of a plan: its duties of authorities in total, its requirements on mines for each mine.</summary>
    public static IReadOnlyList<BalanceDemand> Of(Plan plan) =>
    [
        .. plan.Duties.Where(duty => duty.Topic == Topic)
            .Select(duty => new BalanceDemand(duty.Id, PerMine: false, 0, Strict: false, PartialDate.LastDay(duty.DueDate), duty.Citation, duty.Readings ?? [])),
        .. plan.Requirements.Where(requirement => requirement.Topic == Topic)
            .Select(requirement => new BalanceDemand(
                requirement.Id, PerMine: true, requirement.Value ?? 0, requirement.Comparator == "<", PartialDate.LastDay(requirement.DueDate), requirement.Citation, requirement.Readings ?? [])),
    ];
}
