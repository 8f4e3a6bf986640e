namespace PlanMonitor.Core.Quantities;

/// <summary>What is weighed or measured.</summary>
public enum BasisKind
{
    /// <summary>A count, an area, a share: basis makes no sense.</summary>
    None,

    /// <summary>The text gives a mass or volume and not of what.</summary>
    NotSaid,

    /// <summary>Ore as mined (矿石, 年采出矿量).</summary>
    RawOre,

    /// <summary>Ore converted to a grade (矿石, 62%).</summary>
    OreAtGrade,

    /// <summary>Concentrate (精矿, 铁精粉).</summary>
    Concentrate,

    /// <summary>Metal content (金属量).</summary>
    Metal,

    /// <summary>Oxide content (B₂O₃).</summary>
    Oxide,

    /// <summary>Content of the useful mineral (矿物量).</summary>
    Mineral,

    /// <summary>Raw coal (原煤).</summary>
    RawCoal,

    /// <summary>Dimension stone as blocks (荒料).</summary>
    Stone,
}

/// <summary>The basis of a quantity; only like is compared with like.</summary>
/// <param name="Kind">What is weighed.</param>
/// <param name="GradePercent">The grade that belongs to it, in percent; null where none does.</param>
public sealed record Basis(BasisKind Kind, decimal? GradePercent = null)
{
    /// <summary>Counts, areas, shares.</summary>
    public static readonly Basis None = new(BasisKind.None);

    /// <summary>Not said by the text.</summary>
    public static readonly Basis NotSaid = new(BasisKind.NotSaid);

    /// <summary>Ore as mined.</summary>
    public static readonly Basis RawOre = new(BasisKind.RawOre);

    /// <summary>The word in Chinese, with the grade where there is one.</summary>
    public string Zh => Kind switch
    {
        BasisKind.RawOre => "矿石",
        BasisKind.OreAtGrade => $"矿石（{GradePercent:0.##}%）",
        BasisKind.Concentrate => GradePercent is null ? "精矿" : $"精矿（{GradePercent:0.##}%以上）",
        BasisKind.Metal => "金属量",
        BasisKind.Oxide => "氧化物",
        BasisKind.Mineral => "矿物量",
        BasisKind.RawCoal => "原煤",
        BasisKind.Stone => "荒料",
        BasisKind.NotSaid => "未说明",
        _ => "",
    };
}
