using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Json;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>The alerts on the command line where there is nothing to show, and the words of their states.</summary>
public sealed class AlertsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_that_does_not_exist_has_no_alerts_and_is_not_made()
    {
        Assert.Equal(new Said(0, "{\n  \"total\": 0,\n  \"alerts\": []\n}\n", "数据文件夹 {at}/data 尚不存在。\n"), await Said.ByAsync(folder, "alerts", "list", "--json"));
        Assert.Equal(
            new Said(2, "", "The data folder {at}/data does not exist yet.\nThere is no alert 'abc'. List them with: planmonitor alerts list\n"),
            await Said.ByAsync(folder, "alerts", "show", "abc", "--lang", "en"));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task An_operators_alert_is_listed_and_shown_without_a_finding()
    {
        var cancel = TestContext.Current.CancellationToken;
        string id;
        await using (var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", cancel))
        {
            await work.Ports.Queues.SendAsync("check-runs-poison", """{"plan":"dandong","year":2024,"asOf":null,"cause":"test"}""", TimeSpan.Zero, cancel);
            Assert.Equal(1, (await work.Backend.Poison.RunAsync(cancel)).Raised);
            id = Assert.Single(await work.Queries.AllAsync("-", null, cancel)).Id;
        }
        const string what = "The check of plan dandong for 2024 failed again and again and is not tried any more. Find the cause in the log, remove it, and check again: planmonitor check --plan dandong --year 2024.";
        var list = await Said.ByAsync(folder, "alerts", "list", "--plan", "-", "--lang", "en");
        Assert.Contains($"  {id}  H ", list.Output, StringComparison.Ordinal);
        Assert.Equal((0, "1 in all. Details: planmonitor alerts show ID\n"), (list.Exit, list.Error));
        Assert.Contains("  H     待处理  ", (await Said.ByAsync(folder, "alerts", "list", "--plan", "-")).Output, StringComparison.Ordinal);
        var year = DateTimeOffset.UtcNow.AddHours(8).Year;
        Assert.Equal(
            new Said(0, $$"""
                {{what}}
                  id {{id}}  operator.poison  H  open  - {{year}}
                  evidence {"plan":"dandong","year":2024,"asOf":null,"cause":"test"}

                """, ""),
            await Said.ByAsync(folder, "alerts", "show", id, "--lang", "en"));
        Assert.Contains("  \"finding\": null,\n  \"actions\": []\n", (await Said.ByAsync(folder, "alerts", "show", id, "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_has_one_word_everywhere()
    {
        Assert.Equal(["open", "acknowledged", "assigned", "decided", "returned", "closed"], AlertStates.Words);
        Assert.All(Enum.GetValues<AlertState>(), state =>
        {
            Assert.Equal($"\"{AlertStates.Word(state)}\"", CanonicalJson.Write(state));
            Assert.Equal(state, AlertStates.Parse(AlertStates.Word(state)));
        });
        Assert.Null(AlertStates.Parse("Open"));
    }
}
