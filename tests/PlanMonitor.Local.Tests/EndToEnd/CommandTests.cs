using System.Text.Json;
using PlanMonitor.Core.Rules;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>What other programs rely on: commands, exit codes, and one JSON document on stdout.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string[] Commands = ["demo", "serve", "plans", "rules", "import", "check", "overlay", "admit", "alerts", "subscriptions", "deliveries", "verify", "audit", "token", "settings"];
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Help_lists_the_commands_that_exist_and_no_other()
    {
        var help = await Cli.RunAsync("--help");
        Assert.Equal((0, ""), (help.Exit, help.Error));
        var listed = help.Out.ReplaceLineEndings("\n").Split("Commands:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[0]);
        Assert.Equal(Commands, listed);
        Assert.Equal(Commands, CommandLine.Root().Subcommands.Select(command => command.Name));
        foreach (var command in Commands)
        {
            var own = await Cli.RunAsync(command, "--help");
            Assert.Equal(0, own.Exit);
            Assert.Contains($" {command} ", own.Out.Split("Usage:")[1], StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(folder.At("data")));
    }

    [Theory]
    [InlineData("plans list", "plans")]
    [InlineData("plans show dandong", "id name adcode version status period indicators volumeControls minimumScales zones minerals spatialRules duties")]
    [InlineData("plans lint", "issues")]
    [InlineData("plans lint dandong", "issues")]
    [InlineData("rules", "rules")]
    [InlineData("alerts list", "total alerts")]
    [InlineData("check --plan dandong --year 2024", "run findings alerts")]
    public async Task Json_is_one_document_on_stdout_and_nothing_else(string command, string members)
    {
        string[] arguments = [.. command.Split(' '), "--json", "--data", folder.At("data")];
        foreach (var said in new[] { await Cli.RunAsync(arguments), await Cli.RunAsync([.. arguments, "--lang", "en"]) })
        {
            Assert.Equal(0, said.Exit);
            Assert.All(members.Split(' '), member => Assert.True(said.Json.TryGetProperty(member, out _), $"{command} has no {member}"));
        }
    }

    [Fact]
    public async Task Json_of_a_process_of_its_own_is_the_same_document()
    {
        var said = await Cli.ProcessAsync("rules", "--json", "--data", folder.At("data"));
        Assert.Equal((0, "", (await Cli.RunAsync("rules", "--json")).Out), (said.Exit, said.Error, said.Out));
    }

    [Fact]
    public async Task Rules_have_the_shape_of_the_design()
    {
        var rules = (await Cli.JsonAsync("rules")).GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Info.Id), rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(rules, rule =>
        {
            Assert.Equal(["id", "family", "title", "severity", "plans", "reads"], Names(rule));
            Assert.Equal(["zh", "en"], Names(rule.GetProperty("title")));
            Assert.Contains(rule.GetProperty("severity").GetString(), new[] { "H", "M", "L" });
            Assert.StartsWith(rule.GetProperty("id").GetString()![..3], rule.GetProperty("family").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Receipts_findings_and_alerts_have_the_shape_of_the_design()
    {
        var receipt = Assert.Single((await ImportAsync("a.csv", Uploads.Reports((1, "22"), (2, "-1")))).GetProperty("receipts").EnumerateArray());
        Assert.Equal(["file", "sha256", "kind", "status", "accepted", "rejected", "problems"], Names(receipt));
        var problem = Assert.Single(receipt.GetProperty("problems").EnumerateArray());
        Assert.Equal(["code", "line", "column", "value", "message", "action"], Names(problem));
        Assert.Equal(["zh", "en"], Names(problem.GetProperty("message")));
        Assert.Equal(["zh", "en"], Names(problem.GetProperty("action")));
        Assert.Equal(("a.csv", "reports", "accepted-with-remarks", 1, 1), (Text(receipt, "file"), Text(receipt, "kind"), Text(receipt, "status"), receipt.GetProperty("accepted").GetInt32(), receipt.GetProperty("rejected").GetInt32()));
        Assert.Matches("^[0-9a-f]{64}$", Text(receipt, "sha256"));

        var check = await Cli.JsonAsync("check", "--plan", "dandong", "--year", "2024", "--data", folder.At("data"));
        Assert.Equal(["run", "findings", "alerts"], Names(check));
        Assert.Empty(new[] { "id", "plan", "planVersion", "year", "asOf", "inputs" }.Except(Names(check.GetProperty("run"))));
        Assert.Empty(new[] { "opened", "updated", "closed", "unchanged" }.Except(Names(check.GetProperty("alerts"))));
        Assert.Equal("2025-03-31", Text(check.GetProperty("run"), "asOf"));
        Assert.All(check.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.Empty(new[] { "id", "rule", "status", "severity", "subject", "period", "measured", "limit", "unit", "basis", "ratio", "citations", "evidence", "missing", "readings" }.Except(Names(finding)));
            Assert.Equal(["kind", "mineral", "region", "right", "footprint", "layer", "feature"], Names(finding.GetProperty("subject")));
            Assert.Contains(Text(finding, "status"), new[] { "pass", "warn", "fail", "not-evaluable" });
        });

        var list = await Cli.JsonAsync("alerts", "list", "--data", folder.At("data"));
        Assert.Equal(["total", "alerts"], Names(list));
        var alerts = list.GetProperty("alerts").EnumerateArray().ToList();
        Assert.Equal(list.GetProperty("total").GetInt32(), alerts.Count);
        Assert.All(alerts, alert => Assert.Equal(["id", "rule", "plan", "severity", "state", "subject", "openedAt", "changedAt", "verdict", "handling", "county"], Names(alert)));
        var shown = await Cli.JsonAsync("alerts", "show", Text(alerts[0], "id")!, "--data", folder.At("data"));
        Assert.Equal(["alert", "finding", "actions"], Names(shown));
    }

    [Fact]
    public async Task Exit_code_0_done_and_4_for_a_finding_of_the_weight_asked_for()
    {
        await ImportAsync("a.csv", Uploads.Reports((1, "31.5")));
        string[] check = ["check", "--plan", "dandong", "--year", "2024", "--data", folder.At("data")];
        Assert.Equal(0, (await Cli.RunAsync(check)).Exit);
        Assert.Equal(4, (await Cli.RunAsync([.. check, "--fail-on", "H"])).Exit);
        Assert.Equal(4, (await Cli.RunAsync([.. check, "--fail-on", "L", "--json"])).Exit);
        await ImportAsync("b.csv", Uploads.Reports((1, "3")));
        Assert.Equal(0, (await Cli.RunAsync([.. check, "--fail-on", "H"])).Exit);
    }

    [Fact]
    public async Task Exit_code_3_when_one_of_the_files_was_rejected_whole_while_the_others_are_taken()
    {
        var said = await Cli.RunAsync("import", "reports", File_("good.csv", Uploads.Reports((1, "3"))), File_("bad.csv", "监测点,数值\n一号,3\n"), "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--json");
        Assert.Equal((3, ""), (said.Exit, said.Told));
        Assert.Equal(["accepted", "rejected"], said.Json.GetProperty("receipts").EnumerateArray().Select(receipt => Text(receipt, "status")));
        var again = await Cli.RunAsync("import", "reports", folder.At("good.csv"), "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--lang", "en");
        Assert.Equal(0, again.Exit);
        Assert.Contains("This content was imported before (good.csv); nothing was changed.", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_code_1_for_a_fault_that_is_nobodys_input()
    {
        Directory.CreateDirectory(folder.At("other"));
        File.WriteAllText(folder.At("other", "thesis.docx"), "x");
        var said = await Cli.RunAsync("alerts", "list", "--data", folder.At("other"));
        Assert.Equal((1, ""), (said.Exit, said.Out));
        Assert.Equal($"The folder {folder.At("other")} holds other things (thesis.docx) and is no data folder of PlanMonitor. Name an empty or a new folder with --data.{Environment.NewLine}", said.Error);
    }

    [Theory]
    [InlineData("", "Name a command: demo, serve, plans, rules, import, check, overlay, admit, alerts, subscriptions, deliveries, verify, audit, token, settings.")]
    [InlineData("verify", "verify needs FILE.zip.")]
    [InlineData("check --plan dandong", "Option '--year' is required.")]
    [InlineData("check --plan shenyang --year 2024", "There is no plan 'shenyang'. Use one of: chaoyang, dandong, liaoyang, pingquan.")]
    [InlineData("check --plan dandong --year 2031", "No version of the plan 'dandong' covers 2031: it has the base year 2020 and the period 2021 to 2025.")]
    [InlineData("check --plan dandong --year 2024 --as-of 31.3.2025", "'31.3.2025' is not a day; write it as 2025-03-31.")]
    [InlineData("check --plan dandong --year MMXXIV", "'MMXXIV' is no year; give one from 1900 to 2200.")]
    [InlineData("import reports no-such.csv --plan dandong --year 2024", "There is no file no-such.csv.")]
    [InlineData("import reports no-such.csv --year 2024", "import reports needs --plan ID.")]
    [InlineData("import reports no-such.csv --plan dandong", "import reports needs --year Y.")]
    [InlineData("import layer no-such.csv --plan dandong", "import layer needs --layer NAME.")]
    [InlineData("alerts show ffff", "没有编号为“ffff”的预警。查看全部预警：planmonitor alerts list")]
    [InlineData("serve --urls http://0.0.0.0:8642", "'http://0.0.0.0:8642' is no address of this machine alone; use for example http://127.0.0.1:8642.")]
    [InlineData("serve --urls https://127.0.0.1:8642", "'https://127.0.0.1:8642' is no address of this machine alone; use for example http://127.0.0.1:8642.")]
    [InlineData("serve --urls example.org", "'example.org' is no address of this machine alone; use for example http://127.0.0.1:8642.")]
    [InlineData("serve --yearly-check 0_0_6_1_4", "The schedule '0 0 6 1 4' has 5 fields; it needs six: second minute hour day month day-of-week.")]
    [InlineData("serve --yearly-check 0_0_6_32_4_*", "The schedule '0 0 6 32 4 *' is wrong: '32' is no day from 1 to 31.")]
    public async Task Exit_code_2_for_wrong_usage_with_what_to_do(string command, string message)
    {
        await ImportAsync("a.csv", Uploads.Reports((1, "3")));
        var said = await Cli.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' ')), .. command.Length == 0 ? Array.Empty<string>() : ["--data", folder.At("data")]]);
        Assert.Equal((2, "", message), (said.Exit, said.Out, said.Error.Split(Environment.NewLine)[0]));
    }

    [Fact]
    public async Task Two_commands_at_once_on_one_folder_both_succeed()
    {
        var (first, second) = (File_("a.csv", Uploads.Reports((1, "3"))), File_("b.csv", Uploads.Reports((2, "4"))));
        string[] Import(string file) => ["import", "reports", file, "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--json"];
        var said = await Task.WhenAll(Cli.ProcessAsync(Import(first)), Cli.ProcessAsync(Import(second)));
        Assert.All(said, each => Assert.Equal((0, ""), (each.Exit, each.Told)));

        // The same name, two contents, and a check between them.
        Directory.CreateDirectory(folder.At("x"));
        File.WriteAllText(folder.At("x", "a.csv"), Uploads.Reports((3, "5")));
        File.WriteAllText(first, Uploads.Reports((4, "6")));
        said = await Task.WhenAll(Cli.ProcessAsync(Import(first)), Cli.ProcessAsync(Import(folder.At("x", "a.csv"))), Cli.ProcessAsync("check", "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--json"));
        Assert.All(said, each => Assert.Equal((0, ""), (each.Exit, each.Told)));
        Assert.Equal(2, said.Take(2).Select(each => Text(each.Json.GetProperty("receipts")[0], "sha256")).Distinct().Count());

        var check = await Cli.JsonAsync("check", "--plan", "dandong", "--year", "2024", "--data", folder.At("data"));
        Assert.Contains(check.GetProperty("findings").EnumerateArray(), finding =>
            Text(finding, "rule") == "volume.cap" && Text(finding.GetProperty("subject"), "region") == "丹东市" && Text(finding.GetProperty("subject"), "mineral") == "菱镁矿" && finding.GetProperty("measured").GetDecimal() == 18);
    }

    private static List<string> Names(JsonElement item) => [.. item.EnumerateObject().Select(member => member.Name)];

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private Task<JsonElement> ImportAsync(string name, string content) =>
        Cli.JsonAsync("import", "reports", File_(name, content), "--plan", "dandong", "--year", "2024", "--data", folder.At("data"));

    private string File_(string name, string content)
    {
        File.WriteAllText(folder.At(name), content);
        return folder.At(name);
    }
}
