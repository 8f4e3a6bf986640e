using System.Globalization;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Years and dates of a row.</summary>
internal static partial class RowDates
{
    private static readonly string[] DayForms =
        ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>
    /// The year of the row, of the base year or the plan's period; null with the problem written down. The year given with the upload stands in
    /// for a missing one and must agree with a stated one.
    /// </summary>
    public static int? Year(this RowReader row, Column column)
    {
        var given = row.Context.Year;
        var text = row.Text(column);
        if (text is null && given is null)
        {
            row.Report("table.missing-value", column, null);
            return null;
        }
        var match = text is null ? null : YearForm().Match(HalfWidth.Fold(text).Trim());
        if (match is { Success: false })
        {
            row.Report("table.not-a-year", column, text);
            return null;
        }
        var year = match is null ? given!.Value : int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        var period = row.Context.Period;
        if (given is not null && given != year)
        {
            row.Report("table.year-differs", column, text, ("year", given));
            return null;
        }
        if (year != period.Base && !period.Contains(year))
        {
            row.Report("table.year-outside", column, text ?? $"{year}", ("from", period.From), ("to", period.To), ("base", period.Base));
            return null;
        }
        return year;
    }

    /// <summary>A day; null where missing or, with the problem written down, where the text is none.</summary>
    public static DateOnly? Day(this RowReader row, Column column)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }
        if (Parse(text) is not { } day)
        {
            row.Report("table.not-a-date", column, text);
            return null;
        }
        return day;
    }

    /// <summary>A day as people and spreadsheets write it, with or without a time, or null.</summary>
    public static DateOnly? Parse(string text)
    {
        var plain = HalfWidth.Fold(text).Trim();
        plain = plain.IndexOfAny([' ', 'T']) is var cut and > 0 && plain[cut..].Contains(':') ? plain[..cut] : plain;
        return DateOnly.TryParseExact(plain, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    // A cell in the format yyyy"年" arrives as the first or last day of the year.
    [GeneratedRegex("^(?<year>[0-9]{4})(?:\\.0+|年|年度|-01-01|-12-31)?$", RegexOptions.NonBacktracking)]
    private static partial Regex YearForm();
}
