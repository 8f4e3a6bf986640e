using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Cities;

/// <summary>辽阳: magnesite and coal capped each year by the province, iron encouraged.</summary>
internal static class Liaoyang
{
    private const string County = "211021", Gongchangling = "211005", Dengta = "211081", Hongwei = "211004", Code = "211000", Name = "辽阳市";

    public static City City { get; } = new()
    {
        Id = "liaoyang",
        Name = Name,
        Code = Code,
        Encoding = "gbk",
        NewLine = "\r\n",
        CosPermille = 754,
        Blocks = [new(County, 123_200_000, 40_950_000), new(Gongchangling, 123_450_000, 41_130_000), new(Dengta, 123_350_000, 41_380_000), new(Hongwei, 123_200_000, 41_200_000)],
        Mines =
        [
            new(1, 0, MineKind.Magnesite, 30m, "露天", 420),
            new(2, 0, MineKind.Magnesite, 17.5m, "露天", 380),
            new(3, 0, MineKind.Magnesite, 11.5m, "露天", 360),
            new(4, 2, MineKind.Coal, 118m, "地下", 700),
            new(5, 2, MineKind.Coal, 61m, "地下", 650),
            new(6, 1, MineKind.Iron, 1600m, "露天", 750) { Dressing = new(520m, 66m, 31.2m, 0.69m) },
            new(7, 1, MineKind.Iron, 1000m, "露天", 720) { Dressing = new(330m, 66.5m, 30.5m, 0.72m) },
            new(8, 1, MineKind.Iron, 600m, "地下", 600) { Dressing = new(190m, 65m, 29.8m, 0.69m) },
            new(9, 0, MineKind.Iron, 500m, "地下", 580) { Dressing = new(null, null, 31m, 0.8m) },
            new(10, 0, MineKind.Iron, 300m, "露天", 520) { Dressing = new(95m, 65m, 28.9m, 0.71m) },
            new(11, 2, MineKind.Limestone, 160m, "露天", 500),
            new(12, 3, MineKind.Quartzite, 22m, "露天", 330),
            new(13, 1, MineKind.Feldspar, 6m, "露天", 320) { From = 2023 },
            new(14, 0, MineKind.Gold, 3.2m, "地下", 350) { Status = "停产" },
            new(15, 3, MineKind.BuildingLimestone, 40m, "露天", 340) { Status = "过期", From = 2010, To = 2020 },
            new(16, 0, MineKind.FacingGranite, 2m, "露天", 310) { Status = "关闭" },
            new(17, 2, MineKind.Limestone, 80m, "露天", 450) { Status = "未建", From = 2022 },
            new(18, 2, MineKind.Quartzite, 12m, "露天", 320),
        ],
        Limits =
        [
            new("煤炭", "coal", Name, Code, "万吨", Counting.Ore, Direction.Cap),
            new("铁矿", "iron", Name, Code, "亿吨", Counting.OreAt62, Direction.Floor, 0.13m),
            new("菱镁矿", "magnesite", Name, Code, "万吨", Counting.Ore, Direction.Cap),
        ],
        Lines = ["red-line", "farmland"],
        Quotas =
        [
            .. Magnesite(2021, 65m, 33m, 19.5m, 12.5m), .. Coal(2021),
            // What goes to the counties is more than the city has.
            .. Magnesite(2022, 62m, 32m, 18m, 12m), new(2022, "县", Gongchangling, 0, "菱镁矿", "magnesite", 4m), .. Coal(2022),
            // Two batches: the cap of the year is their sum, 70.
            .. Magnesite(2023, 45m, 36m, 20m, 14m), new(2023, "市", Code, 0, "菱镁矿", "magnesite", 25m, 2), .. Coal(2023),
        ],
        Plants = new()
        {
            Fixed =
            [
                new(1, 2022, 36.8m), new(2, 2022, 17.8m), new(3, 2022, 11.9m),
                new(2, 2023, 19.5m),
                // Three zeros too many; and a mine that says it stood still.
                new(12, 2022, 21_800m), new(18, 2024, 0m),
            ],
            Missing = (5, 2022),
            RawOre = (9, 2023),
            Correction = (2, 2023, 18m),
            Patches = new(Beyond: 6, SlightlyBeyond: 7, Sliver: 8, RedLine: 1, InHole: 11, Farmland: 3, Urban: 12, UrbanException: 0, BowTie: 9, Unclosed: 10, Beyond2023: 4, RedLine2023: 2),
        },
    };

    private static IEnumerable<QuotaRow> Magnesite(int year, decimal city, decimal first, decimal second, decimal third) =>
    [
        new(year, "市", Code, 0, "菱镁矿", "magnesite", city),
        new(year, "县", County, 0, "菱镁矿", "magnesite", first + second + third),
        new(year, "矿山", County, 1, "菱镁矿", "magnesite", first),
        new(year, "矿山", County, 2, "菱镁矿", "magnesite", second),
        new(year, "矿山", County, 3, "菱镁矿", "magnesite", third),
    ];

    private static IEnumerable<QuotaRow> Coal(int year) =>
        [new(year, "市", Code, 0, "煤炭", "coal", 200m), new(year, "县", Dengta, 0, "煤炭", "coal", 200m)];
}
