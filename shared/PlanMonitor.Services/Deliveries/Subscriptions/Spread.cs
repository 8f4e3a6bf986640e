using System.Globalization;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// Keeps what many subscriptions wait for from going at one moment, and from going at full and half hours, when robots are busiest: one to nine minutes are added, how many follows
/// from the subscription's id. Source: open.feishu.cn, custom robots: avoid full and half hours.
/// </summary>
public static class Spread
{
    /// <summary>What is added at least and, at the longest, what it stays below.</summary>
    public static readonly (TimeSpan Least, TimeSpan Most) Bounds = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(9));

    /// <summary>What is added for a subscription to a time of day.</summary>
    public static TimeSpan Of(string subscription) => Of(subscription, Bounds.Least, Bounds.Most);

    /// <summary>What is added for a subscription to a moment that comes every so often: less than half of that.</summary>
    public static TimeSpan Of(string subscription, TimeSpan every)
    {
        var most = every / 2 < Bounds.Most ? every / 2 : Bounds.Most;
        return Of(subscription, Bounds.Least < most ? Bounds.Least : TimeSpan.Zero, most);
    }

    /// <summary>The moment, a minute later where it lies in the first minute of a full or half hour all the same.</summary>
    public static DateTimeOffset Past(DateTimeOffset at) => at.UtcDateTime.Minute % 30 == 0 ? at + Bounds.Least : at;

    // Whole seconds, as queues count.
    private static TimeSpan Of(string subscription, TimeSpan least, TimeSpan most)
    {
        var seconds = Math.Max(1, (uint)(most - least).TotalSeconds);
        return least + TimeSpan.FromSeconds(uint.Parse(StableHash.Of($"spread {subscription}").AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % seconds);
    }
}
