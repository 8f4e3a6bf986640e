using System.Diagnostics;
using System.Text.Json;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>The local host as a process of its own: a file dropped into the inbox becomes a run and alerts, and a signal ends it.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<string> told = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_in_the_inbox_becomes_a_receipt_a_run_and_alerts_until_a_signal_ends_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var serve = Cli.Start("serve", "--urls", "http://127.0.0.1:0", "--data", folder.At("data"), "--by", "tester");
        try
        {
            var address = new Uri((await HearAsync(serve, "listening on ")).Split(' ')[2].TrimEnd(';'));
            using var http = new HttpClient { BaseAddress = address };
            var health = await GetAsync(http, "/health");
            Assert.Equal(("ok", folder.At("data")), (health.GetProperty("status").GetString(), health.GetProperty("data").GetString()));
            Assert.Equal(0, (await GetAsync(http, "/api/runs")).GetProperty("total").GetInt32());

            await DropAsync("reports/dandong/2024/-/年报.csv", Uploads.Reports((1, "22")));
            Assert.Contains("accepted, 1 taken, 0 not taken", await HearAsync(serve, "inbox/reports/dandong/2024/-/年报.csv: "), StringComparison.Ordinal);
            await HearAsync(serve, "check-runs: 1 done");
            var run = Assert.Single((await GetAsync(http, "/api/runs")).GetProperty("runs").EnumerateArray()).GetProperty("run");
            Assert.Equal(("dandong", 2024), (run.GetProperty("plan").GetString(), run.GetProperty("year").GetInt32()));
            var alert = Assert.Single((await GetAsync(http, "/api/alerts?plan=dandong&state=open")).GetProperty("alerts").EnumerateArray(), each => each.GetProperty("rule").GetString() == "volume.cap");
            Assert.Equal("宽甸县", alert.GetProperty("subject").GetProperty("region").GetString());

            // A register is for no single year: the year that was checked is checked again.
            await DropAsync("rights/dandong/-/-/登记.csv", Uploads.Rights((1, "有效", null), (2, "有效", null)));
            await HearAsync(serve, "check-runs: 1 done");
            Assert.Superset(new HashSet<string?> { "report.missing", "volume.cap" }, (await GetAsync(http, "/api/alerts")).GetProperty("alerts").EnumerateArray().Select(each => each.GetProperty("rule").GetString()).ToHashSet());

            await DropAsync("reports/dandong/2024/-/坏.csv", "监测点,数值\n一号,3\n");
            Assert.Contains("rejected, 0 taken", await HearAsync(serve, "inbox/reports/dandong/2024/-/坏.csv: "), StringComparison.Ordinal);
            Assert.Equal((400, 404), (await StatusAsync(http, "/api/alerts?state=new"), await StatusAsync(http, "/api/runs?plan=shenyang")));

            // Another command works on the same folder meanwhile.
            File.WriteAllText(folder.At("b.csv"), Uploads.Reports((2, "1")));
            var import = await Cli.RunAsync("import", "reports", folder.At("b.csv"), "--plan", "dandong", "--year", "2024", "--data", folder.At("data"), "--lang", "en");
            Assert.Equal(0, import.Exit);

            using (var kill = Process.Start("kill", ["-TERM", $"{serve.Id}"]))
            {
                await kill.WaitForExitAsync(Cancel);
            }
            await HearAsync(serve, "stopped");
            await serve.WaitForExitAsync(Cancel);
            Assert.Equal((0, ""), (serve.ExitCode, await serve.StandardOutput.ReadToEndAsync(Cancel)));
        }
        finally
        {
            serve.Kill();
        }
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_one_line()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://{other.LocalEndpoint}";
        var said = await Cli.RunAsync("serve", "--urls", url, "--data", folder.At("data"));
        Assert.Equal((1, ""), (said.Exit, said.Out));
        Assert.Equal($"Another program listens on {url}; end it, or name another address with --urls.{Environment.NewLine}", said.Error);
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, string path) => JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel)).RootElement;

    private static async Task<int> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return (int)answer.StatusCode;
    }

    /// <summary>Puts a file where people put it: beside the inbox first, then moved in.</summary>
    private async Task DropAsync(string name, string content)
    {
        var target = folder.At(["data", "inbox", .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllTextAsync(folder.At("dropped"), content, Cancel);
        File.Move(folder.At("dropped"), target);
    }

    /// <summary>Waits for a line on stderr that begins with a text.</summary>
    private async Task<string> HearAsync(Process serve, string beginning)
    {
        while (await serve.StandardError.ReadLineAsync(Cancel) is { } line)
        {
            told.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }
        throw new InvalidOperationException($"The host ended without saying '{beginning}': {string.Join('\n', told)}");
    }
}
