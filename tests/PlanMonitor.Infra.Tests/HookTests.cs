using System.Diagnostics;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Infra.Tests;

public sealed class HookTests
{
    private const string FakeAzure = """
        #!/usr/bin/env bash
        echo "$*" >> "$AZ_LOG"
        case "$*" in
          "functionapp keys list"*) echo "$AZ_HAS_KEY" ;;
          "functionapp list"*) echo app-found ;;
          "storage account list"*) echo storage-found ;;
          "eventgrid system-topic list"*) echo topic-found ;;
        esac
        """;

    [Theory]
    [InlineData("subscribe.sh")]
    [InlineData("publish-premium.sh")]
    public async Task Scripts_are_correct_bash(string script)
    {
        SkipWithoutBash();
        var (code, said) = await RunAsync(["-n", Repo.At("infra", "hooks", script)], []);
        Assert.Equal((0, ""), (code, said));
    }

    [Theory]
    [InlineData("subscribe")]
    [InlineData("publish-premium")]
    public void Both_shells_read_the_same_variables(string script)
    {
        var bash = File.ReadAllText(Repo.At("infra", "hooks", script + ".sh"));
        var windows = File.ReadAllText(Repo.At("infra", "hooks", script + ".ps1"));
        string[] variables = ["AZURE_RESOURCE_GROUP", "AZURE_SUBSCRIPTION_ID", "FUNCTION_APP_NAME", "STORAGE_ACCOUNT_NAME", "EVENT_TOPIC_NAME", "DEAD_LETTER_CONTAINER", "SUBSCRIBE_TRIES", "SUBSCRIBE_WAIT"];
        Assert.All(variables, each => Assert.Equal(bash.Contains(each, StringComparison.Ordinal), windows.Contains(each, StringComparison.Ordinal)));
        Assert.Contains("subscribe", bash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hook_deploys_the_subscriptions_once_the_key_exists_and_never_sees_it()
    {
        SkipWithoutBash();
        var (code, said, calls) = await SubscribeAsync(hasKey: true, ("FUNCTION_APP_NAME", "app-given"));
        Assert.Equal((0, "The blob functions of app-given are subscribed to the inbox of storage-found.\n"), (code, said));
        var deployment = Assert.Single(calls, each => each.StartsWith("deployment group create", StringComparison.Ordinal));
        Assert.Contains("/subscriptions.bicep ", deployment, StringComparison.Ordinal);
        Assert.EndsWith("--parameters functionAppName=app-given topicName=topic-found storageName=storage-found deadLetterContainer=dead-letters", deployment, StringComparison.Ordinal);
        Assert.All(calls.Where(each => each.StartsWith("functionapp keys", StringComparison.Ordinal)), each => Assert.Contains("contains(keys(systemKeys), 'blobs_extension')", each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_key_the_hook_gives_up_and_says_what_to_do()
    {
        SkipWithoutBash();
        var (code, said, calls) = await SubscribeAsync(hasKey: false);
        Assert.Equal(
            (1, "waiting for app-found to start ...\napp-found has no key blobs_extension yet. See whether the app has started (its functions are listed in the portal), then run this script again.\n"), (code, said));
        Assert.DoesNotContain(calls, each => each.StartsWith("deployment", StringComparison.Ordinal));
    }

    private static void SkipWithoutBash() => Assert.SkipUnless(File.Exists("/bin/bash"), "bash is not here: the scripts for it are not run.");

    private static async Task<(int Code, string Said, string[] Calls)> SubscribeAsync(bool hasKey, params (string, string)[] more)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var az = Path.Combine(folder.FullName, "az");
            var log = Path.Combine(folder.FullName, "log");
            await File.WriteAllTextAsync(az, FakeAzure);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
            var (code, said) = await RunAsync(
                [Repo.At("infra", "hooks", "subscribe.sh")],
                [
                    ("PATH", $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), ("AZ_LOG", log), ("AZ_HAS_KEY", hasKey ? "true" : "false"),
                    ("AZURE_RESOURCE_GROUP", "rg-test"), ("SUBSCRIBE_TRIES", "2"), ("SUBSCRIBE_WAIT", "0"), .. more,
                ]);
            return (code, said, await File.ReadAllLinesAsync(log));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("/bin/bash", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }
}
