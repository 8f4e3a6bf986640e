using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Duties;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Sources;
using static PlanMonitor.Core.Tests.Cases.CaseValues;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>The rows of a case's other uploads as records; the year of the case stands in for one that is left out.</summary>
internal static class CaseFacts
{
    private const int MonthsOfQuarter = 3;

    public static ReserveYear Reserve(ReserveRow row, int year, Source source)
    {
        var basis = BasisOf(row.Basis);
        return new(
            row.Licence, row.Year ?? year, Mineral(row.Mineral), row.Mineral, Quantity(row.Opening, basis), Quantity(row.Mined, basis),
            Maybe(row.Lost, basis), Maybe(row.Explored, basis), Maybe(row.Recalculated, basis), Quantity(row.Closing, basis), source);
    }

    public static ThreeRates Rates(RateRow row, int year, Source source) => new(
        row.Licence, row.Year ?? year, Mineral(row.Mineral), row.Mineral,
        new(row.Mining, row.MiningRequired), new(row.Processing, row.ProcessingRequired), new(row.Utilisation, row.UtilisationRequired), source)
    {
        WaterReuse = row.WaterReuse is null && row.WaterReuseRequired is null ? null : new(row.WaterReuse, row.WaterReuseRequired),
    };

    public static MineProgress Progress(ProgressRow row, int year, Source source)
    {
        var first = row.Month ?? (((row.Quarter ?? throw Unknown("月份")) - 1) * MonthsOfQuarter) + 1;
        return new(
            row.Licence, row.Year ?? year, first, row.Month ?? first + MonthsOfQuarter - 1, Mineral(row.Mineral), row.Mineral, Quantity(row.Output, BasisOf(row.Basis)), source);
    }

    public static Discovery Discovery(DiscoveryRow row, int year, Source source) => new(
        row.Year ?? year, Region(row.Region), Mineral(row.Mineral), row.Mineral, Maybe(row.Added, row.Basis is null ? Basis.NotSaid : BasisOf(row.Basis)),
        row.Deposits, Size(row.DepositClass), row.Project, row.Document, source);

    public static RestoredArea Restored(RestorationRow row, int year, Source source) => new(
        row.Year ?? year, Region(row.Region), row.Project,
        row.Kind switch { null => null, "历史遗留" => RestorationKind.Legacy, "在建" => RestorationKind.Active, _ => throw Unknown(row.Kind) },
        Quantity(row.Restored, Basis.None), Maybe(row.Due, Basis.None), row.Document, source)
    { Mineral = row.Mineral is null ? null : Mineral(row.Mineral) };

    public static GreenMine Green(GreenRow row, Source source) => new(
        row.Licence,
        row.Level switch { "国家级" => GreenLevel.National, "省级" => GreenLevel.Provincial, "市级" => GreenLevel.City, _ => throw Unknown(row.Level) },
        row.Listed, row.Removed, source);

    public static ProjectState Project(ProjectRow row, Source source) => new(
        row.Project,
        row.Stage switch { "未启动" => ProjectStage.NotStarted, "进行中" => ProjectStage.Ongoing, "已完成" => ProjectStage.Done, _ => throw Unknown(row.Stage) },
        row.DoneOn, Maybe(row.Amount, Basis.None), row.Document, source);

    public static DutyRecord Duty(DutyRow row, int year, Source source) =>
        new(DutyTopic.Of(row.Duty) ?? throw Unknown(row.Duty), row.Year ?? year, row.DoneOn, row.Times ?? 1, row.Document, source);

    public static DisturbedLand Disturbed(DisturbanceRow row, int year, Source source) =>
        new(row.Licence, row.Year ?? year, Quantity(row.Disturbed, Basis.None), Quantity(row.Restored, Basis.None), source);
}
