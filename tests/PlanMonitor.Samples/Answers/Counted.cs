using PlanMonitor.Samples.Model;
using PlanMonitor.Samples.Tables;

namespace PlanMonitor.Samples.Answers;

/// <summary>One report as a limit counts it.</summary>
/// <param name="Amount">In the unit of the limit; 0 where fields are missing.</param>
/// <param name="Missing">Fields that are missing.</param>
internal sealed record Counted(decimal Amount, IReadOnlyList<string> Missing)
{
    private const decimal Standard = 62m;

    public static Counted Of(MineReport report, Limit limit)
    {
        var unit = limit.Unit == "亿吨" ? 10_000m : 1m;
        return (limit.Counts, report.Dressing) switch
        {
            (Counting.Ore, _) => new(report.Output / unit, []),
            (Counting.Concentrate62, { Concentrate: { } concentrate, Grade: >= Standard }) => new(concentrate / unit, []),
            (Counting.Concentrate62, _) => new(0, ["精矿年产量", "精矿品位"]),
            (Counting.OreAt62, { Concentrate: { } concentrate, Grade: { } grade }) => new(concentrate * grade / Standard / unit, []),
            (Counting.OreAt62, { FeedGrade: { } feed, Recovery: { } recovery }) => new(report.Output * feed * recovery / Standard / unit, []),
            _ => new(0, ["精矿年产量", "精矿品位", "原矿入选品位", "选矿回收率"]),
        };
    }
}
