using System.CommandLine;
using System.Globalization;

namespace PlanMonitor.Local.Commands;

/// <summary>The numbers that <c>overlay</c> takes; a value that makes no sense is wrong usage.</summary>
internal static class OverlayOptions
{
    /// <summary>Least shared area of a row in square metres.</summary>
    public static Option<double> MinArea() => new("--min-area")
    {
        Description = "Least shared area of a row in square metres.",
        DefaultValueFactory = _ => 1,
        HelpName = "M2",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var area) && double.IsFinite(area) && area >= 0)
            {
                return area;
            }
            argument.AddError($"'{text}' is no area; give a number of square metres, 0 or more.");
            return 0;
        },
    };
}
