using System.Globalization;
using System.Text.Json.Serialization;

namespace PlanMonitor.Services.Deliveries;

/// <summary>When what has gathered is sent: soon after a time of every day, or after every full multiple of an interval since midnight; <see cref="Spread"/> says how soon.</summary>
/// <param name="At">Time of day; null where an interval is set.</param>
/// <param name="Every">Interval, from a minute to a day; null where a time is set.</param>
public sealed record DigestTimes(TimeOnly? At, TimeSpan? Every)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The form that people write: 08:30, 30m, 2h, 1d.</summary>
    [JsonIgnore]
    public string Text => At is { } at ? at.ToString("HH\\:mm", CultureInfo.InvariantCulture) : Spans.Write(Every!.Value);

    /// <summary>Reads 08:30, 30m, 2h or 1d; null for anything else, and for less than a minute or more than a day.</summary>
    public static DigestTimes? Parse(string text) =>
        TimeOnly.TryParseExact(text, "HH\\:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? new(at, null)
        : Spans.Parse(text) is { } every && every >= TimeSpan.FromMinutes(1) && every <= Day ? new(null, every)
        : null;

    /// <summary>The first moment after another at which it is sent to a subscription.</summary>
    public DateTimeOffset Next(DateTimeOffset after, TimeZoneInfo zone, string subscription)
    {
        var spread = Every is { } every ? Spread.Of(subscription, every) : Spread.Of(subscription);
        return Spread.Past(NextBase(after - spread, zone) + spread);
    }

    private DateTimeOffset NextBase(DateTimeOffset after, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(after, zone).Date;
        if (At is { } at)
        {
            var today = zone.At(day, at.ToTimeSpan());
            return today > after ? today : zone.At(day + Day, at.ToTimeSpan());
        }
        var (midnight, tomorrow) = (zone.At(day, TimeSpan.Zero), zone.At(day + Day, TimeSpan.Zero));
        var next = midnight + ((Math.Floor((after - midnight) / Every!.Value) + 1) * Every.Value);
        // The multiples begin anew each day.
        return next < tomorrow ? next : tomorrow;
    }
}

/// <summary>Hours in which nothing is sent (免打扰); what happens in them is sent at their end.</summary>
/// <param name="From">Where they begin.</param>
/// <param name="To">Where they end; earlier than the beginning means on the next day.</param>
/// <param name="HBreaks">Alerts of severity H are sent all the same.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, bool HBreaks)
{
    /// <summary>The form that people write: 22:00-07:00.</summary>
    [JsonIgnore]
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");

    /// <summary>Reads 22:00-07:00; null for anything else, and where both are the same.</summary>
    public static QuietHours? Parse(string text, bool hBreaks) =>
        text.Split('-') is [var from, var to] && Time(from) is { } start && Time(to) is { } end && start != end ? new(start, end, hBreaks) : null;

    /// <summary>The end of the hours that a moment lies in; null where it lies in none.</summary>
    public DateTimeOffset? Until(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        // The end belongs to the day again.
        return !time.IsBetween(From, To) ? null : zone.At(local.Date + (time >= To ? TimeSpan.FromDays(1) : TimeSpan.Zero), To.ToTimeSpan());
    }

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH\\:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>Spans as people write them: 30m, 2h, 1d.</summary>
public static class Spans
{
    private const int MostDigits = 5;

    /// <summary>Reads a whole number of minutes, hours or days; null for anything else.</summary>
    public static TimeSpan? Parse(string text) =>
        text.Length is >= 2 and <= MostDigits + 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        }
        : null;

    /// <summary>The shortest way to write it.</summary>
    public static string Write(TimeSpan span) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(span.TotalDays % 1 == 0 ? span.TotalDays : span.TotalHours % 1 == 0 ? span.TotalHours : span.TotalMinutes):0}{(span.TotalDays % 1 == 0 ? 'd' : span.TotalHours % 1 == 0 ? 'h' : 'm')}");
}
