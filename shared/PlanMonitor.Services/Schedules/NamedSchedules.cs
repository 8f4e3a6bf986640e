namespace PlanMonitor.Services.Schedules;

/// <summary>A schedule that every host runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Setting">The setting of the Functions app that holds it, in UTC; the local host's option is the same in lower case with hyphens.</param>
/// <param name="Default">When it fires unless a host says otherwise, Chinese standard time.</param>
/// <param name="What">What it does, for help texts.</param>
public sealed record NamedSchedule(string Name, string Setting, string Default, string What)
{
    /// <summary>The option of the local host.</summary>
    public string Option => "--" + Setting.ToLowerInvariant().Replace('_', '-');

    /// <summary>The default as the Functions app needs it: its schedules run in UTC.</summary>
    public string DefaultInUtc => UtcSchedule.Of(Default);
}

/// <summary>The timers of the product.</summary>
public static class NamedSchedules
{
    /// <summary>The yearly checks: 1 April, 06:00.</summary>
    public static NamedSchedule Yearly { get; } = new("yearly", "YEARLY_CHECK", "0 0 6 1 4 *", "the yearly checks run");

    /// <summary>The early warning of the running year: day 5 of every month, 06:00.</summary>
    public static NamedSchedule Monthly { get; } = new("monthly", "MONTHLY_CHECK", "0 0 6 5 * *", "the early warning of the running year is checked");

    /// <summary>What waits for delivery, and poison queues: every five minutes.</summary>
    public static NamedSchedule Delivery { get; } = new("delivery", "DELIVERY", "0 */5 * * * *", "deliveries and failed messages are looked after");

    /// <summary>The daily reconcile: 03:00.</summary>
    public static NamedSchedule Reconcile { get; } = new("reconcile", "RECONCILE", "0 0 3 * * *", "inbox, archive and ledger are reconciled");

    /// <summary>Deadlines and anchors: daily 08:00, before the offices open.</summary>
    public static NamedSchedule Daily { get; } = new("daily", "DAILY", "0 0 8 * * *", "deadlines are looked after and the audit chains are anchored");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NamedSchedule> All { get; } = [Yearly, Monthly, Delivery, Reconcile, Daily];
}
