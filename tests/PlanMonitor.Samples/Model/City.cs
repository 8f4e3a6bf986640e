namespace PlanMonitor.Samples.Model;

/// <summary>What is planned for one city: its mines, its plan's limits, and what is planted.</summary>
internal sealed record City
{
    /// <summary>Years that are reported.</summary>
    public static readonly IReadOnlyList<int> Years = [2021, 2022, 2023, 2024];

    /// <summary>Years with footprints.</summary>
    public static readonly IReadOnlyList<int> FootprintYears = [2023, 2024];

    /// <summary>The year whose report file has bad rows; a wrong file arrives with it.</summary>
    public const int BadYear = 2024;

    /// <summary>Id of the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Name as the plan prints it.</summary>
    public required string Name { get; init; }

    /// <summary>行政区代码.</summary>
    public required string Code { get; init; }

    /// <summary>Encoding of its tables: gbk, gb18030, utf-8, utf-8-bom.</summary>
    public required string Encoding { get; init; }

    /// <summary>End of a line in its tables.</summary>
    public required string NewLine { get; init; }

    /// <summary>Year whose report is a workbook; null where all are CSV.</summary>
    public int? WorkbookYear { get; init; }

    /// <summary>Cosine of its latitude, in thousandths.</summary>
    public required int CosPermille { get; init; }

    /// <summary>Where groups of mines lie.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>The register.</summary>
    public required IReadOnlyList<Mine> Mines { get; init; }

    /// <summary>What its plan says about yearly output.</summary>
    public required IReadOnlyList<Limit> Limits { get; init; }

    /// <summary>Control lines that its plan asks mining to keep off.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Lines of these that only new mines (新建矿山) must keep off: those whose right begins in the plan's period.</summary>
    public IReadOnlyList<string> LinesForNewMines { get; init; } = [];

    /// <summary>Quotas (分解指标) by year.</summary>
    public required IReadOnlyList<QuotaRow> Quotas { get; init; }

    /// <summary>What departs from an ordinary year.</summary>
    public required Plants Plants { get; init; }

    /// <summary>Whether the plan asks a footprint of a mine (0: of none) to keep off a line of its list.</summary>
    public bool Asks(string line, int mine) => mine == 0 || !LinesForNewMines.Contains(line) || Mine(mine).From >= 2021;

    /// <summary>The mine with a number.</summary>
    public Mine Mine(int number) => Mines.Single(mine => mine.Number == number);

    /// <summary>The county that a mine lies in.</summary>
    public string RegionOf(Mine mine) => Blocks[mine.Block].Code;
}

/// <summary>A group of mines in one county.</summary>
/// <param name="Code">County.</param>
/// <param name="Longitude">Centre, millionths of a degree.</param>
/// <param name="Latitude">Centre, millionths of a degree.</param>
internal sealed record Block(string Code, int Longitude, int Latitude);

/// <summary>One row of a quota file; mine 0 where the quota is not for a mine.</summary>
internal sealed record QuotaRow(int Year, string Scope, string Region, int Mine, string Mineral, string MineralCode, decimal Amount, int Batch = 1);

/// <summary>What is planted in the files of a city.</summary>
internal sealed record Plants
{
    /// <summary>Outputs that are set rather than drawn.</summary>
    public required IReadOnlyList<FixedYear> Fixed { get; init; }

    /// <summary>A mine that does not report in a year.</summary>
    public required (int Mine, int Year) Missing { get; init; }

    /// <summary>An iron mine that reports ore without any grade in a year.</summary>
    public required (int Mine, int Year) RawOre { get; init; }

    /// <summary>A mine whose first report is corrected later, and what it wrote at first.</summary>
    public required (int Mine, int Year, decimal Before) Correction { get; init; }

    /// <summary>Mines on whose ground footprints of 2024 and 2023 misbehave.</summary>
    public required PatchPlants Patches { get; init; }
}

/// <summary>An output that is set.</summary>
internal sealed record FixedYear(int Mine, int Year, decimal Output, decimal? Concentrate = null);

/// <summary>Numbers of the mines whose ground a planted footprint lies on; 0 where the city has none.</summary>
internal sealed record PatchPlants(
    int Beyond, int SlightlyBeyond, int Sliver, int RedLine, int InHole, int Farmland, int Urban, int UrbanException, int BowTie, int Unclosed, int Beyond2023, int RedLine2023)
{
    /// <summary>Mines that have no ordinary footprints.</summary>
    public IReadOnlyList<int> Taken => [Beyond, SlightlyBeyond, Sliver, RedLine, Farmland, Urban, UrbanException, BowTie, Unclosed, Beyond2023, RedLine2023];
}
