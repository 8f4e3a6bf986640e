using System.Numerics;

namespace PlanMonitor.Services.Schedules;

/// <summary>
/// A schedule in the six-field form that Azure Functions uses (NCRONTAB): second, minute, hour, day, month, day of week, each a list of values,
/// ranges, steps or names; day and day of week must both hold. Times are Chinese standard time (Asia/Shanghai, UTC+8, no summer time).
/// </summary>
public sealed class CronSchedule
{
    /// <summary>Chinese standard time.</summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    // 29 February comes back on the same day of the week after 28 years, after 40 where a century has no leap day.
    private const int FurthestYears = 40;
    private readonly ulong[] _fields;

    private CronSchedule(string text, ulong[] fields) => (Text, _fields) = (text, fields);

    /// <summary>The schedule as it was written.</summary>
    public string Text { get; }

    /// <summary>The schedule of a text; a text that is none is a <see cref="FormatException"/> that says which field is wrong.</summary>
    public static CronSchedule Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != CronField.All.Length)
        {
            throw new FormatException($"The schedule '{text}' has {parts.Length} fields; it needs six: second minute hour day month day-of-week.");
        }
        var fields = new ulong[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            (fields[i], var fault) = CronField.All[i].Parse(parts[i]);
            if (fault is not null)
            {
                throw new FormatException($"The schedule '{text}' is wrong: {fault}.");
            }
        }
        return new(text, fields);
    }

    /// <summary>The first moment after another, or null where there is none within forty years (30 February).</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var local = after.ToOffset(Shanghai);
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = local.TimeOfDay;
        for (var last = day.AddYears(FurthestYears); day <= last; day = day.AddDays(1), time = TimeSpan.FromSeconds(-1))
        {
            if (Allows(4, day.Month) && Allows(3, day.Day) && Allows(5, (int)day.DayOfWeek) && NextInDay(time) is { } second)
            {
                return new(day.ToDateTime(TimeOnly.MinValue).AddSeconds(second), Shanghai);
            }
        }
        return null;
    }

    private int? NextInDay(TimeSpan after)
    {
        var from = (int)Math.Floor(after.TotalSeconds) + 1;
        for (var hour = From(2, from / 3600); hour is { } h; hour = From(2, h + 1))
        {
            for (var minute = From(1, h * 3600 >= from ? 0 : from / 60 % 60); minute is { } m; minute = From(1, m + 1))
            {
                var start = (h * 3600) + (m * 60);
                if (From(0, start >= from ? 0 : from - start) is { } second)
                {
                    return start + second;
                }
            }
            from = Math.Max(from, (h + 1) * 3600);
        }
        return null;
    }

    private bool Allows(int field, int value) => (_fields[field] & (1UL << value)) != 0;

    private int? From(int field, int least)
    {
        if (least > 59)
        {
            return null;
        }
        var rest = _fields[field] >> least;
        return rest == 0 ? null : least + BitOperations.TrailingZeroCount(rest);
    }
}
