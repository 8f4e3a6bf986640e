using PlanMonitor.Core.Json;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>A check as of a day that lies before the newest stored run.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_look_back_is_shown_and_stores_nothing()
    {
        await Said.ByAsync(folder, "import", "rights", Repo.At("tests", "samples", "inbox", "rights", "dandong", "-", "-", "采矿权登记.csv"), "--plan", "dandong");
        var newest = await CheckAsync("2024-03-31");
        Assert.Equal("", Told(newest.Error));
        Assert.Contains(" M report.missing", newest.Output, StringComparison.Ordinal);
        var stored = await StoredAsync();

        var back = await CheckAsync("2024-03-30");
        Assert.Equal((0, "A check as of 2024-03-31 is stored; this one as of 2024-03-30 is only shown: nothing is stored and no alert changes.\n"), (back.Exit, Told(back.Error)));
        Assert.StartsWith("dandong (draft): check of 2023 as of 2024-03-30\n", back.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" M report.missing", back.Output, StringComparison.Ordinal);
        Assert.EndsWith("Alerts: 0 opened, 0 updated, 0 closed, 0 unchanged.\n", back.Output, StringComparison.Ordinal);
        Assert.Equal(stored, await StoredAsync());

        Assert.Equal("", Told((await CheckAsync("2024-04-01")).Error));
        Assert.NotEqual(stored, await StoredAsync());
    }

    [Fact]
    public async Task What_is_missing_is_said_in_words_and_stays_a_code_in_json()
    {
        var said = await CheckAsync("2024-03-31", "zh-CN");
        Assert.Contains("缺少：采矿权登记", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rights:", said.Output, StringComparison.Ordinal);
        // And the upload that would mend it.
        Assert.Contains("缺少：勘查成果。  → import discoveries\n", said.Output, StringComparison.Ordinal);
        Assert.Contains("  缺少：采矿权登记  → import reports, import rights\n", said.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n补充上传后可再判断：import rights（\d+ 项）、[^\n]*import greenlist（\d+ 项）", said.Output);
        Assert.Contains("missing: the register of mining rights", (await CheckAsync("2024-03-31")).Output, StringComparison.Ordinal);
        Assert.Contains("\"rights\"", (await Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2023", "--json")).Output, StringComparison.Ordinal);
    }

    private Task<Said> CheckAsync(string day, string language = "en") => Said.ByAsync(folder, "check", "--plan", "dandong", "--year", "2023", "--as-of", day, "--lang", language);

    private async Task<string> StoredAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", cancel);
        return CanonicalJson.Write(new
        {
            Findings = await work.Findings.ReadAsync("dandong", 2023, cancel).ToListAsync(cancel),
            Runs = await work.Findings.RunsAsync("dandong", cancel).ToListAsync(cancel),
            Alerts = (await work.Queries.AllAsync(null, null, cancel)).OrderBy(alert => alert.Id, StringComparer.Ordinal),
        });
    }

    // A slow machine is told of progress besides.
    private static string Told(string error) => string.Concat(error.Split('\n').Where(line => !line.StartsWith("rules ", StringComparison.Ordinal)).Select(line => line.Length > 0 ? line + "\n" : ""));
}
