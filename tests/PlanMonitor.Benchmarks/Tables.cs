using System.Globalization;
using System.Text;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Benchmarks;

/// <summary>The uploads of tables, as people send them: names in the inbox and content.</summary>
internal static class Tables
{
    private static readonly int[] Years = [.. Enumerable.Range(Size.Base, Size.Year - Size.Base + 1)];

    /// <summary>All of them in the order in which they build on each other.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(Plan plan, IReadOnlyList<Mine> mines)
    {
        List<Mine> mining = [.. mines.Where(mine => !mine.Explores)];
        yield return ($"rights/{plan.Id}/-/-/register.csv", Csv(
            "采矿许可证号,矿山名称,采矿权人,行政区代码,开采矿种,生产规模,生产规模单位,开采方式,状态,有效期起,有效期止,开采标高上限,开采标高下限,矿区范围,权利类型,矿山规模,矿床规模,保有资源储量,资源储量单位,设计服务年限,登记类型,首次发证日期,区块编号,勘查程度,出资,矿区面积,矿区面积单位",
            mines.Select(Right)));
        yield return ($"quotas/{plan.Id}/{Size.Year}/-/quotas.csv", Csv(
            "年度,层级,行政区代码,采矿许可证号,开采矿种,控制指标,计量单位,批次,下达日期,文号",
            mining.Where(mine => mine.Mineral == "菱镁矿").Select(mine => Row($"{Size.Year},矿山,{mine.Region},{mine.Licence},{mine.Mineral},{mine.Scale},{mine.Unit},1,{Size.Year}-03-20,样例〔{Size.Year}〕1号"))));
        foreach (var year in Years)
        {
            yield return ($"reports/{plan.Id}/{year}/-/reports{year}.csv", Csv(
                "采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位,精矿年产量,精矿计量单位,精矿品位,原矿入选品位,选矿回收率",
                mining.Where(mine => mine.Number % 20 != 1 && mine.Granted <= year).Select(mine => Report(mine, year))));
        }
        yield return ($"progress/{plan.Id}/-/-/progress.csv", Csv(
            "采矿许可证号,年度,月份,开采矿种,产量,计量单位",
            from mine in mining where mine.Number % 4 == 0 from month in Enumerable.Range(1, 12) select Row($"{mine.Licence},{Size.Year},{month},{mine.Mineral},{mine.Output(Size.Year) / 12:F4},{mine.Unit}")));
        yield return ($"reserves/{plan.Id}/-/-/reserves.csv", Csv(
            "采矿许可证号,年度,开采矿种,年初保有,年采出,损失量,勘查增减,重算增减,年末保有,计量单位",
            from mine in mining from year in Years.Skip(1) select Reserve(mine, year)));
        yield return ($"rates/{plan.Id}/-/-/rates.csv", Csv(
            "采矿许可证号,年度,开采矿种,开采回采率,开采回采率要求,选矿回收率,选矿回收率要求",
            from mine in mining from year in Years.Skip(1) select Row($"{mine.Licence},{year},{mine.Mineral},{80 + ((mine.Number + year) % 15)},85,{75 + ((mine.Number + year) % 20)},80")));
        yield return ($"disturbance/{plan.Id}/-/-/disturbance.csv", Csv(
            "采矿许可证号,年度,新增损毁面积,治理面积,面积单位",
            from mine in mining from year in Years.Skip(1) select Row($"{mine.Licence},{year},{mine.Number % 7},{(mine.Number + year) % 6},公顷")));
        yield return ($"greenlist/{plan.Id}/-/-/greenlist.csv", Csv(
            "采矿许可证号,级别,入库日期", mining.Where(mine => mine.Number % 8 == 0).Select(mine => Row($"{mine.Licence},省级,{2021 + (mine.Number % 4)}-06-01"))));
    }

    private static string Right(Mine mine)
    {
        var (small, year) = (mine.Scale < 30, mine.Granted);
        var ring = string.Join(", ", Mine.Ring(mine.X, mine.Y, mine.Number % 50 == 7 ? 0.005 : 0.0028, 12, mine.Number));
        return Row($"{mine.Licence},样例{mine.Number}矿,样例{mine.Number % 997}公司,{mine.Region},{mine.Mineral},{(mine.Explores ? "" : $"{mine.Scale}")},{(mine.Explores ? "" : mine.Unit + "/年")},{(mine.Explores ? "" : mine.Number % 3 == 0 ? "地下" : "露天")},{(mine.Number % 33 == 5 ? "关闭" : "有效")},{year}-05-01,{mine.Ends}-04-30,{300 + (mine.Number % 100)},{mine.Number % 250},\"POLYGON (({ring}))\",{(mine.Explores ? "探矿权" : "采矿权")},{(small ? "小型" : mine.Scale < 80 ? "中型" : "大型")},{(small ? "小型" : "中型")},{mine.Scale * 20},{mine.Unit},{10 + (mine.Number % 15)},{(year > Size.Base ? "新立" : "延续")},{year}-05-01,{mine.Block},{(mine.Explores ? "详查" : "")},{(mine.Explores ? mine.Number % 3 == 0 ? "财政" : "社会" : "")},{25 + (mine.Number % 20)},公顷");
    }

    private static string Report(Mine mine, int year)
    {
        var output = mine.Number % 101 == 3 ? 0 : mine.Output(year);
        return mine.Mineral == "铁矿"
            ? Row($"{mine.Licence},样例{mine.Number}矿,{year},{mine.Region},{mine.Mineral},{output},{mine.Unit},{output * 0.3m:F3},万吨,65,30,0.85")
            : Row($"{mine.Licence},样例{mine.Number}矿,{year},{mine.Region},{mine.Mineral},{output},{mine.Unit},,,,,");
    }

    private static string Reserve(Mine mine, int year)
    {
        decimal At(int to) => (mine.Scale * 20) - Enumerable.Range(Size.Base + 1, to - Size.Base).Sum(each => mine.Output(each) * 1.1m);
        var wrong = (mine.Number + year) % 40 == 0 ? 5 : 0;
        return Row($"{mine.Licence},{year},{mine.Mineral},{At(year - 1)},{mine.Output(year)},{mine.Output(year) * 0.1m},0,0,{At(year) + wrong},{mine.Unit}");
    }

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);

    private static byte[] Csv(string header, IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(header)) + "\n");
}
