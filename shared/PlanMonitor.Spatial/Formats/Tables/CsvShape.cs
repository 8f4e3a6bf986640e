namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>What must be known of a CSV text before it is cut into cells: a file of nothing but commas would take gigabytes.</summary>
/// <param name="OpenQuoteLine">Line where a quotation mark opens that is never closed; null where all are.</param>
/// <param name="WideLine">First line with more columns than allowed; null where there is none.</param>
internal sealed record CsvShape(int? OpenQuoteLine, int? WideLine)
{
    /// <summary>Looks over the text once. As in RFC 4180, a quotation mark opens only at the start of a cell.</summary>
    public static CsvShape Of(string text)
    {
        var (line, columns, quoteLine) = (1, 1, 0);
        var atStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                if (quoteLine == 0)
                {
                    (columns, atStart) = (1, true);
                }
            }
            else if (c == '"' && quoteLine != 0)
            {
                if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    i++;
                }
                else
                {
                    quoteLine = 0;
                }
            }
            else if (c == '"' && atStart)
            {
                (quoteLine, atStart) = (line, false);
            }
            else if (quoteLine == 0)
            {
                atStart = c == ',';
                if (atStart && ++columns > TableLimits.Columns)
                {
                    return new(null, line);
                }
            }
        }
        return new(quoteLine == 0 ? null : quoteLine, null);
    }
}
