namespace PlanMonitor.Spatial.Repair;

/// <summary>How much the repair of a polygon may change its area: within the larger of the two. What changes more was drawn otherwise than anybody can guess.</summary>
/// <param name="Share">Share of the larger area, 0 to 1.</param>
/// <param name="SquareMetres">Square metres.</param>
public sealed record RepairLimit(double Share, double SquareMetres)
{
    /// <summary>Of uploads: 1%, or 1 m² where that is more.</summary>
    public static RepairLimit Upload { get; } = new(0.01, 1);

    /// <summary>Whatever it changes.</summary>
    public static RepairLimit None { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>Whether a repair is small enough.</summary>
    /// <param name="before">Area as drawn, m²; lobes drawn the other way round count against it.</param>
    /// <param name="after">Area as repaired, m².</param>
    public bool Allows(double before, double after) => Math.Abs(after - before) <= Math.Max(SquareMetres, Share * Math.Max(before, after));
}
