using System.Collections.Frozen;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Duties;

/// <summary>Topics of duties (履职事项) by the names that people give to them.</summary>
public static class DutyTopic
{
    private const string IdPrefix = "duty.";

    /// <summary>The names to offer, one for each topic.</summary>
    public static IReadOnlyList<string> Names => [.. Known.Select(known => known.Spellings[0])];

    private static (string Topic, string[] Spellings)[] Known =>
    [
        ("annual-scheme", ["年度实施方案", "年度工作方案", "实施方案", "年度计划"]),
        ("annual-report", ["年度执行报告", "规划年度执行报告", "执行情况报告", "年度报告"]),
        ("mid-term", ["中期评估", "规划中期评估"]),
        ("final-evaluation", ["期末评估", "终期评估", "实施评估"]),
        ("database-update", ["数据库更新", "规划数据库更新", "数据库建设"]),
        ("release-plan", ["矿业权投放计划", "投放计划", "年度投放计划", "出让计划"]),
        ("annual-check", ["年度考核", "约束性指标考核", "目标考核"]),
        ("inspection", ["监督检查", "巡查", "执法检查", "专项检查"]),
        ("remote-sensing", ["遥感监测", "卫片执法", "遥感巡查"]),
        ("quota", ["指标分解", "总量指标下达", "指标下达"]),
        ("statistics", ["统计监测", "统计"]),
        ("trace", ["过程留痕", "留痕"]),
        ("publicity", ["规划公示", "宣传", "公示"]),
        ("green-list", ["绿色矿山名录管理", "绿色矿山评估"]),
        ("restoration-balance", ["损毁与治理平衡", "治理平衡"]),
        ("plan-adjustment", ["规划调整", "规划修改"]),
        ("information-system", ["信息系统建设", "一张图"]),
        ("training", ["培训"]),
        ("disclosure", ["信息公开", "信息公示"]),
        ("credit", ["信用管理", "信用监管"]),
        ("reserve-management", ["储量管理", "储量监管"]),
    ];

    private static FrozenDictionary<string, string> BySpelling { get; } = Known
        .SelectMany(known => known.Spellings.Append(known.Topic).Select(spelling => (Key: Fold(spelling), known.Topic)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Topic);

    /// <summary>The topic of a name, or the id of a plan's duty as it is; null for anything else.</summary>
    public static string? Of(string name)
    {
        var plain = Fold(name);
        return plain.StartsWith(IdPrefix, StringComparison.Ordinal) ? plain : BySpelling.GetValueOrDefault(plain);
    }

    private static string Fold(string text) => NameKey.Of(text).ToLowerInvariant();
}
