using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Local.Terminal;

/// <summary>A receipt for people.</summary>
internal static partial class ReceiptText
{
    private const int Shown = 50;

    public static void Write(Output output, Receipt receipt)
    {
        var status = receipt.Status switch
        {
            ReceiptStatus.Accepted => output.In("已接收", "accepted"),
            ReceiptStatus.AcceptedWithRemarks => output.In("已接收（有备注）", "accepted with remarks"),
            _ => output.In("未接收", "rejected"),
        };
        output.Data.WriteLine(output.In($"{receipt.File}：{status}，采用 {receipt.Accepted} 条，未采用 {receipt.Rejected} 条", $"{receipt.File}: {status}, {receipt.Accepted} taken, {receipt.Rejected} not taken"));
        foreach (var crs in (receipt.Crs ?? []).Take(Shown))
        {
            output.Data.WriteLine($"  {Part(crs.Part)}{output.In("坐标系：", "coordinates: ")}{output.In(crs.Message)}");
        }
        Problems(output, output.Data, receipt.Problems);
    }

    /// <summary>Problems of a file, a line each.</summary>
    public static void Problems(Output output, TextWriter writer, IReadOnlyList<ReceiptProblem> problems)
    {
        foreach (var problem in problems.Take(Shown))
        {
            writer.WriteLine("  " + Line(output, problem));
        }
        if (problems.Count > Shown)
        {
            writer.WriteLine(output.In($"  另有 {problems.Count - Shown} 条，见 --json", $"  and {problems.Count - Shown} more, see --json"));
        }
    }

    /// <summary>The status as documents and logs write it: accepted, accepted-with-remarks, rejected.</summary>
    public static string Word(ReceiptStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{status}");

    // The place stands in front of the message unless the message says it itself.
    private static string Line(Output output, ReceiptProblem problem)
    {
        var message = output.In(problem.Message);
        string?[] parts =
        [
            problem.Line is { } line && !Lines(message).Contains(line) ? output.In($"第{line}行", $"line {line}") : null,
            problem.Column is { } column && !message.Contains(column, StringComparison.Ordinal) ? $"[{column}]" : null,
            message, output.In(problem.Action), $"({problem.Code})",
        ];
        return Part(problem.Part) + string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    // The file inside an archive, or the table or sheet.
    private static string Part(string? part) => part is null ? "" : $"{part}: ";

    private static IEnumerable<int> Lines(string message) =>
        LineInText().Matches(message).Select(match => int.TryParse(match.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0);

    [GeneratedRegex("(?:第 ?|line |feature |record )(?<line>[0-9]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LineInText();
}
