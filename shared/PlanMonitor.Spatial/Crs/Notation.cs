namespace PlanMonitor.Spatial.Crs;

/// <summary>How a file, or a part of one, writes angles. One feature cannot tell: it is found over all of them, so that it does not depend on their order.</summary>
public enum Notation
{
    /// <summary>Decimal degrees, or metres.</summary>
    Decimal,

    /// <summary>Degrees, minutes and seconds as D.MMSS.</summary>
    Dotted,

    /// <summary>Degrees, minutes and seconds as DDDMMSS.</summary>
    Packed,

    /// <summary>Decimal degrees that could be D.MMSS as well: too few figures to tell.</summary>
    Doubtful,
}
