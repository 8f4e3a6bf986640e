using System.Globalization;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Services.Deliveries;

/// <summary>The clock that the times of a subscription are read by: a distance from UTC (+06:00) or a zone by its name (Asia/Urumqi).</summary>
public static class Zone
{
    /// <summary>Chinese standard time: where none is given.</summary>
    public const string China = "+08:00";

    private const int LongestName = 64;
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(14);
    private static readonly TimeZoneInfo Chinese = Fixed(CronSchedule.Shanghai);

    /// <summary>The zone of a text; null where there is none.</summary>
    public static TimeZoneInfo? Parse(string text) =>
        text.Length is 0 or > LongestName ? null
        : text[0] is '+' or '-' ? TimeSpan.TryParseExact(text[1..], "hh\\:mm", CultureInfo.InvariantCulture, out var distance) && distance <= Furthest ? Fixed(text[0] == '-' ? -distance : distance) : null
        : TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;

    /// <summary>The zone of a subscription; Chinese time where it has none, and where this host does not know the one that another host knew.</summary>
    public static TimeZoneInfo Of(string? text) => (text is null ? null : Parse(text)) ?? Chinese;

    /// <summary>The moment of a time of day.</summary>
    internal static DateTimeOffset At(this TimeZoneInfo zone, DateTime day, TimeSpan time) => new(day.Date + time, zone.GetUtcOffset(day.Date + time));

    private static TimeZoneInfo Fixed(TimeSpan distance) => TimeZoneInfo.CreateCustomTimeZone($"{distance}", distance, null, null);
}
