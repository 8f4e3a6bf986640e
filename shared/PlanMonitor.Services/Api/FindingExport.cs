using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Api;

/// <summary>Findings as one file, written as they are read: a province has a million.</summary>
public static class FindingExport
{
    private static readonly string[] Columns =
        ["id", "rule", "status", "severity", "kind", "mineral", "region", "right", "footprint", "layer", "feature", "period", "planVersion", "measured", "limit", "unit", "basis", "ratio", "missing", "readings", "zh", "en"];

    /// <summary>The shape of a page that holds everything.</summary>
    public static async Task JsonAsync(IAsyncEnumerable<Finding> findings, TextWriter text)
    {
        await text.WriteAsync("{\"findings\":[");
        var comma = "";
        await foreach (var finding in findings)
        {
            await text.WriteAsync(comma);
            await text.WriteAsync(CanonicalJson.Write(finding));
            comma = ",";
        }
        await text.WriteAsync("],\"next\":null}");
    }

    /// <summary>CSV with a header. A text that a spreadsheet would take for a formula gets a quote in front; numbers stay numbers.</summary>
    public static async Task CsvAsync(IAsyncEnumerable<Finding> findings, TextWriter text)
    {
        await text.WriteLineAsync(string.Join(',', Columns));
        await foreach (var finding in findings)
        {
            var subject = finding.Subject;
            await text.WriteLineAsync(string.Join(',',
                Text(finding.Id), Text(finding.Rule), Text(CanonicalJson.Write(finding.Status).Trim('"')), Text($"{finding.Severity}"),
                Text(subject.Kind), Text(subject.Mineral), Text(subject.Region), Text(subject.Right), Text(subject.Footprint), Text(subject.Layer), Text(subject.Feature),
                $"{finding.Period}", Text(finding.PlanVersion), $"{finding.Measured}", $"{finding.Limit}", Text(finding.Unit), Text(finding.Basis), $"{finding.Ratio}",
                Text(string.Join(' ', finding.Missing)), Text(string.Join(' ', finding.Readings)), Text(finding.Message.Zh), Text(finding.Message.En)));
        }
    }

    private static string Text(string? text)
    {
        // Full-width signs count in a Chinese Excel too.
        var plain = text is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠'), ..] ? $"'{text}" : text ?? "";
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
