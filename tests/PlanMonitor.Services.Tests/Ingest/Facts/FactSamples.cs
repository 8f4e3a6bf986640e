using PlanMonitor.Services.Ingest.Discoveries;
using PlanMonitor.Services.Ingest.Disturbance;
using PlanMonitor.Services.Ingest.Duties;
using PlanMonitor.Services.Ingest.GreenList;
using PlanMonitor.Services.Ingest.Progress;
using PlanMonitor.Services.Ingest.Projects;
using PlanMonitor.Services.Ingest.Quotas;
using PlanMonitor.Services.Ingest.Rates;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Reserves;
using PlanMonitor.Services.Ingest.Restorations;
using PlanMonitor.Services.Ingest.Rights;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Tests.Ingest.Facts;

/// <summary>Every kind of table read without its type, and a good table of each new one.</summary>
internal static class FactSamples
{
    public const string One = "C2106002021056120150001";
    public const string Two = "C2106002021056120150002";

    /// <summary>Header and two good rows of a kind.</summary>
    public static readonly IReadOnlyDictionary<string, (string Header, string First, string Second)> Tables = new Dictionary<string, (string, string, string)>
    {
        ["reserves"] = ("采矿许可证号,年度,开采矿种,年初保有,年采出,损失量,勘查增减,重算增减,年末保有,计量单位,计量口径",
            $"{One},2024,铁矿,1200,30,3,-5,0,1162,万吨,", $"{Two},2024,硼矿,90,3,,,,87,吨,氧化物"),
        ["rates"] = ("采矿许可证号,年度,开采矿种,开采回采率,开采回采率要求,选矿回收率,选矿回收率要求,综合利用率,综合利用率要求,矿业用水复用率,矿业用水复用率要求",
            $"{One},2024,铁矿,88.5,85%,82,80,,,92%,90", $"{Two},2024,硼矿,,,,,60,55,,"),
        ["progress"] = ("采矿许可证号,年度,月份,季度,开采矿种,产量,计量单位,计量口径", $"{One},2024,3月,,铁矿,2.5,万吨,", $"{Two},2024,,第2季度,硼矿,7,万吨,"),
        ["discoveries"] = ("年度,行政区代码,矿种,新增资源量,计量单位,计量口径,新发现矿产地,矿产地规模,勘查项目,文号",
            "2024,210681,铁矿,1500万吨,,矿石量,,,样例铁矿详查,样例储备字〔2024〕1号", "2024,210682,硼矿,,,,1处,大型,样例硼矿普查,"),
        ["restoration"] = ("年度,行政区代码,项目,治理类型,治理面积,应治理面积,矿种,面积单位,文号", "2024,210681,样例修复工程,历史遗留,15亩,,铁矿,,", "2024,210682,,在建,12.5,20,,公顷,样例发〔2024〕2号"),
        ["greenlist"] = ("采矿许可证号,级别,入库日期,移出日期", $"{One},国家级,2020-12-30,", $"{Two},市级,2021-06-01,2023-06-01"),
        ["projects"] = ("项目,状态,完成日期,完成数量,计量单位,文号", "样例调查项目,已完成,2024-11-30,7,幅,样例发〔2024〕3号", "样例勘查项目,进行中,,,,"),
        ["duties"] = ("履职事项,年度,完成日期,次数,文号", "年度执行报告,2024,2025-02-28,,样例发〔2025〕1号", "duty.patrol,2024,,12次,"),
        ["disturbance"] = ("采矿许可证号,年度,新增损毁面积,治理面积,面积单位", $"{One},2024,1.2,1.5,公顷", $"{Two},2024,3亩,0亩,"),
    };

    /// <summary>The receipt's part of a table of any kind.</summary>
    public static TableResult<object> Read(string kind, byte[] content, ReadContext? context = null)
    {
        TableResult<object> By<T>(Func<string, byte[], string, ReadContext, TableResult<T>> read)
            where T : class
        {
            var result = read("样例.csv", content, Samples.Sha, context ?? Samples.Context);
            return new([.. result.Rows], result.Problems, result.Accepted, result.Rejected, result.RejectedWhole);
        }
        return kind switch
        {
            "rights" => By(RightTable.Read),
            "quotas" => By(QuotaTable.Read),
            "reports" => By(ReportTable.Read),
            "reserves" => By(ReserveTable.Read),
            "rates" => By(RateTable.Read),
            "progress" => By(ProgressTable.Read),
            "discoveries" => By(DiscoveryTable.Read),
            "restoration" => By(RestorationTable.Read),
            "greenlist" => By(GreenTable.Read),
            "projects" => By(ProjectTable.Read),
            "duties" => By(DutyTable.Read),
            "disturbance" => By(DisturbanceTable.Read),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No table."),
        };
    }
}
