namespace PlanMonitor.Core.Quantities;

/// <summary>What a unit measures; only units of one dimension convert into each other.</summary>
public enum Dimension
{
    /// <summary>Mass (质量).</summary>
    Mass,

    /// <summary>Volume (体积).</summary>
    Volume,

    /// <summary>Mass in a year, the scale of a mine (生产规模).</summary>
    MassPerYear,

    /// <summary>Volume in a year.</summary>
    VolumePerYear,

    /// <summary>Mass in a day.</summary>
    MassPerDay,

    /// <summary>Volume in a day, the scale of a well.</summary>
    VolumePerDay,

    /// <summary>Area (面积).</summary>
    Area,

    /// <summary>Length.</summary>
    Length,

    /// <summary>Things counted, whatever the measure word (个, 处, 幅).</summary>
    Count,

    /// <summary>Shares and multiples.</summary>
    Ratio,

    /// <summary>Years.</summary>
    Duration,

    /// <summary>Money.</summary>
    Money,
}
