using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Which units fit a column and how much is too much.</summary>
/// <param name="Dimensions">What the column measures.</param>
/// <param name="Examples">Units to name where another was written.</param>
/// <param name="Largest">Largest value that is taken, in tonnes or cubic metres.</param>
internal sealed record UnitRule(IReadOnlyList<Dimension> Dimensions, string Examples, decimal Largest)
{
    /// <summary>What one mine brings up in a year: the largest mines of the world stay below a billion tonnes.</summary>
    public static readonly UnitRule Output = new([Dimension.Mass, Dimension.Volume], "吨、万吨、千克、立方米、万立方米", 1_000_000_000m);

    /// <summary>A cap for a province or less: an amount, or a number of rights (砂石采矿权数量).</summary>
    public static readonly UnitRule Quota = new([Dimension.Mass, Dimension.Volume, Dimension.Count], Output.Examples + "、个", 10_000_000_000m);

    /// <summary>The scale of one mine (生产规模), by year or by day.</summary>
    public static readonly UnitRule Scale = new(
        [Dimension.MassPerYear, Dimension.VolumePerYear, Dimension.MassPerDay, Dimension.VolumePerDay], "万吨/年、吨/年、万立方米/年、立方米/年、吨/日、立方米/日", 1_000_000_000m);

    /// <summary>Reserves and resources of a deposit or a city.</summary>
    public static readonly UnitRule Reserve = new([Dimension.Mass, Dimension.Volume, Dimension.VolumePerDay], "吨、万吨、亿吨、千克、立方米、万立方米、立方米/日", 100_000_000_000m);

    /// <summary>An area; the base unit is a third of a square metre.</summary>
    public static readonly UnitRule Area = new([Dimension.Area], "公顷、亩、平方公里、平方米", 3_000_000_000_000m);

    /// <summary>What a project delivers, whatever it is.</summary>
    public static readonly UnitRule Any = new([.. Enum.GetValues<Dimension>()], "吨、万吨、公顷、亩、平方公里、个、处、幅、项", Core.Quantities.Quantity.Largest);
}
