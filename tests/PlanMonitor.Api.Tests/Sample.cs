using System.Globalization;

namespace PlanMonitor.Api.Tests;

/// <summary>Small uploads for Dandong (丹东) of invented mines.</summary>
internal static class Sample
{
    public const string Place = "/api/uploads/reports/dandong/2024/-/";

    /// <summary>Annual reports of magnesite, in ten thousand tonnes.</summary>
    public static string Reports(params (int Mine, int Output)[] rows) => string.Join('\n',
        ["采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位", .. rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"C210624202105612015{row.Mine:D4},样例{row.Mine}号矿,2024,210624,菱镁矿,{row.Output},万吨"))]) + "\n";

    /// <summary>A register: the mine that reports, one in 宽甸 and one in 东港 that do not.</summary>
    public const string Rights = """
        采矿许可证号,矿山名称,采矿权人,行政区代码,开采矿种,生产规模,状态,有效期起,有效期止
        C2106242021056120150001,样例1号矿,样例公司,210624,菱镁矿,20万吨/年,有效,2020-01-01,2030-12-31
        C2106242021056120150002,样例2号矿,样例公司,210624,菱镁矿,20万吨/年,有效,2020-01-01,2030-12-31
        C2106812021056120150003,样例3号矿,样例公司,210681,菱镁矿,20万吨/年,有效,2020-01-01,2030-12-31

        """;

    /// <summary>A file that is no report.</summary>
    public const string NoReport = "监测点,数值\n一号,3\n";
}
