using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Quantities;

/// <summary>
/// Iron counted as ore at a standard grade (矿石，62%): concentrate x grade / 62, or ore x feed grade x recovery / 62
/// (our reading of the plans of Liaoyang and Dandong).
/// </summary>
public static class IronStandard
{
    private const string Standard = "标准品位";

    /// <summary>Tonnes of concentrate (精矿年产量) at a grade in percent (精矿品位), as ore of the standard grade.</summary>
    public static Outcome<Quantity> FromConcentrate(Quantity concentrate, decimal gradePercent, decimal standardPercent) =>
        (NotMass(concentrate, "精矿年产量") ?? NotGrade(gradePercent, "精矿品位") ?? NotGrade(standardPercent, Standard)) is { } problem
            ? problem
            : AtStandard(concentrate, concentrate.Value * gradePercent / standardPercent, standardPercent);

    /// <summary>Tonnes of ore fed at a grade in percent (原矿入选品位) with a recovery from 0 to 1 (选矿回收率), as ore of the standard grade.</summary>
    public static Outcome<Quantity> FromOre(Quantity ore, decimal feedPercent, decimal recovery, decimal standardPercent) =>
        (NotMass(ore, "实际入选矿量") ?? NotGrade(feedPercent, "原矿入选品位") ?? NotRecovery(recovery) ?? NotGrade(standardPercent, Standard)) is { } problem
            ? problem
            : AtStandard(ore, ore.Value * feedPercent * recovery / standardPercent, standardPercent);

    private static Quantity AtStandard(Quantity from, decimal value, decimal standardPercent) => new(value, from.Unit, new(BasisKind.OreAtGrade, standardPercent));

    private static Problem? NotMass(Quantity quantity, string column) =>
        quantity.Unit.Dimension == Dimension.Mass ? null : Problem.Of("quantity.not-a-mass", column: column, value: quantity.ToString());

    private static Problem? NotGrade(decimal percent, string column) =>
        percent is <= 0 or > 100 ? Problem.Of("quantity.grade-range", column: column, value: $"{percent}") : null;

    private static Problem? NotRecovery(decimal recovery) =>
        recovery is < 0 or > 1 ? Problem.Of("quantity.recovery-range", column: "选矿回收率", value: $"{recovery}") : null;
}
