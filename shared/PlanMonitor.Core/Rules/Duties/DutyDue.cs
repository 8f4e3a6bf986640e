using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>When a duty is due for a year.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Times">How often it must have been done by then.</param>
/// <param name="EachYear">True where each year has a due day of its own; else there is one for the whole plan.</param>
internal sealed record DutyDue(DateOnly Day, int Times, bool EachYear)
{
    private const int Quarters = 4;

    /// <summary>
    /// The due day that rhythm and dates of the duty give: for a yearly one the end of the year or the day of the year after that its data state, for a mid-term one its date
    /// or the end of the middle year of the period, for any other its date. Null where the plan says neither: what is to be done 及时 or 持续 has no day that one could miss.
    /// </summary>
    public static DutyDue? Of(Duty duty, PlanPeriod period, int year) => duty.Rhythm switch
    {
        "yearly" or "quarterly" => new(
            PartialDate.LastDay(duty.DueDay is { } day ? $"{year + 1}-{day}" : null) ?? new(year, 12, 31), duty.Rhythm == "quarterly" ? Quarters : 1, EachYear: true),
        "mid-term" => new(PartialDate.LastDay(duty.DueDate) ?? new(period.From + ((period.To - period.From) / 2), 12, 31), 1, EachYear: false),
        _ => PartialDate.LastDay(duty.DueDate) is { } date ? new(date, 1, EachYear: false) : null,
    };
}
