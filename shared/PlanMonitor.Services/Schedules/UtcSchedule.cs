using System.Globalization;
using System.Numerics;

namespace PlanMonitor.Services.Schedules;

/// <summary>A schedule of Chinese standard time as one of UTC that fires at the same moments. Times before 08:00 lie on the day before in UTC.</summary>
public static class UtcSchedule
{
    private const int Shift = 8;
    private const int HoursPerDay = 24;
    private const int Hour = 2, Day = 3, Month = 4, Weekday = 5;
    private const int LeapYear = 2024, CommonYear = 2023;

    /// <summary>
    /// The schedule in UTC. A schedule that six fields cannot say in UTC (the first of every month at 06:00 is the 28th to 31st there) is a
    /// <see cref="FormatException"/> that says so, as is a text that is none.
    /// </summary>
    public static string Of(string shanghai)
    {
        _ = CronSchedule.Parse(shanghai);
        var texts = shanghai.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var bits = texts.Select((text, field) => CronField.All[field].Parse(text).Bits).ToArray();
        const ulong early = (1UL << Shift) - 1;
        var isEveryDay = bits[Day] == Full(Day) && bits[Month] == Full(Month) && bits[Weekday] == Full(Weekday);
        if (!isEveryDay && (bits[Hour] & early) != 0)
        {
            if ((bits[Hour] & ~early) != 0)
            {
                throw new FormatException($"The schedule '{shanghai}' has hours before and after 08:00 on certain days, which lie on two days in UTC; make two schedules of it.");
            }
            (bits[Day], bits[Month]) = DayBefore(bits[Day], bits[Month])
                ?? throw new FormatException($"The schedule '{shanghai}' cannot be said in UTC: before 08:00 its days are the days before there, which no six fields name; take an hour from 8 on, or another day.");
            bits[Weekday] = Rotated(bits[Weekday], 1, 7);
        }
        bits[Hour] = Rotated(bits[Hour], Shift, HoursPerDay);
        return string.Join(' ', bits.Select((some, field) => some == CronField.All[field].Parse(texts[field]).Bits ? texts[field] : Written(some, field)));
    }

    // Every day of the set one day earlier; null where no set of days and months says that, in years with and without a leap day.
    private static (ulong Days, ulong Months)? DayBefore(ulong days, ulong months)
    {
        var leap = Earlier(days, months, LeapYear);
        var common = Earlier(days, months, CommonYear);
        var (earlierDays, earlierMonths) = (0UL, 0UL);
        foreach (var (month, day) in leap.Concat(common))
        {
            earlierDays |= 1UL << day;
            earlierMonths |= 1UL << month;
        }
        return earlierDays != 0 && InYear(earlierDays, earlierMonths, LeapYear).SetEquals(leap) && InYear(earlierDays, earlierMonths, CommonYear).SetEquals(common) ? (earlierDays, earlierMonths) : null;
    }

    private static HashSet<(int Month, int Day)> Earlier(ulong days, ulong months, int year) =>
        [.. InYear(days, months, year).Select(each => new DateOnly(year, each.Month, each.Day).AddDays(-1)).Select(date => (date.Month, date.Day))];

    private static HashSet<(int Month, int Day)> InYear(ulong days, ulong months, int year) =>
        [.. from month in Enumerable.Range(1, 12)
            where (months & (1UL << month)) != 0
            from day in Enumerable.Range(1, DateTime.DaysInMonth(year, month))
            where (days & (1UL << day)) != 0
            select (month, day)];

    private static ulong Rotated(ulong bits, int by, int size) => ((bits >> by) | (bits << (size - by))) & ((1UL << size) - 1);

    private static ulong Full(int field) => CronField.All[field].Parse("*").Bits;

    private static string Written(ulong bits, int field)
    {
        if (bits == Full(field))
        {
            return "*";
        }
        var values = new List<string>();
        for (; bits != 0; bits &= bits - 1)
        {
            values.Add(BitOperations.TrailingZeroCount(bits).ToString(CultureInfo.InvariantCulture));
        }
        return string.Join(',', values);
    }
}
