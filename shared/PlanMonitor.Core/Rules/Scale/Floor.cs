using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>One least scale of a plan: a cell of its table, a rule of its text, or what it prints for a zone.</summary>
/// <param name="Mineral">Code of the mineral it is for.</param>
/// <param name="Method">open-pit, underground, any, not-said.</param>
/// <param name="Class">Size it is for; null for any.</param>
/// <param name="OfDeposit">True where the size is the deposit's (矿床规模), not the mine's (矿山规模).</param>
/// <param name="Value">The least scale; null where the plan demands none.</param>
/// <param name="Unit">Its unit as printed; a scale is always by the year unless by the day.</param>
/// <param name="Basis">What is weighed, in the words of the plans' data.</param>
/// <param name="Mark">forbidden, no-requirement, below, blank; null for a plain figure.</param>
/// <param name="Citations">Where it stands.</param>
/// <param name="Readings">What it rests on.</param>
internal sealed record Floor(
    string Mineral, string Method, SizeClass? Class, bool OfDeposit, decimal? Value, string? Unit, string? Basis, string? Mark, IReadOnlyList<Citation> Citations, IReadOnlyList<string> Readings)
{
    // 左右 by our reading: below the figure warns, more than 5% below fails.
    private const decimal AboutTolerance = 0.05m;

    private const string ScaleField = "rights:生产规模";

    /// <summary>What may be lacking, as a share, and is only warned of.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>A cell of the table.</summary>
    public static Floor Of(MinimumScale cell, string mineral) => new(
        mineral, cell.Method, SizeClasses.Of(cell.SizeClass), cell.SizeOf == "deposit", cell.Mark is null ? cell.Value : null, cell.Unit, cell.Basis, cell.Mark, [cell.Citation], cell.Readings ?? []);

    /// <summary>A rule of the text, in the one of its two units that the right is licensed in.</summary>
    public static Floor Of(ScaleRule rule, MiningRight right)
    {
        var other = rule is { AltValue: not null, AltUnit: not null } && Measure(right.Scale, rule.Unit) is null && Measure(right.Scale, rule.AltUnit) is not null;
        var about = (other ? rule.AltComparator ?? rule.Comparator : rule.Comparator) == "about";
        return new(
            rule.MineralCodes is [var one] ? one : right.Mineral, rule.Method, null, false, other ? rule.AltValue : rule.Value, other ? rule.AltUnit : rule.Unit, null, null,
            [rule.Citation, .. rule.Also ?? []], [.. rule.Readings ?? [], .. other ? rule.AltReadings ?? [] : []])
        {
            Tolerance = about ? AboutTolerance : 0,
        };
    }

    /// <summary>How the scale of a right compares with it.</summary>
    public FloorResult Hold(MiningRight right)
    {
        if (Mark == "blank")
        {
            return new(this, FindingStatus.NotEvaluable, null, "plan:最低开采规模");
        }
        if (Value is not { } least)
        {
            return new(this, FindingStatus.Pass, null, null);
        }
        if (right.Scale is not { } scale)
        {
            return new(this, FindingStatus.NotEvaluable, null, ScaleField);
        }
        if (Basis == "mineral" && scale.Basis.Kind != BasisKind.Mineral)
        {
            return new(this, FindingStatus.NotEvaluable, null, $"{ScaleField}（{new Basis(BasisKind.Mineral).Zh}）");
        }
        return Measure(scale, Unit) is not { } measured
            ? new(this, FindingStatus.NotEvaluable, null, $"{ScaleField}（{PerYear(Unit)?.Symbol}）")
            : new(this, measured >= least ? FindingStatus.Pass : measured >= least * (1 - Tolerance) ? FindingStatus.Warn : FindingStatus.Fail, measured, null);
    }

    /// <summary>The unit of a scale: 万吨 of the tables is 万吨/年.</summary>
    public static Unit? PerYear(string? unit) => unit is null || !Quantities.Unit.Parse(unit).TryGet(out var parsed, out _) ? null
        : parsed.Dimension is Dimension.Mass or Dimension.Volume && Quantities.Unit.Parse(parsed.Symbol + "/年").TryGet(out var yearly, out _) ? yearly
        : parsed;

    // Tonnes and cubic metres, days and years are not converted: the plans do not say how.
    private static decimal? Measure(Quantity? scale, string? unit) => scale is not null && PerYear(unit) is { } wanted && scale.In(wanted).TryGet(out var same, out _) ? same.Value : null;
}

/// <summary>How a scale compares with one floor.</summary>
/// <param name="Floor">The floor.</param>
/// <param name="Status">How it came out.</param>
/// <param name="Measured">The scale in the floor's unit; null where there is nothing to compare.</param>
/// <param name="Missing">What is lacking.</param>
internal sealed record FloorResult(Floor Floor, FindingStatus Status, decimal? Measured, string? Missing);
