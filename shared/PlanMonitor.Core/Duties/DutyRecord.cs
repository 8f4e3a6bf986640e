using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Duties;

/// <summary>What an authority did of its duties (履职记录).</summary>
/// <param name="Duty">履职事项: id of the plan's duty, or the word of its topic (see <see cref="DutyTopic"/>).</param>
/// <param name="Year">年度 that it was done for, which may be the year before it was done.</param>
/// <param name="DoneOn">完成日期; null if not given.</param>
/// <param name="Times">次数, 1 where not given.</param>
/// <param name="Document">文号 or another document; null if not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record DutyRecord(string Duty, int Year, DateOnly? DoneOn, int Times, string? Document, Source Source);
