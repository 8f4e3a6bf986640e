using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Cities;

/// <summary>丹东 (draft): iron, magnesite, boron and talc capped for the city and its counties; iron printed with two values.</summary>
internal static class Dandong
{
    private const string Kuandian = "210624", Fengcheng = "210682", Donggang = "210681", Zhenan = "210604", Code = "210600", Name = "丹东市";

    public static City City { get; } = new()
    {
        Id = "dandong",
        Name = Name,
        Code = Code,
        Encoding = "utf-8-bom",
        NewLine = "\r\n",
        CosPermille = 760,
        Blocks = [new(Kuandian, 124_600_000, 40_700_000), new(Fengcheng, 123_950_000, 40_500_000), new(Donggang, 123_900_000, 39_950_000), new(Zhenan, 124_350_000, 40_200_000)],
        Mines =
        [
            new(1, 0, MineKind.Magnesite, 11m, "露天", 400),
            new(2, 0, MineKind.Magnesite, 9m, "露天", 380),
            new(3, 1, MineKind.Magnesite, 5.2m, "露天", 360),
            new(4, 1, MineKind.Magnesite, 4.4m, "露天", 350),
            new(5, 0, MineKind.Boron, 100m, "地下", 560),
            new(6, 0, MineKind.Boron, 60m, "地下", 500),
            new(7, 1, MineKind.Boron, 140m, "地下", 600),
            new(8, 1, MineKind.Boron, 90m, "露天", 540),
            new(9, 0, MineKind.Talc, 30m, "地下", 420),
            new(10, 1, MineKind.Talc, 2.4m, "地下", 330),
            new(11, 2, MineKind.Talc, 4.5m, "地下", 340),
            new(12, 0, MineKind.Iron, 215m, "露天", 620) { Dressing = new(65m, 65m, 28.6m, 0.69m) },
            new(13, 1, MineKind.Iron, 268m, "露天", 640) { Dressing = new(80m, 66m, 28.1m, 0.7m) },
            new(14, 1, MineKind.Iron, 95m, "地下", 480) { Dressing = new(null, null, 28m, 0.75m) },
            new(15, 3, MineKind.Geothermal, 18m, "地下", 310) { From = 2021 },
            new(16, 0, MineKind.MineralWater, 4m, "地下", 310) { From = 2023 },
            new(17, 0, MineKind.FacingGranite, 3m, "露天", 330) { Status = "过期", From = 2010, To = 2020 },
            new(18, 1, MineKind.Gold, 2m, "地下", 350) { Status = "停产" },
            new(19, 2, MineKind.Quartzite, 6m, "露天", 320) { Status = "关闭" },
            new(20, 3, MineKind.BuildingGranite, 30m, "露天", 360) { Status = "未建", From = 2022 },
            new(21, 3, MineKind.FacingGranite, 2.6m, "露天", 340) { From = 2021 },
        ],
        Limits =
        [
            .. Row("硼矿", "boron", "万吨", Counting.Ore, (Name, Code, 450m), ("宽甸县", Kuandian, 187m), ("凤城市", Fengcheng, 263m)),
            new("铁矿", "iron", Name, Code, "亿吨", Counting.OreAt62, Direction.Cap, 0.02m, 0.026m),
            .. Row("铁矿", "iron", "亿吨", Counting.OreAt62, ("宽甸县", Kuandian, 0.009m), ("凤城市", Fengcheng, 0.017m)),
            .. Row("菱镁矿", "magnesite", "万吨", Counting.Ore, (Name, Code, 31m), ("宽甸县", Kuandian, 21m), ("凤城市", Fengcheng, 10m)),
            .. Row("滑石", "talc", "万吨", Counting.Ore, (Name, Code, 58m), ("宽甸县", Kuandian, 49m), ("凤城市", Fengcheng, 3m), ("东港市", Donggang, 6m)),
        ],
        Lines = ["red-line", "farmland", "urban-boundary"],
        LinesForNewMines = ["urban-boundary"],
        Quotas = [.. new[] { 2022, 2023, 2024 }.SelectMany(Magnesite), new(2024, "县", Donggang, 0, "菱镁矿", "magnesite", 3m)],
        Plants = new()
        {
            Fixed =
            [
                new(1, 2023, 11.6m), new(2, 2023, 10m), new(3, 2023, 5.3m), new(4, 2023, 4.5m),
                new(12, 2023, 264m, 80m), new(13, 2023, 318m, 95m), new(14, 2023, 95m),
                // Three zeros too many; and a mine that says it stood still.
                new(21, 2022, 2_610m), new(11, 2024, 0m),
            ],
            Missing = (10, 2022),
            RawOre = (13, 2022),
            Correction = (2, 2023, 9m),
            Patches = new(Beyond: 5, SlightlyBeyond: 7, Sliver: 8, RedLine: 1, InHole: 9, Farmland: 3, Urban: 21, UrbanException: 15, BowTie: 12, Unclosed: 13, Beyond2023: 6, RedLine2023: 4),
        },
    };

    private static IEnumerable<Limit> Row(string mineral, string code, string unit, Counting counts, params (string Region, string Code, decimal Value)[] cells) =>
        cells.Select(cell => new Limit(mineral, code, cell.Region, cell.Code, unit, counts, Direction.Cap, cell.Value));

    private static IEnumerable<QuotaRow> Magnesite(int year) =>
    [
        new(year, "市", Code, 0, "菱镁矿", "magnesite", 31m),
        new(year, "县", Kuandian, 0, "菱镁矿", "magnesite", 21m),
        new(year, "县", Fengcheng, 0, "菱镁矿", "magnesite", 10m),
    ];
}
