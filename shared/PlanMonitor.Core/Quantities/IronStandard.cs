using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Quantities;

/// <summary>
/// Iron counted as ore at a standard grade (矿石，62%): concentrate x grade / 62, or ore x feed grade x recovery / 62
/// (our reading of the plans of Liaoyang and Dandong).
/// </summary>
public static class IronStandard
{
    /// <summary>Tonnes of concentrate (精矿年产量) at a grade in percent (精矿品位), as ore of the standard grade.</summary>
    public static Outcome<Quantity> FromConcentrate(Quantity concentrate, decimal gradePercent, decimal standardPercent) =>
        Checked(gradePercent, "精矿品位") is { } problem
            ? problem
            : new Quantity(concentrate.Value * gradePercent / standardPercent, concentrate.Unit, new(BasisKind.OreAtGrade, standardPercent));

    /// <summary>Tonnes of ore fed at a grade in percent (原矿入选品位) with a recovery from 0 to 1 (选矿回收率), as ore of the standard grade.</summary>
    public static Outcome<Quantity> FromOre(Quantity ore, decimal feedPercent, decimal recovery, decimal standardPercent)
    {
        if (Checked(feedPercent, "原矿入选品位") is { } problem)
        {
            return problem;
        }
        return recovery is < 0 or > 1
            ? Problem.Of("quantity.recovery-range", column: "选矿回收率", value: $"{recovery}")
            : new Quantity(ore.Value * feedPercent * recovery / standardPercent, ore.Unit, new(BasisKind.OreAtGrade, standardPercent));
    }

    private static Problem? Checked(decimal percent, string column) =>
        percent is <= 0 or > 100 ? Problem.Of("quantity.grade-range", column: column, value: $"{percent}") : null;
}
