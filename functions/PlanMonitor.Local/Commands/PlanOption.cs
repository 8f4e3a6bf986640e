using System.CommandLine;
using System.Globalization;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Local.Commands;

/// <summary>Plan, year and day as options read them; a value that makes no sense is wrong usage with what to do.</summary>
internal static class PlanOption
{
    public static Option<string> Required() => new("--plan") { Description = "Plan: " + Names(), Required = true, HelpName = "ID" };

    public static Option<string?> Optional() => new("--plan") { Description = "Plan: " + Names(), HelpName = "ID" };

    /// <summary>The plans at hand: those of the product, and of the data folder where there is one.</summary>
    public static async Task<PlanLibrary> LibraryAsync(ParseResult arguments, CancellationToken cancel)
    {
        var folder = arguments.GetValue(CommonOptions.Data)!;
        if (!Directory.Exists(folder))
        {
            return PlanLibrary.BuiltIn;
        }
        await using var work = await Workspace.OpenAsync(folder, "plans", cancel);
        return work.Plans;
    }

    public static Option<int?> Year() => new("--year") { Description = "Year.", HelpName = "Y" };

    /// <summary>The newest version of a plan, or wrong usage.</summary>
    public static Plan Find(PlanLibrary library, string id) =>
        library.Newest(id) ?? throw new UsageException($"There is no plan '{id}'. Use one of: {string.Join(", ", library.Ids)}.");

    /// <summary>A day in ISO form, or wrong usage.</summary>
    public static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new UsageException($"'{text}' is not a day; write it as 2025-03-31.");

    private static string Names() => string.Join(", ", BuiltInPlans.Names.Select(Path.GetFileNameWithoutExtension));
}
