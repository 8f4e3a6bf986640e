using System.Globalization;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Deliveries;

/// <summary>When a delivery that failed is tried again, as Standard Webhooks 1.0.0 proposes: ten tries over three days.</summary>
public static class RetrySchedule
{
    private const double MostJitter = 0.1;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>The shortest and the longest time that a receiver may ask for with <c>Retry-After</c>.</summary>
    public static readonly (TimeSpan Shortest, TimeSpan Longest) RetryAfter = (TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));

    /// <summary>
    /// The wait after so many failed tries (from 1), or null when that was the last. Up to a tenth is added, so that what failed together does not come back
    /// together; how much follows from the delivery's id.
    /// </summary>
    public static TimeSpan? After(int tries, string delivery) => tries <= Waits.Length ? Waits[tries - 1] * (1 + (MostJitter * Fraction(delivery, tries))) : null;

    /// <summary>What a receiver asked for, within the bounds.</summary>
    public static TimeSpan Asked(TimeSpan retryAfter) =>
        retryAfter < RetryAfter.Shortest ? RetryAfter.Shortest : retryAfter > RetryAfter.Longest ? RetryAfter.Longest : retryAfter;

    /// <summary>From 0 to below 1.</summary>
    private static double Fraction(string delivery, int tries) =>
        uint.Parse(StableHash.Of(string.Create(CultureInfo.InvariantCulture, $"{delivery} {tries}")).AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / (uint.MaxValue + 1.0);
}
