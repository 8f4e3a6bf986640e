using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>What one command said and how it ended.</summary>
internal sealed record Said(int Exit, string Out, string Error)
{
    /// <summary>Stdout as the one JSON document that it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Stderr without the lines of progress that a slow machine is told besides.</summary>
    public string Told => string.Concat(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(" s left  ", StringComparison.Ordinal)).Select(line => line + "\n"));
}

/// <summary>The command line, in this process or in one of its own.</summary>
internal static class Cli
{
    /// <summary>Runs a command in this process.</summary>
    public static async Task<Said> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, output, error);
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed, with --json; gives its document.</summary>
    public static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var said = await RunAsync([.. arguments, "--json"]);
        Assert.True(said.Exit == 0, $"{string.Join(' ', arguments)}: {said.Exit} {said.Error}");
        return said.Json;
    }

    /// <summary>Starts a command as a process of its own.</summary>
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "planmonitor.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return Process.Start(start)!;
    }

    /// <summary>Runs a command as a process of its own to its end.</summary>
    public static async Task<Said> ProcessAsync(params string[] arguments)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return new(process.ExitCode, await output, await error);
    }
}
