namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Names columns without a header as spreadsheets do.</summary>
public static class ColumnLetters
{
    /// <summary>A for 0, Z for 25, AA for 26.</summary>
    public static string Of(int index) => index < 26 ? ((char)('A' + index)).ToString() : Of((index / 26) - 1) + Of(index % 26);
}
