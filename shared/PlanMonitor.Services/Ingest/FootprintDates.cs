using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services.Ingest;

/// <summary>The days of the two images that a footprint was found between (前时相, 后时相), by the attributes of the national patch lists and their other names.</summary>
internal static class FootprintDates
{
    /// <summary>The day of the earlier image, or null.</summary>
    public static DateOnly? From(Feature footprint, AttributeNames names) => Parsed(names.Find(footprint.Attributes, AttributeNames.Before), end: false);

    /// <summary>The day of the later image, or null.</summary>
    public static DateOnly? To(Feature footprint, AttributeNames names) => Parsed(names.Find(footprint.Attributes, AttributeNames.After), end: true);

    /// <summary>A remark for each date that cannot be read.</summary>
    public static IEnumerable<Problem> Remarks(Feature footprint, AttributeNames names)
    {
        foreach (var (found, end) in new[] { (names.Find(footprint.Attributes, AttributeNames.Before), false), (names.Find(footprint.Attributes, AttributeNames.After), true) })
        {
            if (found is not null && Parsed(found, end) is null)
            {
                yield return Problem.Of("footprint.not-a-date", footprint.Record, found.Value.Name, found.Value.Text) with { Part = footprint.Part };
            }
        }
    }

    // A month stands for its first day before and its last day after: the change may have come in any of its days.
    private static DateOnly? Parsed((string Name, string Text)? found, bool end)
    {
        if (found is not { Text: var text })
        {
            return null;
        }
        if (RowDates.Parse(text) is { } day)
        {
            return day;
        }
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length != 6 || RowDates.Parse(digits + "01") is not { } first)
        {
            return null;
        }
        return end ? first.AddMonths(1).AddDays(-1) : first;
    }
}
