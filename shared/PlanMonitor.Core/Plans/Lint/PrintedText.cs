using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>How exact a printed figure says it is.</summary>
internal enum Hedge
{
    /// <summary>As it stands.</summary>
    Exact,

    /// <summary>左右, 约, ±, 基本.</summary>
    About,

    /// <summary>以上, 超过, 余.</summary>
    AtLeast,

    /// <summary>以内, 不足, 不超过.</summary>
    AtMost,
}

/// <summary>What the printed form of a figure tells beyond its value.</summary>
internal static partial class PrintedText
{
    private static readonly string[] AboutWords = ["左右", "约", "±", "近", "基本"];
    private static readonly string[] AtLeastWords = ["以上", "超过", "余", "不低于", "不少于", "≥", "＞"];
    private static readonly string[] AtMostWords = ["以内", "以下", "不足", "不超过", "≤", "＜"];

    /// <summary>Decimals of a value in the text that prints it, 0 where it does not stand there.</summary>
    public static int Decimals(string printed, decimal value) =>
        Numbers().Matches(printed)
            .Select(match => decimal.Parse(match.Value, CultureInfo.InvariantCulture))
            .Where(number => number == value)
            .Select(number => (int)number.Scale)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>How exact the figure is, by its comparator and the words around it.</summary>
    public static Hedge HedgeOf(LintItem item) => item.Comparator switch
    {
        "about" => Hedge.About,
        ">=" or ">" => Hedge.AtLeast,
        "<=" or "<" => Hedge.AtMost,
        _ when AboutWords.Any(item.Printed.Contains) => Hedge.About,
        _ when AtLeastWords.Any(item.Printed.Contains) => Hedge.AtLeast,
        _ when AtMostWords.Any(item.Printed.Contains) => Hedge.AtMost,
        _ => Hedge.Exact,
    };

    [GeneratedRegex("[0-9]+(\\.[0-9]+)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
