using PlanMonitor.Samples.Files;
using PlanMonitor.Samples.Model;
using PlanMonitor.Samples.Tables;

namespace PlanMonitor.Samples.Answers;

/// <summary>What <c>volume.cap</c> and <c>volume.basis</c> should find, worked out from what was planned and not by the product.</summary>
internal static class Volume
{
    private const int Horizon = 2025;

    public static IEnumerable<Verdict> Caps(City city, int year) => city.Limits.Select(limit => Cap(city, year, limit));

    public static IEnumerable<Verdict> Bases(City city, int year) =>
        from report in Reports.Final(city, year)
        let limits = city.Limits.Where(limit => limit.Values.Count > 0 && Concerns(city, limit, report.Mine)).ToList()
        where limits.Count > 0
        let missing = limits.SelectMany(limit => Counted.Of(report, limit).Missing).Distinct().ToList()
        let raw = city.Plants.RawOre == (report.Mine.Number, year)
        select new Verdict
        {
            Rule = "volume.basis",
            Status = missing.Count > 0 ? Verdict.NotEvaluable : Verdict.Pass,
            Subject = new("report", report.Mine.Kind.Mineral, Right: report.Mine.Licence(city)),
            Codes = new(limits[0].MineralCode, city.RegionOf(report.Mine)),
            Missing = missing,
            Why = missing.Count > 0
                ? new($"{report.Mine.Name}{year}年只报原矿量，没有精矿量、品位和回收率", $"{report.Mine.Name} reported nothing but ore as mined for {year}: no concentrate, grade or recovery")
                : raw ? new($"{report.Mine.Name}{year}年只报原矿量，而本规划的铁矿指标不按品位计，可以对照", $"{report.Mine.Name} reported nothing but ore as mined for {year}, and this plan's cap on iron knows no grade: it can be judged")
                : new("口径一致", "counted as the limit counts"),
            Trap = raw && missing.Count == 0,
        };

    private static Verdict Cap(City city, int year, Limit limit)
    {
        var quotas = city.Quotas.Where(quota => quota.Year == year && quota.Region == limit.RegionCode && quota.Scope != "矿山" && quota.MineralCode == limit.MineralCode).ToList();
        IReadOnlyList<decimal> values = limit.Values.Count > 0 ? limit.Values : quotas.Count > 0 ? [quotas.Sum(quota => quota.Amount)] : [];
        var verdict = new Verdict
        {
            Rule = "volume.cap",
            Status = Verdict.NotEvaluable,
            Subject = new("total", limit.Mineral, limit.Region),
            Codes = new(limit.MineralCode, limit.RegionCode),
            Missing = ["quotas"],
            Why = new($"{year}年的分解指标尚未录入", $"no quota was uploaded for {year}"),
        };
        return values.Count == 0 ? verdict : Judged(city, year, limit, values, verdict);
    }

    private static Verdict Judged(City city, int year, Limit limit, IReadOnlyList<decimal> values, Verdict verdict)
    {
        var counted = Reports.Final(city, year).Where(report => Concerns(city, limit, report.Mine)).Select(report => Counted.Of(report, limit)).ToList();
        var sum = counted.Sum(each => each.Amount);
        string[] fields = [.. counted.SelectMany(each => each.Missing)];
        string[] open =
        [
            .. city.Mines.Where(mine => city.Plants.Missing == (mine.Number, year) && Concerns(city, limit, mine)).Select(mine => $"reports:{mine.Licence(city)}"),
            .. year == City.BadYear ? ["reports:rejected-rows"] : Array.Empty<string>(),
        ];
        var compared = Compared(sum, values, limit, year);
        return verdict with
        {
            Status = fields.Length > 0 && compared != Verdict.Fail ? Verdict.NotEvaluable : open.Length > 0 && compared == Verdict.Pass && limit.Direction != Direction.Floor ? Verdict.Warn : compared,
            Measured = sum,
            Limit = compared == Verdict.Fail ? values[^1] : values[0],
            Unit = limit.Unit,
            Basis = limit.Counts switch { Counting.OreAt62 => "矿石（62%）", Counting.Concentrate62 => "精矿（62%以上）", _ => "矿石" },
            Missing = [.. fields, .. open],
            Why = fields.Length > 0 && compared != Verdict.Fail
                ? new("有矿山只报原矿量，合计只是下限，无法对照", "a mine reported nothing but ore as mined: the total is a lower bound in this basis and cannot be judged")
                : compared == Verdict.Fail ? new("合计超过控制指标", "the total is over the cap")
                : compared == Verdict.Warn ? Beyond(limit, values)
                : limit.Direction == Direction.Floor ? new("已达到期望值", "reaches what is expected")
                : open.Length > 0 ? new("未超过，但有未报或被退回的行，合计只是下限", "within, but a report is missing or rows were rejected: the total is a lower bound")
                : new("未超过", "within"),
        };
    }

    private static Words Beyond(Limit limit, IReadOnlyList<decimal> values) =>
        limit.Direction == Direction.Floor ? new("规划期末前低于期望值，只提示", "below what is to be reached, before the end of the period: warns only")
        : limit.EndOfPeriod ? new("规划期末前超过左右值的5%，只提示", "more than 5% beyond a figure for the end of the period, before that: warns only")
        : values.Count > 1 ? new("超过一个所印数值，未超过另一个", "beyond one of the two printed values, within the other")
        : new("超过左右值，未超过5%", "beyond the figure by less than 5%");

    private static string Compared(decimal sum, IReadOnlyList<decimal> values, Limit limit, int year)
    {
        var judged = !limit.EndOfPeriod || year >= Horizon;
        if (limit.Direction == Direction.Floor)
        {
            return sum >= values[0] ? Verdict.Pass : year >= Horizon ? Verdict.Fail : Verdict.Warn;
        }
        var last = limit.Direction == Direction.About ? values[^1] * 1.05m : values[^1];
        return sum <= values[0] ? Verdict.Pass : judged && sum > last ? Verdict.Fail : Verdict.Warn;
    }

    private static bool Concerns(City city, Limit limit, Mine mine) => mine.Kind.Codes.Contains(limit.MineralCode) && limit.Covers(city.RegionOf(mine));
}
