using System.Text;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Ingest.Quotas;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Rights;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Tests.Ingest;

/// <summary>Small tables of invented mines and what they are read against.</summary>
internal static class Samples
{
    public const string Sha = "00000000000000000000000000000000000000000000000000000000000000aa";
    public const string ReportHeader = "采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位";
    public const string ReportOne = "C2106002021056120150001,样例一号矿,2024,210681,硼矿,241.28,万吨";
    public const string ReportTwo = "C2106002021056120150002,样例二号矿,2024,凤城市,菱镁矿,5.8,万吨";
    public const string RightHeader = "采矿许可证号,矿山名称,采矿权人,行政区代码,开采矿种,生产规模,开采方式,状态,有效期起,有效期止,开采标高,矿区范围";
    public const string RightOne = "C2106002021056120150001,样例一号矿,样例矿业一公司,210681,硼矿,30万吨/年,地下,有效,2020-01-01,2030-12-31,363至10米,";
    public const string RightTwo = "C2106002021056120150002,样例二号矿,样例矿业二公司,210682,菱镁矿,5万吨/年,露天,停产,2020-01-01,2030-12-31,200至100米,";
    public const string QuotaHeader = "年度,层级,行政区代码,采矿许可证号,开采矿种,控制指标,计量单位,批次,下达日期,文号";
    public const string QuotaOne = "2024,市,210600,,硼矿,450,万吨,1,2024-03-01,样例发〔2024〕1号";
    public const string QuotaTwo = "2024,矿山,210681,C2106002021056120150001,硼矿,30,万吨,,2024年4月1日,";

    public static ReadContext Context { get; } = new()
    {
        PlanAdcode = "210600",
        Period = new(2021, 2025, 2020, 2025, 2035, new("test", "1", 1, "2021-2025")),
        Minerals = new(
        [
            new("boron", "硼矿", ["硼"], "Boron", 2, "chemical", []), new("magnesite", "菱镁矿", ["菱镁"], "Magnesite", 2, "metallurgical", []),
            new("iron", "铁矿", ["铁"], "Iron", 2, "ferrous", []), new("talc", "滑石", [], "Talc", 2, "metallurgical", []),
        ]),
        Regions = new(
        [
            new("210000", "辽宁省", ["辽宁"], "Liaoning"), new("210600", "丹东市", ["丹东"], "Dandong"), new("210681", "东港市", ["东港"], "Donggang"),
            new("210682", "凤城市", ["凤城"], "Fengcheng"), new("211000", "辽阳市", [], "Liaoyang"),
        ]),
    };

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Csv(params string[] lines) => Utf8(string.Join('\n', lines) + "\n");

    public static TableResult<MineYear> ReadReports(byte[] content, ReadContext? context = null) => ReportTable.Read("样例.csv", content, Sha, context ?? Context);

    public static TableResult<MiningRight> ReadRights(byte[] content, ReadContext? context = null) => RightTable.Read("样例.csv", content, Sha, context ?? Context);

    public static TableResult<Quota> ReadQuotas(byte[] content, ReadContext? context = null) => QuotaTable.Read("样例.csv", content, Sha, context ?? Context);

    /// <summary>A row with some of its cells replaced by name.</summary>
    public static string With(string header, string row, params (string Column, string Value)[] cells)
    {
        var names = header.Split(',');
        var values = row.Split(',');
        foreach (var (column, value) in cells)
        {
            values[Array.IndexOf(names, column)] = value.AsSpan().IndexOfAny(',', '"', '\n') >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;
        }
        return string.Join(',', values);
    }
}
