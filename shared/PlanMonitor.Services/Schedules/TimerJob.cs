namespace PlanMonitor.Services.Schedules;

/// <summary>What is done when a schedule fires. On Azure a timer trigger calls it, on one machine the local host does.</summary>
/// <param name="Schedule">When.</param>
/// <param name="RunAsync">Does it and says in one line for the log what was done, null where there is nothing to say; a timer that fires twice changes nothing.</param>
public sealed record TimerJob(NamedSchedule Schedule, Func<CancellationToken, Task<string?>> RunAsync);
