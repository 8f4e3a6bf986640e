using System.Text.RegularExpressions;
using PlanMonitor.Local;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Azure.Tests;

/// <summary>The command line on the cloud's storage.</summary>
public sealed partial class CommandLineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_gives_the_same_findings_byte_for_byte_on_a_data_folder_and_on_Azurite()
    {
        // One of its own: the demo counts what is stored.
        await using var azurite = new Azurite();
        await azurite.InitializeAsync();
        _ = azurite.Required;
        var where = $"azurite:{azurite.Port}";
        using var folder = new TempFolder();
        var cloud = await RunAsync("demo", "--storage", where, "--out", folder.At("cloud"), "--json");
        var local = await RunAsync("demo", "--data", folder.At("data"), "--out", folder.At("local"), "--json");
        Assert.Equal((0, 0), (cloud.Exit, local.Exit));
        Assert.Equal(local.Output, cloud.Output);
        var names = Directory.GetFiles(folder.At("local")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(names, Directory.GetFiles(folder.At("cloud")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Contains(names, name => name.StartsWith("findings-", StringComparison.Ordinal));
        Assert.All(names.Except(["alerts.json"]), name => Assert.Equal(File.ReadAllBytes(folder.At("local", name)), File.ReadAllBytes(folder.At("cloud", name))));
        Assert.Equal(Timeless(await File.ReadAllTextAsync(folder.At("local", "alerts.json"), Cancel)), Timeless(await File.ReadAllTextAsync(folder.At("cloud", "alerts.json"), Cancel)));

        // What one command stored, the next one reads.
        var alerts = await RunAsync("alerts", "list", "--storage", where, "--json");
        Assert.Equal(Timeless((await RunAsync("alerts", "list", "--data", folder.At("data"), "--json")).Output), Timeless(alerts.Output));
        Assert.DoesNotContain("\"total\": 0,", alerts.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_into_the_cloud_asks_for_the_check_that_nobody_else_would_ask_for()
    {
        await using var azurite = new Azurite();
        await azurite.InitializeAsync();
        _ = azurite.Required;
        var report = Repo.At("tests", "samples", "inbox", "reports", "pingquan", "2023", "-", "年报2023.csv");
        Assert.Equal(0, (await RunAsync("import", "reports", report, "--plan", "pingquan", "--year", "2023", "--storage", $"azurite:{azurite.Port}", "--json")).Exit);
        Assert.Equal(1, await AzureStorage.OpenEmulator(azurite.Required).Queues.CountAsync("check-runs", Cancel));
    }

    [Fact]
    public async Task Where_nothing_answers_the_command_says_so_in_one_line()
    {
        var said = await RunAsync("rules", "--storage", "azurite:9");
        Assert.Equal((1, "", "Azurite does not answer at http://127.0.0.1:9/devstoreaccount1. Start it, or name its port with --storage azurite:PORT.\n"), said);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(arguments, output, error), $"{output}", $"{error}");
    }

    // Alerts say when they were raised; the two runs are some seconds apart.
    private static string Timeless(string text) => Moment().Replace(text, "moment");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9:]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Moment();
}
