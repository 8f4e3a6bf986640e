using System.Globalization;

namespace PlanMonitor.Core.Plans;

/// <summary>
/// Dates as plans give them: a day, a month (2022-10) or a year (2021). A partial date stands for its last day,
/// so that a version counts only once it is certain to be there, and ends only once it is certain to have ended.
/// </summary>
public static class PartialDate
{
    /// <summary>The last day of a date that the schema has let pass; null for null and for days that no calendar has.</summary>
    public static DateOnly? LastDay(string? date)
    {
        var parts = date?.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (parts is null || parts[0] == 0 || (parts.Length > 1 && parts[1] is < 1 or > 12))
        {
            return null;
        }
        var month = parts.Length > 1 ? parts[1] : 12;
        var days = DateTime.DaysInMonth(parts[0], month);
        var day = parts.Length > 2 ? parts[2] : days;
        return day is < 1 || day > days ? null : new DateOnly(parts[0], month, day);
    }
}
