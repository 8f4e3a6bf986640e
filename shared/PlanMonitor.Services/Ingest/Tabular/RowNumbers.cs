using System.Globalization;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Figures of a row.</summary>
internal static partial class RowNumbers
{
    private const int LongestNumber = 40;

    /// <summary>
    /// A figure of zero or more, or null with the problem written down: text in a number, a negative figure. Full-width digits and well-formed thousands
    /// separators are taken.
    /// </summary>
    public static decimal? NotNegative(this RowReader row, Column column, string text)
    {
        if (row.Number(column, text) is not { } number)
        {
            return null;
        }
        if (number < 0)
        {
            row.Report("table.negative", column, text);
            return null;
        }
        return number;
    }

    /// <summary>A figure, negative ones included, or null with the problem written down.</summary>
    public static decimal? Number(this RowReader row, Column column, string text)
    {
        if (Parse(text) is not { } number)
        {
            row.Report(IsNumber(text) ? "quantity.too-large" : "table.not-a-number", column, text);
            return null;
        }
        return number;
    }

    /// <summary>A quantity that must be there.</summary>
    public static Quantity? RequiredAmount(this RowReader row, Column column, Column unitColumn, Basis basis, UnitRule rule)
    {
        var text = row.Required(column);
        return row.Amount(column, unitColumn, text, basis, rule, unitRequired: true);
    }

    /// <summary>A quantity whose unit the header or the unit column states. Null where the value is missing or wrong; the latter is written down.</summary>
    public static Quantity? Amount(this RowReader row, Column column, Column? unitColumn, string? text, Basis basis, UnitRule rule, bool unitRequired = false, bool signed = false)
    {
        var unit = row.UnitOf(column, unitColumn, unitRequired || text is not null, rule);
        if (text is null || (signed ? row.Number(column, text) : row.NotNegative(column, text)) is not { } number || unit is null)
        {
            return null;
        }
        return row.Checked(new(number, unit, basis), column, text, rule);
    }

    /// <summary>The quantity, unless it is too large to be true.</summary>
    public static Quantity? Checked(this RowReader row, Quantity quantity, Column column, string text, UnitRule rule)
    {
        // Divided, not multiplied: the product could overflow.
        if (Math.Abs(quantity.Value) <= rule.Largest / quantity.Unit.Factor)
        {
            return quantity;
        }
        row.Report("quantity.too-large", column, text);
        return null;
    }

    /// <summary>A grade in percent, with or without its sign; null where missing or wrong.</summary>
    public static decimal? Grade(this RowReader row, Column column)
    {
        if (row.Text(column) is not { } text || row.NotNegative(column, Unsigned(text)) is not { } percent)
        {
            return null;
        }
        if (percent is <= 0 or > 100)
        {
            row.Report("quantity.grade-range", column, text);
            return null;
        }
        if (percent < 1 && !HasSign(text))
        {
            row.Report("table.grade-low", column, text);
        }
        return percent;
    }

    /// <summary>A recovery from 0 to 1: 0.82, 82%, or 82 under a header with %; null where missing or wrong.</summary>
    public static decimal? Recovery(this RowReader row, Column column)
    {
        if (row.Text(column) is not { } text || row.NotNegative(column, Unsigned(text)) is not { } number)
        {
            return null;
        }
        var percentHeader = row.Map.UnitOf(column) == Unit.Percent && !HasSign(text);
        var recovery = percentHeader || HasSign(text) ? number / 100 : number;
        if (percentHeader && number is > 0 and <= 1)
        {
            row.Report("table.recovery-doubtful", column, text);
            return null;
        }
        if (recovery > 1)
        {
            row.Report("quantity.recovery-range", column, text);
            return null;
        }
        return recovery;
    }

    /// <summary>A decimal number as people write it, or null.</summary>
    public static decimal? Parse(string text)
    {
        var plain = HalfWidth.Fold(text).Trim();
        return Form().IsMatch(plain) && decimal.TryParse(plain.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static bool IsNumber(string text) => text.Length > LongestNumber ? text.All(c => char.IsDigit(c) || c is ',' or '.') : Form().IsMatch(HalfWidth.Fold(text).Trim());

    private static bool HasSign(string text) => HalfWidth.Fold(text).TrimEnd().EndsWith('%');

    private static string Unsigned(string text) => HasSign(text) ? HalfWidth.Fold(text).TrimEnd()[..^1] : text;

    [GeneratedRegex(@"^[+-]?(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,40})(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
