using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>The output of a mineral in the base year and in the year that is judged, both in one unit.</summary>
/// <param name="Base">Output of the base year; null where it is not known.</param>
/// <param name="Total">Output of the year.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="BaseEvidence">Rows of the base year.</param>
/// <param name="BaseCitation">Where the plan prints the base year's figure, when no report gives it.</param>
internal sealed record Trend(decimal? Base, OutputTotal Total, Unit Unit, IReadOnlyList<Source> BaseEvidence, Citation? BaseCitation)
{
    /// <summary>The trend of a mineral over the whole area of the plan; null where nothing was reported in the year, so that not even the unit is known.</summary>
    public static Trend? Of(CheckInput input, string mineral, string name)
    {
        if (input.Reports.FirstOrDefault(report => input.Minerals.IsWithin(report.Mineral, mineral)) is not { } first)
        {
            return null;
        }
        var like = new Quantity(0, first.Output.Unit.Dimension == Dimension.Volume ? Unit.WanCubicMetre : Unit.WanTonne, Basis.NotSaid);
        var limit = new Limit(name, mineral, "", input.Plan.Adcode, [], null, Binding: false, [], []);
        var total = OutputTotal.Of(input, limit, like);
        List<MineYear> earlier = [.. input.EarlierReports.Where(report => report.Year == input.Plan.Period.Base)];
        var before = OutputTotal.Of(input with { Reports = earlier, Rights = null, RejectedReports = [] }, limit, like);
        if (before.Counted.Count > 0)
        {
            return new(before.Uncountable.Count > 0 ? null : before.Sum, total, like.Unit, before.Counted, null);
        }
        var printed = input.Plan.BasePeriod.FirstOrDefault(figure => figure.MineralCode == mineral && figure is { Value: not null, Unit: not null } && figure.Name.Contains("产量", StringComparison.Ordinal)
            && figure.Year == input.Plan.Period.Base && (figure.RegionCode is null || RegionCode.Within(input.Plan.Adcode, figure.RegionCode)));
        return printed is not null && Unit.Parse(printed.Unit!).TryGet(out var unit, out _) && new Quantity(printed.Value!.Value, unit, Basis.NotSaid).In(like.Unit).TryGet(out var amount, out _)
            ? new(amount.Value, total, like.Unit, [], printed.Citation)
            : new(null, total, like.Unit, [], null);
    }
}
