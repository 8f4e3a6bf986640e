using System.Text.RegularExpressions;
using PlanMonitor.Core.Names;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rights;

/// <summary>The range of elevations that a right is for (开采标高), in metres above sea level.</summary>
internal static partial class RightElevations
{
    private const decimal Highest = 9_000m;
    private const decimal Lowest = -5_000m;

    /// <summary>Upper and lower end from one column (363至10米) or two; exchanged with a remark where they are reversed, since only one reading is possible.</summary>
    public static (decimal? Top, decimal? Bottom) Elevations(this RowReader row)
    {
        decimal? top = null;
        decimal? bottom = null;
        if (row.Text(RightColumns.Elevations) is { } text)
        {
            if (Span().Match(HalfWidth.Fold(text).Replace(" ", "", StringComparison.Ordinal)) is not { Success: true } match
                || Metres(match.Groups["first"].Value) is not { } first || Metres(match.Groups["second"].Value) is not { } second)
            {
                row.Report("right.not-an-elevation", RightColumns.Elevations, text);
                return (null, null);
            }
            // People write the range in either order; which end is the upper one is plain.
            (top, bottom) = (Math.Max(first, second), Math.Min(first, second));
        }
        top = End(row, RightColumns.Top) ?? top;
        bottom = End(row, RightColumns.Bottom) ?? bottom;
        if (top < bottom)
        {
            row.Report("right.elevations-swapped", RightColumns.Top, null, ("top", top), ("bottom", bottom));
            (top, bottom) = (bottom, top);
        }
        return (top, bottom);
    }

    /// <summary>Metres of a text, or null.</summary>
    public static decimal? Metres(string text) => RowNumbers.Parse(text) is { } metres and >= Lowest and <= Highest ? metres : null;

    private static decimal? End(RowReader row, Column column)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }
        var metres = Metres(HalfWidth.Fold(text).Trim().TrimEnd('m', 'M', '米'));
        if (metres is null)
        {
            row.Report("right.not-an-elevation", column, text);
        }
        return metres;
    }

    [GeneratedRegex(@"^[由从自]?(?<first>[+-]?[0-9]+(?:\.[0-9]+)?)[mM米]?(?:标高)?(?:至|到|~|—+|-|,|/)(?<second>[+-]?[0-9]+(?:\.[0-9]+)?)[mM米]?(?:标高)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Span();
}
