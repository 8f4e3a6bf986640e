using System.CommandLine;
using System.Globalization;

namespace PlanMonitor.Local.Commands;

/// <summary>The option <c>--crs</c>: what a person says of the coordinate system of files.</summary>
internal static class CrsOption
{
    /// <summary>The option; null where it is not given.</summary>
    public static Option<int?> Build(string description) => new("--crs")
    {
        Description = description,
        HelpName = "EPSG",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? text[5..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                return code;
            }
            argument.AddError($"'{text}' is no EPSG code; write it as 4490.");
            return null;
        },
    };
}
