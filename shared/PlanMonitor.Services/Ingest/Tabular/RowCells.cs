using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Cells of which a row may have several: a figure with its unit, a word of a short list, a count.</summary>
internal static partial class RowCells
{
    /// <summary>A quantity with its unit in the cell (30 万吨/年), the header or the unit column; null where missing or, with the problem written down, wrong.</summary>
    public static Quantity? Measured(this RowReader row, Column column, Column? unitColumn, Basis basis, UnitRule rule, bool signed = false)
    {
        var text = row.Text(column);
        var plain = text is null ? null : HalfWidth.Fold(text).Trim();
        if (plain is null || InCell().Match(plain) is not { Success: true } match)
        {
            return text is null ? null : row.Amount(column, unitColumn, text, basis, rule, signed: signed);
        }
        if (!Unit.Parse(match.Groups["unit"].Value).TryGet(out var unit, out _))
        {
            row.Report("table.not-a-number", column, text);
            return null;
        }
        var fitting = row.Fitting(unit, column, column, unit.Symbol, rule);
        var elsewhere = row.UnitOf(column, unitColumn, needed: false, rule);
        if (fitting is not null && elsewhere is not null && elsewhere != fitting)
        {
            row.ReportTwice(column, column, text!, elsewhere);
            return null;
        }
        var number = match.Groups["number"].Value;
        return fitting is null || (signed ? row.Number(column, number) : row.NotNegative(column, number)) is not { } value
            ? null
            : row.Checked(new(value, fitting, basis), column, text!, rule);
    }

    /// <summary>Such a quantity where it must be there.</summary>
    public static Quantity? RequiredMeasured(this RowReader row, Column column, Column unitColumn, Basis basis, UnitRule rule) =>
        row.Required(column) is null ? null : row.Measured(column, unitColumn, basis, rule);

    /// <summary>One of the words of a list; null where missing or, with the problem written down, where the word is not among them.</summary>
    public static T? Word<T>(this RowReader row, Column column, WordList<T> words)
        where T : struct
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }
        if (words.Find(text) is { } found)
        {
            return found;
        }
        row.Report(Core.Messages.Problem.Of("table.unknown-word", row.Line, row.Map.HeaderOf(column), text, ("words", Lists.Of(words.Offered))).WithLists());
        return null;
    }

    /// <summary>Such a word where it must be there.</summary>
    public static T? RequiredWord<T>(this RowReader row, Column column, WordList<T> words)
        where T : struct => row.Required(column) is null ? null : row.Word(column, words);

    /// <summary>A whole number in a range, with or without a measure word (3次); null where missing or, with the problem written down, wrong.</summary>
    public static int? Whole(this RowReader row, Column column, int from, int to, string measureWords = "")
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }
        var plain = HalfWidth.Fold(text).Trim().TrimEnd([.. measureWords]).TrimStart('第').Trim();
        if (RowNumbers.Parse(plain) is { } number && decimal.Truncate(number) == number && number >= from && number <= to)
        {
            return (int)number;
        }
        row.Report("table.not-whole", column, text, ("from", from), ("to", to));
        return null;
    }

    /// <summary>A number of years, with or without 年; null where missing or, with the problem written down, wrong.</summary>
    public static decimal? Years(this RowReader row, Column column)
    {
        const decimal Longest = 1_000;
        if (row.Text(column) is not { } text || row.NotNegative(column, HalfWidth.Fold(text).Trim().TrimEnd('年').Trim()) is not { } years)
        {
            return null;
        }
        if (years <= Longest)
        {
            return years;
        }
        row.Report("quantity.too-large", column, text);
        return null;
    }

    [GeneratedRegex(@"^(?<number>[+-]?[0-9][0-9,]*(?:\.[0-9]*)?)\s*(?<unit>[^0-9eE.,\s].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex InCell();
}

/// <summary>The words that a column may hold.</summary>
/// <param name="Entries">A value and the words for it; the first is the one to offer.</param>
internal sealed record WordList<T>(params IReadOnlyList<(T Value, string[] Words)> Entries)
    where T : struct
{
    private readonly FrozenDictionary<string, T> _byWord =
        Entries.SelectMany(entry => entry.Words.Select(word => (Key: NameKey.Of(word).ToLowerInvariant(), entry.Value))).ToFrozenDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>One word for each value.</summary>
    public IEnumerable<string> Offered => Entries.Select(entry => entry.Words[0]);

    /// <summary>The value of a word, full-width and upper-case forms included, or null.</summary>
    public T? Find(string text) => _byWord.TryGetValue(NameKey.Of(text).ToLowerInvariant(), out var value) ? value : null;
}
