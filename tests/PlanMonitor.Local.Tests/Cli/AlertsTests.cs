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
    public void A_state_has_one_word_everywhere()
    {
        Assert.Equal(["open", "acknowledged", "closed"], AlertStates.Words);
        Assert.All(Enum.GetValues<AlertState>(), state =>
        {
            Assert.Equal($"\"{AlertStates.Word(state)}\"", CanonicalJson.Write(state));
            Assert.Equal(state, AlertStates.Parse(AlertStates.Word(state)));
        });
        Assert.Null(AlertStates.Parse("Open"));
    }
}
