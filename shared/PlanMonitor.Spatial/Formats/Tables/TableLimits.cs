namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>What a table may be at most: far above any report, far below what would hurt the host.</summary>
public static class TableLimits
{
    /// <summary>Bytes.</summary>
    public const int Megabyte = 1024 * 1024;

    /// <summary>Largest file.</summary>
    public const int UploadMegabytes = 64;

    /// <summary>Largest workbook, unpacked.</summary>
    public const int InflatedMegabytes = 512;

    /// <summary>How many times its packed size a part of a workbook may have; looked at from the first megabyte on, since small parts pack well.</summary>
    public const int InflateRatio = 200;

    /// <summary>Most parts of a workbook.</summary>
    public const int WorkbookParts = 2_000;

    /// <summary>Most rows.</summary>
    public const int Rows = 1_000_000;

    /// <summary>Most rows of a table of records, seven times the mines of the country: a check holds all of them while its rules look at them.</summary>
    public const int Records = 300_000;

    /// <summary>Most columns.</summary>
    public const int Columns = 1_024;

    /// <summary>What a spreadsheet cell holds at most.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>What the name of a mine or a company has at most.</summary>
    public const int NameCharacters = 200;

    /// <summary>Rows that titles and notes may take above the header.</summary>
    public const int RowsAboveHeader = 30;

    /// <summary>Most problems that a receipt lists.</summary>
    public const int ListedProblems = 10_000;
}
