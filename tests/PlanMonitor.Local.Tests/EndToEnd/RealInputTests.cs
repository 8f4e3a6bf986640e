using System.Text.Json;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.EndToEnd;

/// <summary>Dandong's own figures of 2020, entered as reports of 2024 and held against its control table.</summary>
public sealed class RealInputTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task City_rows_pass_with_the_ratios_of_the_plan_and_county_rows_are_judged_for_themselves()
    {
        await ImportAsync(2024, ("硼矿", "241.28"), ("菱镁矿", "5.8"), ("滑石", "0.1"));
        var findings = await CheckAsync(2024);
        Assert.Equal(
            [("滑石", "pass", 0.1m, 58m, 0.001724m), ("硼矿", "pass", 241.28m, 450m, 0.536178m), ("菱镁矿", "pass", 5.8m, 31m, 0.187097m)],
            findings.Where(finding => Region(finding) == "丹东市" && finding.GetProperty("measured").ValueKind == JsonValueKind.Number && Mineral(finding) != "铁矿")
                .Select(finding => (Mineral(finding)!, Text(finding, "status")!, Number(finding, "measured"), Number(finding, "limit"), Number(finding, "ratio"))).OrderBy(row => row.Item1, StringComparer.Ordinal));
        // All three mines of this file lie in 宽甸, whose own cap on boron is 187.
        Assert.Equal(("fail", 241.28m, 187m), Of(findings, "硼矿", "宽甸县"));
        Assert.Equal(("pass", 5.8m, 21m), Of(findings, "菱镁矿", "宽甸县"));
        Assert.Equal(("pass", 0.1m, 49m), Of(findings, "滑石", "宽甸县"));
        Assert.All(findings.Where(finding => Region(finding) == "丹东市" && Text(finding, "status") == "pass"), finding =>
        {
            Assert.Equal(["rights"], finding.GetProperty("missing").EnumerateArray().Select(item => item.GetString()));
            Assert.NotEmpty(finding.GetProperty("citations").EnumerateArray());
            Assert.Equal("a2024.csv", Text(Assert.Single(finding.GetProperty("evidence").EnumerateArray()), "file"));
            Assert.StartsWith("【草案】", finding.GetProperty("message").GetProperty("zh").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Magnesite_at_31_01_fails_as_binding_with_severity_H()
    {
        await ImportAsync(2024, ("菱镁矿", "31.01"));
        var city = (await CheckAsync(2024)).Single(finding => Mineral(finding) == "菱镁矿" && Region(finding) == "丹东市");
        Assert.Equal(("fail", "H", 31.01m, 31m), (Text(city, "status"), Text(city, "severity"), Number(city, "measured"), Number(city, "limit")));
    }

    [Fact]
    public async Task Iron_reported_as_raw_ore_is_not_evaluable_and_names_the_fields()
    {
        await ImportAsync(2024, ("铁矿", "300"));
        var iron = (await CheckAsync(2024)).Where(finding => Mineral(finding) == "铁矿" && Region(finding) is "丹东市" or "宽甸县").ToList();
        Assert.NotEmpty(iron);
        Assert.All(iron.Where(finding => Mineral(finding) == "铁矿"), finding =>
        {
            Assert.Equal("not-evaluable", Text(finding, "status"));
            Assert.Empty(new[] { "原矿入选品位", "精矿品位", "精矿年产量", "选矿回收率" }.Except(finding.GetProperty("missing").EnumerateArray().Select(item => item.GetString()!)));
        });
    }

    [Fact]
    public async Task Reports_of_the_base_year_are_taken_and_never_judged()
    {
        var receipt = await ImportAsync(2020, ("菱镁矿", "99"), ("硼矿", "999"));
        Assert.Equal(("accepted", 2), (Text(receipt, "status"), receipt.GetProperty("accepted").GetInt32()));
        var check = await Cli.JsonAsync("check", "--plan", "dandong", "--year", "2020", "--data", folder.At("data"));
        Assert.DoesNotContain(check.GetProperty("findings").EnumerateArray(), finding => Text(finding, "rule")!.StartsWith("volume.", StringComparison.Ordinal) || Text(finding, "rule") == "report.missing");
        Assert.Equal(0, (await Cli.JsonAsync("alerts", "list", "--data", folder.At("data"))).GetProperty("total").GetInt32());
    }

    private static (string, decimal, decimal) Of(IEnumerable<JsonElement> findings, string mineral, string region)
    {
        var finding = findings.Single(each => Mineral(each) == mineral && Region(each) == region);
        return (Text(finding, "status")!, Number(finding, "measured"), Number(finding, "limit"));
    }

    private async Task<JsonElement> ImportAsync(int year, params (string Mineral, string Output)[] rows)
    {
        var file = folder.At($"a{year}.csv");
        File.WriteAllText(file, string.Join('\n', [Uploads.ReportHeader, .. rows.Select((row, i) => $"{Uploads.Licence(i + 1)},样例{i + 1}号矿,{year},210624,{row.Mineral},{row.Output},万吨")]) + "\n");
        return (await Cli.JsonAsync("import", "reports", file, "--plan", "dandong", "--year", $"{year}", "--data", folder.At("data"))).GetProperty("receipts")[0];
    }

    private async Task<List<JsonElement>> CheckAsync(int year) =>
        [.. (await Cli.JsonAsync("check", "--plan", "dandong", "--year", $"{year}", "--data", folder.At("data"))).GetProperty("findings").EnumerateArray().Where(finding => Text(finding, "rule") == "volume.cap")];

    private static string? Mineral(JsonElement finding) => Text(finding.GetProperty("subject"), "mineral");

    private static string? Region(JsonElement finding) => Text(finding.GetProperty("subject"), "region");

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private static decimal Number(JsonElement item, string name) => item.GetProperty(name).GetDecimal();
}
