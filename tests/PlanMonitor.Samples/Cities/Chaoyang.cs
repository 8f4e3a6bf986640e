using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Cities;

/// <summary>朝阳: iron at most 4000 万吨, with neither grade nor period said.</summary>
internal static class Chaoyang
{
    private const string Beipiao = "211381", Jianping = "211322", County = "211321", Lingyuan = "211382", Kazuo = "211324", Code = "211300", Name = "朝阳市";

    public static City City { get; } = new()
    {
        Id = "chaoyang",
        Name = Name,
        Code = Code,
        Encoding = "utf-8",
        NewLine = "\n",
        WorkbookYear = 2024,
        CosPermille = 748,
        Blocks =
        [
            new(Beipiao, 120_750_000, 41_750_000), new(Jianping, 119_650_000, 41_850_000), new(County, 120_100_000, 41_350_000),
            new(Lingyuan, 119_300_000, 41_200_000), new(Kazuo, 119_750_000, 41_100_000),
        ],
        Mines =
        [
            new(1, 0, MineKind.Iron, 900m, "露天", 740) { Dressing = new(272m, 65.5m, 29.1m, 0.68m) },
            new(2, 0, MineKind.Iron, 600m, "露天", 680) { Dressing = new(181m, 65m, 28.4m, 0.69m) },
            new(3, 0, MineKind.Iron, 400m, "地下", 560) { Dressing = new(123m, 66m, 29.9m, 0.68m) },
            new(4, 1, MineKind.Iron, 500m, "露天", 620) { Dressing = new(140m, 64.5m, 26.7m, 0.68m) },
            new(5, 1, MineKind.Iron, 450m, "露天", 600) { Dressing = new(null, null, 27.2m, 0.7m) },
            new(6, 1, MineKind.Iron, 300m, "地下", 520) { Dressing = new(86m, 65m, 27.5m, 0.68m) },
            new(7, 2, MineKind.Iron, 250m, "露天", 500) { Dressing = new(70m, 64m, 26.5m, 0.68m) },
            new(8, 2, MineKind.Iron, 150m, "地下", 460) { Dressing = new(41m, 65m, 26.1m, 0.68m) },
            new(9, 3, MineKind.Iron, 100m, "地下", 430) { Dressing = new(27m, 64.5m, 25.6m, 0.68m) },
            new(10, 4, MineKind.Iron, 80m, "露天", 420) { Dressing = new(21m, 65m, 25.1m, 0.68m) },
            new(11, 2, MineKind.Manganese, 9m, "地下", 350),
            new(12, 0, MineKind.Gold, 5m, "地下", 340),
            new(13, 1, MineKind.Bentonite, 12m, "露天", 360),
            new(14, 3, MineKind.BuildingLimestone, 55m, "露天", 380),
            new(15, 4, MineKind.Gold, 2.5m, "地下", 330) { From = 2023 },
            new(16, 4, MineKind.Limestone, 60m, "露天", 400) { Status = "停产" },
            new(17, 2, MineKind.FacingGranite, 1.5m, "露天", 320) { Status = "过期", From = 2011, To = 2021 },
            new(18, 0, MineKind.Quartzite, 8m, "露天", 330) { Status = "关闭" },
            new(19, 1, MineKind.Manganese, 6m, "地下", 340) { Status = "未建", From = 2022 },
        ],
        Limits =
        [
            new("铁矿", "iron", Name, Code, "万吨", Counting.Ore, Direction.Cap, 4000m),
            // The plan says that the upper plan's total holds for sand, stone and clay; the quota of the year stands for it.
            new("砂石土", "sand-stone-clay", Name, Code, "万吨", Counting.Ore, Direction.Cap),
        ],
        Lines = ["red-line", "farmland", "urban-boundary"],
        Quotas =
        [
            .. City.Years.Select(year => new QuotaRow(year, "市", Code, 0, "砂石土", "sand-stone-clay", 800m)),
            new(2023, "市", Code, 0, "铁矿", "iron", 4000m),
            new(2023, "县", Beipiao, 0, "铁矿", "iron", 2000m), new(2023, "县", Jianping, 0, "铁矿", "iron", 1350m), new(2023, "县", County, 0, "铁矿", "iron", 430m),
            new(2023, "县", Lingyuan, 0, "铁矿", "iron", 120m), new(2023, "县", Kazuo, 0, "铁矿", "iron", 100m),
            // What goes to the counties is more than the city's 800, and one of them gets less than its mine brings up.
            new(2024, "县", Beipiao, 0, "砂石土", "sand-stone-clay", 500m), new(2024, "县", Jianping, 0, "砂石土", "sand-stone-clay", 300m), new(2024, "县", Lingyuan, 0, "砂石土", "sand-stone-clay", 40m),
        ],
        Plants = new()
        {
            Fixed =
            [
                new(1, 2022, 1012.5m, 305m), new(2, 2022, 655m, 197m), new(3, 2022, 440m, 135m), new(4, 2022, 560m, 157m), new(5, 2022, 490m),
                new(6, 2022, 330m, 95m), new(7, 2022, 281m, 79m), new(8, 2022, 166m, 45m), new(9, 2022, 104m, 28m), new(10, 2022, 88m, 23m),
                new(1, 2023, 897.3m, 271m),
                // Three zeros too many; and a mine that says it stood still.
                new(12, 2022, 5_300m), new(11, 2024, 0m),
            ],
            Missing = (10, 2023),
            RawOre = (6, 2023),
            Correction = (1, 2023, 1297.3m),
            Patches = new(Beyond: 1, SlightlyBeyond: 2, Sliver: 4, RedLine: 3, InHole: 13, Farmland: 5, Urban: 7, UrbanException: 0, BowTie: 8, Unclosed: 9, Beyond2023: 6, RedLine2023: 10),
        },
    };
}
