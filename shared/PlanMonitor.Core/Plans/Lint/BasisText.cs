namespace PlanMonitor.Core.Plans.Lint;

/// <summary>What is weighed, as a plan prints it.</summary>
internal static class BasisText
{
    public static string Of(LintItem item)
    {
        var word = item.Basis switch
        {
            "raw-ore" => "矿石",
            "ore-at-grade" => "矿石",
            "concentrate" => "精矿",
            "metal" => "金属量",
            "oxide" => "氧化物",
            "mineral" => "矿物量",
            "raw-coal" => "原煤",
            "stone" => "石料",
            _ => "未说明",
        };
        return item.Grade is { } grade ? $"{word}（{grade:0.##}%）" : word;
    }
}
