using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Duties;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Records.Rows;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Records;

/// <summary>The tables of typed rows: annual reports and quotas by plan and year, everything else by plan.</summary>
internal sealed class PlanRecords(ITables tables)
{
    /// <summary>Annual reports (年报).</summary>
    public RecordTable<MineYear> Reports { get; } = new(tables, "reports", report => $"{report.Licence}|{report.Mineral}", report => report.Source.Line, RowReaders.Report);

    /// <summary>Mining rights (采矿权).</summary>
    public RecordTable<MiningRight> Rights { get; } = new(tables, "rights", right => right.Licence, right => right.Source.Line, RowReaders.Right);

    /// <summary>Quotas (分解指标).</summary>
    public RecordTable<Quota> Quotas { get; } =
        new(tables, "quotas", quota => $"{quota.Scope}|{quota.Region}|{quota.Licence}|{quota.Mineral}|{quota.Batch}{(quota.IsNumber ? "|个" : "")}", quota => quota.Source.Line, RowReaders.Quota);

    /// <summary>Reserves of mines (储量年报), of all years.</summary>
    public RecordTable<ReserveYear> Reserves { get; } = new(tables, "reserves", row => $"{row.Year}|{row.Licence}|{row.Mineral}", row => row.Source.Line, RowReaders.Reserve);

    /// <summary>三率, of all years.</summary>
    public RecordTable<ThreeRates> Rates { get; } = new(tables, "rates", row => $"{row.Year}|{row.Licence}|{row.Mineral}", row => row.Source.Line, RowReaders.Rates);

    /// <summary>Months and quarters (月报, 季报), of all years.</summary>
    public RecordTable<MineProgress> Progress { get; } =
        new(tables, "progress", row => $"{row.Year}|{row.Licence}|{row.Mineral}|{row.FromMonth:D2}|{row.ToMonth:D2}", row => row.Source.Line, RowReaders.Progress);

    /// <summary>What exploration found (勘查成果), of all years.</summary>
    public RecordTable<Discovery> Discoveries { get; } = new(
        tables, "discoveries",
        row => $"{row.Year}|{row.Region}|{row.Mineral}|{row.DepositClass}|{StableHash.Id(row.Project ?? "", row.Document ?? "", $"{row.Added?.Basis.Kind}")}", row => row.Source.Line);

    /// <summary>What was restored (生态修复), of all years.</summary>
    public RecordTable<RestoredArea> Restoration { get; } =
        new(tables, "restoration", row => $"{row.Year}|{row.Region}|{row.Kind}|{StableHash.Id(row.Project ?? "", row.Document ?? "", row.Mineral ?? "")}", row => row.Source.Line);

    /// <summary>Green mines (绿色矿山名录).</summary>
    public RecordTable<GreenMine> GreenList { get; } = new(tables, "greenlist", row => $"{row.Licence}|{row.Level}|{row.Listed:yyyy-MM-dd}", row => row.Source.Line, RowReaders.GreenMine);

    /// <summary>How far projects are (项目进展).</summary>
    public RecordTable<ProjectState> Projects { get; } = new(tables, "projects", row => StableHash.Id(NameKey.Of(row.Project)), row => row.Source.Line);

    /// <summary>What authorities did (履职记录), of all years.</summary>
    public RecordTable<DutyRecord> Duties { get; } =
        new(tables, "duties", row => $"{row.Year}|{StableHash.Id(row.Duty, row.Document ?? "")}|{row.DoneOn:yyyy-MM-dd}", row => row.Source.Line);

    /// <summary>What mines disturbed and restored (损毁与治理), of all years.</summary>
    public RecordTable<DisturbedLand> Disturbance { get; } = new(tables, "disturbance", row => $"{row.Year}|{row.Licence}", row => row.Source.Line, RowReaders.Disturbance);

    /// <summary>Partition of what belongs to one year of a plan.</summary>
    public static string OfYear(string plan, int year) => $"{plan}|{year}";
}
