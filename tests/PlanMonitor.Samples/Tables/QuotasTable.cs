using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Tables;

/// <summary>The quotas (分解指标) of a city, one file a year.</summary>
internal static class QuotasTable
{
    private static readonly string[] Header = ["年度", "层级", "行政区代码", "采矿许可证号", "开采矿种", "控制指标", "计量单位", "批次", "下达日期", "文号"];

    public static IEnumerable<SampleFile> Files(City city) => city.Quotas.GroupBy(quota => quota.Year).OrderBy(year => year.Key).Select(year => new SampleFile(
        "quotas", city.Id, year.Key, null, $"分解指标{year.Key}.csv",
        Csv.Write([Header, .. year.Select(quota => Row(city, quota))], city.Encoding, city.NewLine), ExpectedReceipt.Of(city.Encoding, year.Count())));

    private static string[] Row(City city, QuotaRow quota) =>
    [
        $"{quota.Year}", quota.Scope, quota.Region, quota.Mine == 0 ? "" : city.Mine(quota.Mine).Licence(city), quota.Mineral, $"{quota.Amount:0.##}", "万吨", $"{quota.Batch}",
        quota.Batch == 1 ? $"{quota.Year}-03-20" : $"{quota.Year}-08-25", $"示例发〔{quota.Year}〕{quota.Batch}号",
    ];
}
