using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PlanMonitor.Local.Commands;

/// <summary>Options for years and days; a value that is none is wrong usage.</summary>
internal static class TimeOptions
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>A year that must be given.</summary>
    public static Option<int> RequiredYear(string description) =>
        new("--year") { Description = description, Required = true, HelpName = "Y", CustomParser = argument => YearOf(argument) ?? 0 };

    /// <summary>A year that may be given.</summary>
    public static Option<int?> Year(string description) => new("--year") { Description = description, HelpName = "Y", CustomParser = YearOf };

    /// <summary>A day in ISO form that may be given.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name) { Description = description, HelpName = "DATE", CustomParser = DayOf };

    private static int? YearOf(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear)
        {
            return year;
        }
        argument.AddError($"'{text}' is no year; give one from {FirstYear} to {LastYear}.");
        return null;
    }

    private static DateOnly? DayOf(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        argument.AddError($"'{text}' is not a day; write it as 2025-03-31.");
        return null;
    }
}
