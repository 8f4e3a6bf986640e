using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>A figure of any section, in the one form that the lint compares.</summary>
internal sealed record LintItem(
    string Id, string? Figure, string Region, string When, decimal? Value, decimal? Max, string? Unit, string? Basis, decimal? Grade,
    string Comparator, string Nature, string Printed, Citation Citation)
{
    public string? MineralCode { get; init; }

    public string? PartOf { get; init; }

    public string? Criterion { get; init; }

    public string? ShareOf { get; init; }

    public string? Name { get; init; }

    public LintPart Part => new(Id, Value, Unit, Citation);

    public LintFigure Shown => LintFigure.Printed(Value, Unit, Citation);

    public Unit? Measure => Unit is null ? null : Quantities.Unit.Parse(Unit).Value;

    /// <summary>Decimals as printed: 16.50 has two, in the file or in the printed text.</summary>
    public int Decimals => Value is { } value ? Math.Max(value.Scale, PrintedText.Decimals(Printed, value)) : 0;

    /// <summary>Value in another unit of the same dimension; a year's output and a scale per year are the same here.</summary>
    public decimal? ValueIn(Unit unit) => Value * Measure?.Factor / unit.Factor;

    /// <summary>What is measured, yearly scales counted with outputs.</summary>
    public static Dimension? Folded(Unit? unit) => unit?.Dimension switch
    {
        Dimension.MassPerYear => Dimension.Mass,
        Dimension.VolumePerYear => Dimension.Volume,
        var dimension => dimension,
    };
}
