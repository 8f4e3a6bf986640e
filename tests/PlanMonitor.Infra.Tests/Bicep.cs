using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

/// <summary>Templates as the official compiler turns them into what Azure is given. A warning of its linter is an error.</summary>
internal static class Bicep
{
    private static readonly string? Compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(each => each.Key == "Bicep")?.Value;
    private static readonly Lazy<Task<(string Json, string Said)>> MainBuilt = new(() => BuildAsync("main.bicep"));
    private static readonly Lazy<Task<(string Json, string Said)>> SubscriptionsBuilt = new(() => BuildAsync("subscriptions.bicep"));

    /// <summary>The whole of infra/main.bicep, modules included.</summary>
    public static Task<JsonNode> MainAsync() => ReadAsync(MainBuilt);

    /// <summary>infra/subscriptions.bicep.</summary>
    public static Task<JsonNode> SubscriptionsAsync() => ReadAsync(SubscriptionsBuilt);

    /// <summary>What the compiler said besides the template: nothing, where all is well.</summary>
    public static async Task<string> SaidAsync(bool main)
    {
        SkipWithout();
        return (await (main ? MainBuilt : SubscriptionsBuilt).Value).Said;
    }

    private static async Task<JsonNode> ReadAsync(Lazy<Task<(string Json, string Said)>> built)
    {
        SkipWithout();
        return JsonNode.Parse((await built.Value).Json)!;
    }

    private static void SkipWithout() =>
        Assert.SkipUnless(File.Exists(Compiler), "The Bicep compiler (NuGet package Azure.Bicep.CommandLine.linux-x64) is not here: templates are not compiled.");

    private static async Task<(string Json, string Said)> BuildAsync(string file)
    {
        var start = new ProcessStartInfo(Compiler!, ["build", Repo.At("infra", file), "--stdout"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var json = process.StandardOutput.ReadToEndAsync(limit.Token);
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (await json, process.ExitCode == 0 ? await said : $"exit code {process.ExitCode}: {await said}");
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The Bicep compiler did not end within two minutes on {file}.", late);
        }
    }
}
