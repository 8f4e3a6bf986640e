using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Cities;

/// <summary>平泉: about 200 万吨 of iron concentrate and about 400 万吨 of building stone at the end of the period.</summary>
internal static class Pingquan
{
    private const string Code = "130881", Name = "平泉市";

    public static City City { get; } = new()
    {
        Id = "pingquan",
        Name = Name,
        Code = Code,
        Encoding = "gb18030",
        NewLine = "\r\n",
        CosPermille = 755,
        Blocks = [new(Code, 118_600_000, 41_000_000), new(Code, 118_880_000, 40_830_000)],
        Mines =
        [
            new(1, 0, MineKind.Iron, 205m, "露天", 720) { Dressing = new(60m, 65.8m, 27.6m, 0.7m) },
            new(2, 0, MineKind.Iron, 158m, "露天", 640) { Dressing = new(45m, 65.2m, 26.9m, 0.69m) },
            new(3, 0, MineKind.Iron, 120m, "地下", 560) { Dressing = new(35m, 66.1m, 28m, 0.69m) },
            new(4, 1, MineKind.Iron, 88m, "露天", 500) { Dressing = new(25m, 65m, 26.4m, 0.7m) },
            new(5, 1, MineKind.Iron, 52m, "地下", 440) { Dressing = new(15m, 64.6m, 26.9m, 0.69m) },
            new(6, 1, MineKind.Iron, 42m, "地下", 420) { Dressing = new(12m, 63.5m, 26.3m, 0.69m) },
            new(7, 0, MineKind.BuildingLimestone, 150m, "露天", 540),
            new(8, 0, MineKind.BuildingLimestone, 110m, "露天", 500),
            new(9, 1, MineKind.BuildingGranite, 80m, "露天", 460),
            new(10, 0, MineKind.Fluorite, 3m, "地下", 340),
            new(11, 1, MineKind.Gold, 4m, "地下", 350),
            new(12, 1, MineKind.Molybdenum, 30m, "地下", 420),
            new(13, 0, MineKind.Limestone, 48m, "露天", 400),
            new(14, 1, MineKind.Fluorite, 2.2m, "地下", 330) { From = 2023 },
            new(15, 1, MineKind.FacingGranite, 1.8m, "露天", 320) { Status = "停产" },
            new(16, 0, MineKind.BuildingGranite, 25m, "露天", 340) { Status = "过期", From = 2012, To = 2022 },
            new(17, 0, MineKind.Gold, 1.5m, "地下", 320) { Status = "关闭" },
            new(18, 1, MineKind.Fluorite, 3m, "地下", 330) { Status = "未建", From = 2022 },
        ],
        Limits =
        [
            new("建筑石料类", "building-stone", Name, Code, "万吨", Counting.Ore, Direction.About, 400m) { EndOfPeriod = true },
            new("铁矿", "iron", Name, Code, "万吨", Counting.Concentrate62, Direction.About, 200m) { EndOfPeriod = true },
        ],
        // Its text asks exploration, not mining, to keep off the red line.
        Lines = [],
        Quotas = [.. new[] { 2023, 2024 }.Select(year => new QuotaRow(year, "县", Code, 0, "建筑石料", "building-stone", 400m))],
        Plants = new()
        {
            Fixed =
            [
                new(1, 2024, 226m, 66.5m), new(2, 2024, 176m, 50.2m), new(3, 2024, 131m, 38.3m), new(4, 2024, 96m, 27.4m), new(5, 2024, 58m, 16.6m), new(6, 2024, 46m, 13m),
                new(7, 2023, 151.2m),
                // Three zeros too many; and a mine that says it stood still.
                new(12, 2022, 29_600m), new(10, 2024, 0m),
            ],
            Missing = (6, 2023),
            RawOre = (4, 2022),
            Correction = (7, 2023, 251.2m),
            Patches = new(Beyond: 1, SlightlyBeyond: 2, Sliver: 3, RedLine: 4, InHole: 13, Farmland: 7, Urban: 8, UrbanException: 0, BowTie: 9, Unclosed: 12, Beyond2023: 5, RedLine2023: 6),
        },
    };
}
