using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Core.Tests.Properties;

/// <summary>The same world on another scale: every mass, volume and area of uploads and plan times one factor. Numbers of things, shares, years and the ground itself stay.</summary>
internal static class Scaled
{
    public static CheckInput By(CheckInput input, decimal by) => input with
    {
        Plan = Of(input.Plan, by),
        Rights = input.Rights is null ? null : [.. input.Rights.Select(right => Of(right, by))],
        Reports = [.. input.Reports.Select(report => Of(report, by))],
        EarlierReports = [.. input.EarlierReports.Select(report => Of(report, by))],
        Quotas = [.. input.Quotas.Select(quota => quota with { Amount = Of(quota.Amount, by)! })],
        Reserves = input.Reserves is null ? null : [.. input.Reserves.Select(row => Of(row, by))],
        Progress = input.Progress is null ? null : [.. input.Progress.Select(row => row with { Output = Of(row.Output, by)! })],
        Discoveries = input.Discoveries is null ? null : [.. input.Discoveries.Select(row => row with { Added = Of(row.Added, by) })],
        Restoration = input.Restoration is null ? null : [.. input.Restoration.Select(row => row with { Restored = Of(row.Restored, by)!, Due = Of(row.Due, by) })],
        Disturbance = input.Disturbance is null ? null : [.. input.Disturbance.Select(row => row with { Disturbed = Of(row.Disturbed, by)!, Restored = Of(row.Restored, by)! })],
    };

    /// <summary>A report with all that it weighs times a factor; grades and recovery stay.</summary>
    public static MineYear Of(MineYear report, decimal by) => report with { Output = Of(report.Output, by)!, Concentrate = Of(report.Concentrate, by), Fed = Of(report.Fed, by) };

    private static ReserveYear Of(ReserveYear row, decimal by) => row with
    {
        Opening = Of(row.Opening, by)!,
        Mined = Of(row.Mined, by)!,
        Lost = Of(row.Lost, by),
        Explored = Of(row.Explored, by),
        Recalculated = Of(row.Recalculated, by),
        Closing = Of(row.Closing, by)!,
    };

    private static MiningRight Of(MiningRight right, decimal by) => right with { Scale = Of(right.Scale, by), Reserve = Of(right.Reserve, by) };

    private static Plan Of(Plan plan, decimal by) => plan with
    {
        VolumeControls = [.. plan.VolumeControls.Select(control => IsAmount(control.Unit) ? control with { Value = control.Value * by, Max = control.Max * by } : control)],
        Indicators = [.. plan.Indicators.Select(indicator => IsAmount(indicator.Unit) ? indicator with { Value = indicator.Value * by, Max = indicator.Max * by } : indicator)],
        BasePeriod = [.. plan.BasePeriod.Select(figure => IsAmount(figure.Unit) ? figure with { Value = figure.Value * by, Max = figure.Max * by } : figure)],
        MinimumScales = [.. plan.MinimumScales.Select(cell => IsAmount(cell.Unit) ? cell with { Value = cell.Value * by } : cell)],
        ScaleRules = [.. plan.ScaleRules.Select(rule => IsAmount(rule.Unit) ? rule with { Value = rule.Value * by, AltValue = rule.AltValue * by } : rule)],
        Restoration = [.. plan.Restoration.Select(work => IsAmount(work.Unit) ? work with { Value = work.Value * by } : work)],
        Zones = [.. plan.Zones.Select(zone => zone with { MinimumScale = zone.MinimumScale * by })],
    };

    private static Quantity? Of(Quantity? quantity, decimal by) => quantity is not null && IsAmount(quantity.Unit) ? quantity with { Value = quantity.Value * by } : quantity;

    private static bool IsAmount(string? unit) => unit is not null && Unit.Parse(unit).TryGet(out var parsed, out _) && IsAmount(parsed);

    private static bool IsAmount(Unit unit) =>
        unit.Dimension is Dimension.Mass or Dimension.Volume or Dimension.MassPerYear or Dimension.VolumePerYear or Dimension.MassPerDay or Dimension.VolumePerDay or Dimension.Area;
}
