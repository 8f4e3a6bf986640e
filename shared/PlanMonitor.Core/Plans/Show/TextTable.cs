namespace PlanMonitor.Core.Plans.Show;

/// <summary>A table in plain text, its columns as wide as their widest cell up to a limit.</summary>
public static class TextTable
{
    private const int WidestCell = 44;

    /// <summary>Writes header and rows, two spaces between the columns, each line with an indent of two.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<string[]> lines = [[.. header], .. rows.Select(row => row.Select(cell => TerminalText.Cut(cell, WidestCell)).ToArray())];
        var widths = Enumerable.Range(0, header.Count).Select(column => lines.Max(line => TerminalText.Width(line[column]))).ToArray();
        foreach (var line in lines)
        {
            writer.Write(("  " + string.Join("  ", line.Select((cell, column) => TerminalText.Pad(cell, widths[column])))).TrimEnd());
            writer.Write('\n');
        }
    }
}
