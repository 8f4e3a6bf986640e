namespace PlanMonitor.Core.Rights;

/// <summary>Size of a mine (矿山规模) or of a deposit (矿床规模), from the smallest to the largest.</summary>
public enum SizeClass
{
    /// <summary>小型.</summary>
    Small,

    /// <summary>中型.</summary>
    Medium,

    /// <summary>大型.</summary>
    Large,
}

/// <summary>The words for sizes.</summary>
public static class SizeClasses
{
    /// <summary>The size that a word of the plans' data (large, medium, small) stands for; null for any other (any, null).</summary>
    public static SizeClass? Of(string? word) => word switch
    {
        "large" => SizeClass.Large,
        "medium" => SizeClass.Medium,
        "small" => SizeClass.Small,
        _ => null,
    };

    /// <summary>大型, 中型, 小型.</summary>
    public static string Zh(this SizeClass size) => size switch { SizeClass.Large => "大型", SizeClass.Medium => "中型", _ => "小型" };

    /// <summary>large, medium, small.</summary>
    public static string En(this SizeClass size) => size switch { SizeClass.Large => "large", SizeClass.Medium => "medium", _ => "small" };
}
