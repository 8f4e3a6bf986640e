using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>What the plan says about the yearly output of one mineral in one region: one or more printed figures of one quantity.</summary>
/// <param name="Mineral">Name as printed.</param>
/// <param name="MineralCode">Code of the mineral.</param>
/// <param name="Region">Name as printed.</param>
/// <param name="RegionCode">Code of the region.</param>
/// <param name="Figures">The printed figures, the lowest first; empty where the plan only says who sets the cap.</param>
/// <param name="SetBy">Who sets the cap, where the plan prints none.</param>
/// <param name="Binding">True where the plan calls the control binding (约束性).</param>
/// <param name="Citations">Places in the plan.</param>
/// <param name="Readings">Readings that it rests on.</param>
public sealed record Limit(
    string Mineral, string MineralCode, string Region, string RegionCode, IReadOnlyList<LimitFigure> Figures, SetBy? SetBy, bool Binding,
    IReadOnlyList<Citation> Citations, IReadOnlyList<string> Readings)
{
    /// <summary>Kind of the finding's subject: the first limit of a mineral and region is its total; one on another basis says which.</summary>
    public string SubjectKind { get; private init; } = "total";

    /// <summary>
    /// All limits of a plan, controls and indicators on output together, in order of mineral and region. A floor that the text prints as one
    /// (≥, 以上) says where output shall go, not where it ends: that is a matter of trend.
    /// </summary>
    public static IReadOnlyList<Limit> Of(Plan plan)
    {
        var controls = plan.VolumeControls.Where(control => control.MineralCode is not null && control.RegionCode is not null);
        var targets = plan.Indicators
            .Where(indicator => indicator is { Category: "output", MineralCode: not null })
            .Select(indicator => new VolumeControl(
                indicator.Id, indicator.Mineral!, indicator.Region ?? "", indicator.Printed, indicator.Value, indicator.Unit, indicator.Basis, indicator.Comparator, indicator.Direction,
                indicator.Nature, indicator.Time, indicator.Citation, indicator.Figure, indicator.Max, indicator.Grade, indicator.DueDate, null, indicator.Readings, indicator.NotSaid, indicator.Also)
            { MineralCode = indicator.MineralCode, RegionCode = indicator.RegionCode ?? plan.Adcode });
        return [.. controls.Concat(targets)
            .Where(control => control.Comparator is not (">=" or ">"))
            .GroupBy(control => (control.MineralCode, control.RegionCode, Class: ClassOf(control)))
            .Select(Together)
            .Where(limit => limit.Figures.Count > 0 || limit.SetBy is not null)
            .GroupBy(limit => (limit.MineralCode, limit.RegionCode))
            .SelectMany(same => same.Select((limit, i) => i == 0 ? limit : limit with { SubjectKind = $"total:{(limit.Figures is [var figure, ..] ? figure.Amount.Basis.Zh : "")}" }))
            .OrderBy(limit => limit.MineralCode, StringComparer.Ordinal).ThenBy(limit => limit.RegionCode, StringComparer.Ordinal).ThenBy(limit => limit.SubjectKind, StringComparer.Ordinal)];
    }

    private static Limit Together(IEnumerable<VolumeControl> controls)
    {
        var all = controls.ToList();
        var figures = all
            .Where(control => control is { Value: not null, Unit: not null })
            .Select(LimitFigure.Of)
            .OrderBy(figure => figure.Amount.Value * figure.Amount.Unit.Factor)
            .ToList();
        var first = all[0];
        return new(
            first.Mineral, first.MineralCode!, first.Region, first.RegionCode!, figures, all.Select(control => control.SetBy).FirstOrDefault(by => by is not null), all.Exists(control => control.Nature == "binding"),
            [.. all.SelectMany(control => (control.Also ?? []).Prepend(control.Citation)).Distinct()],
            [.. all.SelectMany(control => control.Readings ?? []).Distinct(StringComparer.Ordinal)]);
    }

    // A total in tonnes and one in cubic metres, or a cap and a floor, are two different matters.
    private static string ClassOf(VolumeControl control) =>
        control.Value is null || control.Unit is null
            ? "none"
            : $"{LimitFigure.YearlyUnit(control.Unit).Dimension}|{(control.Direction == "floor" ? "floor" : "cap")}|{control.Basis}";
}

/// <summary>One printed figure of a limit.</summary>
/// <param name="Amount">Value with unit and basis.</param>
/// <param name="Direction">cap, floor, about, not-said.</param>
/// <param name="Binding">True for 约束性.</param>
/// <param name="EndOfPeriod">True where it is judged in the horizon year only.</param>
/// <param name="Citation">Where it stands.</param>
public sealed record LimitFigure(Quantity Amount, string Direction, bool Binding, bool EndOfPeriod, Citation Citation)
{
    /// <summary>The figure of a control that has a value and a unit.</summary>
    public static LimitFigure Of(VolumeControl control) => new(
        new(control.Value!.Value, YearlyUnit(control.Unit!), BasisOf(control)),
        control.Direction is "cap" or "floor" && control.Comparator == "about" ? "about" : control.Direction,
        control.Nature == "binding", control.Time == "end-of-period", control.Citation);

    // 万吨/年 is what a year's output in 万吨 is held against.
    internal static Unit YearlyUnit(string unit) => Unit.Parse(unit.Replace("/年", "", StringComparison.Ordinal)).Value;

    private static Basis BasisOf(VolumeControl control) => control.Basis switch
    {
        "ore-at-grade" => new(BasisKind.OreAtGrade, control.Grade),
        "concentrate" => new(BasisKind.Concentrate, control.Grade),
        "metal" => new(BasisKind.Metal),
        "oxide" => new(BasisKind.Oxide),
        "mineral" => new(BasisKind.Mineral),
        "raw-coal" => new(BasisKind.RawCoal),
        "stone" => new(BasisKind.Stone),
        "not-said" or null => Basis.NotSaid,
        _ => Basis.RawOre,
    };
}
