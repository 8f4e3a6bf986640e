using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.GreenList;

/// <summary>Who keeps a list of green mines.</summary>
public enum GreenLevel
{
    /// <summary>国家级.</summary>
    National,

    /// <summary>省级.</summary>
    Provincial,

    /// <summary>市级.</summary>
    City,
}

/// <summary>A mine on a list of green mines (绿色矿山名录).</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="Level">级别.</param>
/// <param name="Listed">入库日期.</param>
/// <param name="Removed">移出日期; null while it is on the list.</param>
/// <param name="Source">Where it came from.</param>
public sealed record GreenMine(string Licence, GreenLevel Level, DateOnly Listed, DateOnly? Removed, Source Source)
{
    /// <summary>True where the mine is on the list at the end of a day.</summary>
    public bool IsListedOn(DateOnly day) => Listed <= day && !(Removed <= day);
}
