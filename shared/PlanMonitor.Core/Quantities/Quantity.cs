using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Quantities;

/// <summary>A figure with its unit and basis.</summary>
public sealed record Quantity(decimal Value, Unit Unit, Basis Basis)
{
    /// <summary>Largest magnitude that is taken, in base units of the dimension: far above anything mined, far below overflow.</summary>
    public const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>
    /// The same quantity in another unit. Refused with <c>quantity.dimension-differs</c> where the units measure different things
    /// (an output is no scale), and with <c>quantity.density-missing</c> where only the density stands between them (a mass is no volume).
    /// </summary>
    public Outcome<Quantity> In(Unit unit) =>
        unit.Dimension == Unit.Dimension
            ? this with { Value = unit.Factor == Unit.Factor ? Value : Value * Unit.Factor / unit.Factor, Unit = unit }
            : Problem.Of(
                DensityApart(Unit.Dimension, unit.Dimension) ? "quantity.density-missing" : "quantity.dimension-differs",
                value: ToString(), arguments: [("from", Unit.Symbol), ("to", unit.Symbol)]);

    /// <summary>The sum, in this quantity's unit; refused like <see cref="In"/>, and with <c>quantity.basis-differs</c>.</summary>
    public Outcome<Quantity> Plus(Quantity other)
    {
        if (other.Basis != Basis)
        {
            return Problem.Of("quantity.basis-differs", value: other.ToString(), arguments: [("from", other.Basis.Zh), ("to", Basis.Zh)]);
        }
        return other.In(Unit).TryGet(out var same, out var problem) ? this with { Value = Value + same.Value } : Outcome<Quantity>.Failed(problem);
    }

    /// <summary>This quantity as a multiple of another of the same dimension and basis; refused like <see cref="Plus"/>, and with <c>quantity.zero</c> where the other is zero.</summary>
    public Outcome<decimal> Over(Quantity other)
    {
        if (other.Basis != Basis)
        {
            return Problem.Of("quantity.basis-differs", value: ToString(), arguments: [("from", Basis.Zh), ("to", other.Basis.Zh)]);
        }
        if (!In(other.Unit).TryGet(out var same, out var problem))
        {
            return problem;
        }
        return other.Value == 0 ? Problem.Of("quantity.zero", value: other.ToString()) : same.Value / other.Value;
    }

    private static bool DensityApart(Dimension one, Dimension other) => (one, other) is
        (Dimension.Mass, Dimension.Volume) or (Dimension.Volume, Dimension.Mass)
        or (Dimension.MassPerYear, Dimension.VolumePerYear) or (Dimension.VolumePerYear, Dimension.MassPerYear)
        or (Dimension.MassPerDay, Dimension.VolumePerDay) or (Dimension.VolumePerDay, Dimension.MassPerDay);

    /// <inheritdoc/>
    public override string ToString() => $"{Value:0.############}{Unit.Symbol}";
}
