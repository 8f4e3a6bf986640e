using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Records;

/// <summary>The tables of typed rows: annual reports and quotas by plan and year, the register of rights by plan.</summary>
internal sealed class PlanRecords(ITables tables)
{
    /// <summary>Annual reports (年报).</summary>
    public RecordTable<MineYear> Reports { get; } = new(tables, "reports", report => $"{report.Licence}|{report.Mineral}", report => report.Source.Line);

    /// <summary>Mining rights (采矿权).</summary>
    public RecordTable<MiningRight> Rights { get; } = new(tables, "rights", right => right.Licence, right => right.Source.Line);

    /// <summary>Quotas (分解指标).</summary>
    public RecordTable<Quota> Quotas { get; } =
        new(tables, "quotas", quota => $"{quota.Scope}|{quota.Region}|{quota.Licence}|{quota.Mineral}|{quota.Batch}", quota => quota.Source.Line);

    /// <summary>Partition of what belongs to one year of a plan.</summary>
    public static string OfYear(string plan, int year) => $"{plan}|{year}";
}
