using PlanMonitor.Testing;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>What a command said: its exit code, stdout and stderr. In arguments and texts <c>{at}</c> stands for the test's folder.</summary>
internal sealed record Said(int Exit, string Output, string Error)
{
    /// <summary>Runs a command in this process on the data folder <c>{at}/data</c>, unless the arguments name another.</summary>
    public static async Task<Said> ByAsync(TempFolder folder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] data = arguments.Contains("--data") ? [] : ["--data", folder.At("data")];
        var exit = await CommandLine.RunAsync([.. arguments.Select(argument => argument.Replace("{at}", folder.Path, StringComparison.Ordinal)), .. data], output, error);
        return new(exit, Short(output), Short(error));

        string Short(StringWriter text) => text.ToString().Replace(folder.Path, "{at}", StringComparison.Ordinal);
    }
}
