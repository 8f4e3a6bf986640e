using System.Globalization;
using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Alerts;

/// <summary>
/// The deadlines of the enforcement year (矿产卫片执法年度时限): patches are released quarterly, the county files legality and handling by 28 February of the
/// next year, the review is in March, what it sends back has a month, and on 31 March the year ends. Days are those of China.
/// </summary>
/// <param name="ReleaseMonths">Months in which the patches of a quarter are released, ascending.</param>
/// <param name="Filing">The day by which a year's verdicts are filed, MM-dd of the next year.</param>
/// <param name="Review">The day on which the review begins.</param>
/// <param name="YearEnd">The day by which everything of a year is closed.</param>
/// <param name="CorrectionMonths">Months for what the review sends back.</param>
public sealed record EnforcementCalendar(IReadOnlyList<int> ReleaseMonths, string Filing, string Review, string YearEnd, int CorrectionMonths)
{
    private const string Resource = "plans/enforcement/calendar.json";

    // Who is told today cannot be done tomorrow.
    private const int LeastDays = 7;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The calendar of the product.</summary>
    public static EnforcementCalendar BuiltIn { get; } = Load();

    /// <summary>The calendar day in China.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China).DateTime);

    /// <summary>The calendar of a document, or what is wrong with it.</summary>
    public static Outcome<EnforcementCalendar> Read(string json)
    {
        try
        {
            var calendar = CanonicalJson.Read<EnforcementCalendar>(json);
            return calendar.IsSound() ? calendar : Problem.Of("setting.calendar-invalid");
        }
        catch (JsonException)
        {
            return Problem.Of("setting.calendar-invalid");
        }
    }

    /// <summary>
    /// The due date of what is assigned on a day and has none of its own: the last day before the next release, so that a quarter is done before the next one comes, or the
    /// day of filing, whichever is earlier, a week away at the least.
    /// </summary>
    public DateOnly DueAfter(DateOnly today) => Enumerable.Range(today.Year, 2)
        .SelectMany(year => ReleaseMonths.Select(month => new DateOnly(year, month, 1).AddDays(-1)).Append(InYear(Filing, year)))
        .Where(day => day >= today.AddDays(LeastDays)).Min();

    /// <summary>The days that have gone by and should not have, each with a name that stays the same; in order of the days.</summary>
    public IReadOnlyList<string> Missed(Alert alert, DateOnly today)
    {
        var since = DayOf(alert.Since);
        var isUndecided = alert.State is AlertState.Open or AlertState.Acknowledged or AlertState.Assigned;
        var isPatch = alert.Subject.Kind == "footprint";
        (string Name, DateOnly? Day)[] all =
        [
            ("due", alert.State == AlertState.Assigned ? alert.Assigned?.Due : null),
            ("correction", alert.State is AlertState.Returned or AlertState.Assigned ? alert.Correction?.Due : null),
            ("filing", isPatch && isUndecided ? First(Filing, alert.Period + 1, since) : null),
            // Undecided when the review begins: there is nothing to review.
            ("review", isPatch && isUndecided ? First(Review, alert.Period + 1, since) : null),
            ("year-end", isPatch && alert.State != AlertState.Closed ? First(YearEnd, alert.Period + 1, since) : null),
        ];
        return [.. all.Where(each => each.Day < today).OrderBy(each => each.Day).Select(each => $"{each.Name} {each.Day:yyyy-MM-dd}")];
    }

    // An alert that came after the day of its own year has until that day of the next.
    private static DateOnly First(string day, int year, DateOnly since)
    {
        var first = InYear(day, year);
        return first >= since ? first : InYear(day, InYear(day, since.Year) >= since ? since.Year : since.Year + 1);
    }

    private static DateOnly InYear(string day, int year) => new(year, Part(day, 0), Math.Min(Part(day, 3), DateTime.DaysInMonth(year, Part(day, 0))));

    private static int Part(string day, int at) => int.Parse(day.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsDay(string? text) => DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static EnforcementCalendar Load()
    {
        using var stream = typeof(EnforcementCalendar).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly lacks the resource '{Resource}'.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd()).Value;
    }

    private bool IsSound() =>
        ReleaseMonths is { Count: >= 1 and <= 12 } && ReleaseMonths.All(month => month is >= 1 and <= 12) && ReleaseMonths.Order().Distinct().SequenceEqual(ReleaseMonths)
            && IsDay(Filing) && IsDay(Review) && IsDay(YearEnd) && CorrectionMonths is >= 1 and <= 12;
}
