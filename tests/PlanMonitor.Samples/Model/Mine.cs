namespace PlanMonitor.Samples.Model;

/// <summary>An invented mine, before anything is drawn or reported for it.</summary>
/// <param name="Number">Number within its city; it makes the name.</param>
/// <param name="Block">Index of the block of the city that it lies in.</param>
/// <param name="Kind">What it mines.</param>
/// <param name="Output">Output of an ordinary year, in the unit of its kind.</param>
/// <param name="Method">开采方式: 露天 or 地下.</param>
/// <param name="Radius">Radius of its boundary, metres.</param>
internal sealed record Mine(int Number, int Block, MineKind Kind, decimal Output, string Method, int Radius)
{
    private const string Active = "有效";
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>状态: 有效, 过期, 停产, 关闭, 未建.</summary>
    public string Status { get; init; } = Active;

    /// <summary>First year of the licence.</summary>
    public int From { get; init; } = 2014;

    /// <summary>Last year of the licence.</summary>
    public int To { get; init; } = 2033;

    /// <summary>The dressing figures of an iron mine.</summary>
    public Dressing? Dressing { get; init; }

    /// <summary>矿山名称.</summary>
    public string Name => $"示例{Chinese(Number)}号{Kind.Works}";

    /// <summary>采矿许可证号: C, county, year and month, kind, serial number.</summary>
    public string Licence(City city) => $"C{city.Blocks[Block].Code}{From}06{Kind.Class}9900{Number:0000}";

    /// <summary>True where it may produce in a year, and so has to report.</summary>
    public bool IsActiveIn(int year) => Status == Active && From <= year && year <= To;

    private static string Chinese(int number) => number < 10 ? Digits[number] : $"{(number < 20 ? "" : Digits[number / 10])}十{Digits[number % 10]}";
}

/// <summary>What a mine mines.</summary>
/// <param name="Mineral">开采矿种 as registers print it.</param>
/// <param name="Works">End of the mine's name.</param>
/// <param name="Codes">Codes of the minerals that its output counts towards.</param>
/// <param name="Class">Two digits of the licence number.</param>
/// <param name="Unit">Unit of its output; its scale is per year.</param>
internal sealed record MineKind(string Mineral, string Works, IReadOnlyList<string> Codes, string Class, string Unit = "万吨")
{
    public static readonly MineKind Iron = new("铁矿", "铁矿", ["iron"], "21");
    public static readonly MineKind Magnesite = new("菱镁矿", "菱镁矿", ["magnesite"], "61");
    public static readonly MineKind Coal = new("煤", "煤矿", ["coal"], "11");
    public static readonly MineKind Boron = new("硼矿", "硼矿", ["boron"], "62");
    public static readonly MineKind Talc = new("滑石", "滑石矿", ["talc"], "63");
    public static readonly MineKind Gold = new("金矿", "金矿", ["gold"], "41");
    public static readonly MineKind Manganese = new("锰矿", "锰矿", ["manganese"], "22");
    public static readonly MineKind Molybdenum = new("钼矿", "钼矿", ["molybdenum"], "32");
    public static readonly MineKind Fluorite = new("萤石", "萤石矿", ["fluorite"], "64");
    public static readonly MineKind Bentonite = new("膨润土", "膨润土矿", ["bentonite"], "65");
    public static readonly MineKind Feldspar = new("长石", "长石矿", ["feldspar"], "66");
    public static readonly MineKind Limestone = new("水泥用灰岩", "石灰石矿", ["limestone"], "67");
    public static readonly MineKind Quartzite = new("石英岩", "硅石矿", ["quartzite"], "68");
    public static readonly MineKind FacingGranite = new("饰面用花岗岩", "石材矿", ["facing-stone"], "71");
    public static readonly MineKind BuildingLimestone = new("建筑石料用灰岩", "采石场", ["building-stone", "sand-stone-clay"], "73");
    public static readonly MineKind BuildingGranite = new("建筑用花岗岩", "采石场", ["building-stone", "sand-stone-clay"], "73");
    public static readonly MineKind Geothermal = new("地热", "地热井", ["geothermal"], "81", "万立方米");
    public static readonly MineKind MineralWater = new("矿泉水", "矿泉水源地", ["mineral-water"], "82", "万立方米");
}

/// <summary>Dressing of iron ore in an ordinary year; null where the mine does not report the figure.</summary>
/// <param name="Concentrate">精矿年产量, 万吨.</param>
/// <param name="Grade">精矿品位, percent.</param>
/// <param name="FeedGrade">原矿入选品位, percent.</param>
/// <param name="Recovery">选矿回收率, 0 to 1.</param>
internal sealed record Dressing(decimal? Concentrate, decimal? Grade, decimal? FeedGrade, decimal? Recovery);
