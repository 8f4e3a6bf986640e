namespace PlanMonitor.Samples.Model;

/// <summary>What a plan says about yearly output of a mineral in a region; the sample's own note of it, independent of the product.</summary>
/// <param name="Mineral">As the plan prints it.</param>
/// <param name="MineralCode">Code of the mineral.</param>
/// <param name="Region">As the plan prints it.</param>
/// <param name="RegionCode">行政区代码.</param>
/// <param name="Unit">万吨 or 亿吨.</param>
/// <param name="Counts">How output is counted.</param>
/// <param name="Direction">How the figure is to be read.</param>
/// <param name="Values">The printed values, lowest first; empty where a higher authority sets the cap each year.</param>
internal sealed record Limit(
    string Mineral, string MineralCode, string Region, string RegionCode, string Unit, Counting Counts, Direction Direction, params IReadOnlyList<decimal> Values)
{
    /// <summary>True where it is judged in the last year of the period only.</summary>
    public bool EndOfPeriod { get; init; }

    /// <summary>True where a region lies in that of the limit.</summary>
    public bool Covers(string region) => region.StartsWith(RegionCode.EndsWith("00", StringComparison.Ordinal) ? RegionCode[..4] : RegionCode, StringComparison.Ordinal);
}

/// <summary>How output is counted.</summary>
internal enum Counting
{
    /// <summary>Ore as mined.</summary>
    Ore,

    /// <summary>Ore converted to 62% iron.</summary>
    OreAt62,

    /// <summary>Concentrate of 62% or better.</summary>
    Concentrate62,
}

/// <summary>How a printed figure is to be read.</summary>
internal enum Direction
{
    /// <summary>Not to be exceeded.</summary>
    Cap,

    /// <summary>左右: beyond it warns, beyond 5% fails.</summary>
    About,

    /// <summary>To be reached.</summary>
    Floor,
}
