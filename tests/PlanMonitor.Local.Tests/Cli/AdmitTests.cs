using System.Text.Json;
using PlanMonitor.Core.Rights;
using PlanMonitor.Local.Tests.Jobs;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>A proposed right on the command line.</summary>
public sealed class AdmitTests : IDisposable
{
    private const string Wkt = "POLYGON ((124.2 40.7, 124.21 40.7, 124.21 40.71, 124.2 40.71, 124.2 40.7))";

    private readonly TempFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_answer_rests_on_its_findings_and_nothing_is_stored()
    {
        await RegisterAsync();
        var before = await UploadsAsync();
        File.WriteAllText(folder.At("p.json"), $$"""{"行政区":"宽甸县","开采矿种":"菱镁矿","生产规模":"5 万吨/年","开采方式":"地下","矿区范围":"{{Wkt}}"}""");
        var said = await Said.ByAsync(folder, "admit", "--plan", "dandong", "--proposal", "{at}/p.json", "--as-of", "2024-06-30", "--json");
        Assert.Equal((0, ""), (said.Exit, said.Error));
        using var document = JsonDocument.Parse(said.Output);
        Assert.Equal(["allowed", "findings", "problems"], document.RootElement.EnumerateObject().Select(member => member.Name));
        var findings = document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => (Rule: finding.GetProperty("rule").GetString()!, Status: finding.GetProperty("status").GetString())).ToList();
        Assert.All(findings, finding => Assert.Contains(finding.Rule.Split('.')[0], (string[])["scale", "right", "space"]));
        Assert.Equal(
            findings.Exists(finding => finding.Status == "fail") ? "no" : findings.Exists(finding => finding.Status == "not-evaluable") ? "not-evaluable" : "yes",
            document.RootElement.GetProperty("allowed").GetString());
        Assert.Equal(before, await UploadsAsync());
    }

    [Fact]
    public async Task A_right_reads_the_same_from_json_csv_and_a_feature()
    {
        await RegisterAsync();
        var rights = new List<MiningRight>();
        foreach (var content in new[]
        {
            """[{"行政区":"210624","开采矿种":"菱镁矿","生产规模":5,"生产规模单位":"万吨/年","矿区范围":{"type":"Polygon","coordinates":[[[124.2,40.7],[124.21,40.7],[124.21,40.71],[124.2,40.71],[124.2,40.7]]]}}]""",
            $"行政区,开采矿种,生产规模（万吨/年）,矿区范围\n宽甸县,菱镁矿,5,\"{Wkt}\"\n",
            """{"type":"Feature","properties":{"region":"宽甸县","mineral":"菱镁矿","scale":"5万吨/年"},"geometry":{"type":"Polygon","coordinates":[[[124.2,40.7],[124.21,40.7],[124.21,40.71],[124.2,40.71],[124.2,40.7]]]}}""",
        })
        {
            var answer = await AdmitAsync(content);
            Assert.NotNull(answer.Result);
            rights.Add(answer.Right! with { Source = new("", "", 0) });
        }
        Assert.Single(rights.Distinct());
        Assert.Equal(
            (LicenceNumber.Proposed, "拟设矿业权", GrantKind.New, new DateOnly(2024, 6, 30), new DateOnly(2024, 6, 30), RightStatus.Active),
            (rights[0].Licence, rights[0].MineName, rights[0].Grant!.Value, rights[0].ValidFrom!.Value, rights[0].FirstGranted!.Value, rights[0].Status));
        Assert.StartsWith("POLYGON", rights[0].Boundary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_file_says_of_grant_and_dates_stands()
    {
        await RegisterAsync();
        var right = (await AdmitAsync($$"""{"采矿许可证号":"{{Uploads.Licence(1)}}","矿山名称":"甲矿","行政区":"宽甸县","开采矿种":"菱镁矿","登记类型":"扩界","有效期起":"2024-02-01"}""")).Right!;
        Assert.Equal((Uploads.Licence(1), "甲矿", GrantKind.Expansion, new DateOnly(2024, 2, 1), (DateOnly?)null), (right.Licence, right.MineName, right.Grant!.Value, right.ValidFrom!.Value, right.FirstGranted));
    }

    [Theory]
    [InlineData("zh-CN", """[{"开采矿种":"铁矿","行政区":"凤城市"},{"开采矿种":"铁矿","行政区":"宽甸县","采矿许可证号":"C2106002020011110000001"}]""",
        "{at}/p.json：不能读取\n  文件中有 2 个拟设矿业权，一次只能审查一个。 请每个拟设矿业权单独一个文件。 (right.several-proposals)\n")]
    [InlineData("en", """{"开采矿种":"铁矿","开采方式":"地下"}""",
        "{at}/p.json: cannot be read\n  line 1 Required columns are missing: 行政区代码. The header that was found: 开采矿种, 开采方式. Add the missing columns or give them these names, as in the template; the unit may stand in a header, for example 年采出矿量（万吨）. (table.missing-columns)\n")]
    [InlineData("en", "{\"开采矿种\":\"铁矿\",\n\"行政区\":[\"凤城市\"]}",
        "{at}/p.json: cannot be read\n  '行政区' in line 2 should be a text or a number. Write a single value; only 矿区范围 may be a GeoJSON geometry. (rows.not-a-value)\n")]
    [InlineData("zh-CN", "[\n1]", "{at}/p.json：不能读取\n  第 2 行应为一个对象或由对象组成的列表。 请以列名为字段填写，例如 {\"开采矿种\": \"铁矿\"}。 (rows.not-rows)\n")]
    public async Task A_file_that_is_no_proposal_is_said_to_be_none(string language, string content, string text)
    {
        File.WriteAllText(folder.At("p.json"), content);
        var said = await Said.ByAsync(folder, "admit", "--plan", "dandong", "--proposal", "{at}/p.json", "--year", "2024", "--lang", language);
        Assert.Equal(new Said(3, text, ""), said);
        using var json = JsonDocument.Parse((await Said.ByAsync(folder, "admit", "--plan", "dandong", "--proposal", "{at}/p.json", "--year", "2024", "--json")).Output);
        Assert.Equal("not-evaluable", json.RootElement.GetProperty("allowed").GetString());
        Assert.NotEqual(0, json.RootElement.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Without_a_register_it_cannot_be_said_or_is_refused()
    {
        File.WriteAllText(folder.At("p.json"), """{"开采矿种":"砂金","行政区":"凤城市","矿山名称":"拟设砂金矿"}""");
        var said = await Said.ByAsync(folder, "admit", "--plan", "dandong", "--proposal", "{at}/p.json", "--lang", "en");
        Assert.Equal(0, said.Exit);
        Assert.StartsWith("dandong (draft): admission of 拟设砂金矿, 砂金, 2025\nAnswer: ", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Answer: yes", said.Output, StringComparison.Ordinal);
    }

    private async Task RegisterAsync()
    {
        File.WriteAllText(folder.At("rights.csv"), Uploads.Rights((1, "有效", 124.2), (2, "有效", 124.3)));
        Assert.Equal(0, (await Said.ByAsync(folder, "import", "rights", "{at}/rights.csv", "--plan", "dandong")).Exit);
    }

    private async Task<Services.Admissions.AdmissionAnswer> AdmitAsync(string content)
    {
        await using var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", Cancel);
        return await work.Admissions.RunAsync(work.Plans.Find("dandong", 2024, new(2024, 6, 30))!, 2024, new(2024, 6, 30), "p", System.Text.Encoding.UTF8.GetBytes(content), Cancel);
    }

    private async Task<(int Uploads, int Findings, int Runs)> UploadsAsync()
    {
        await using var work = await Workspace.OpenAsync(folder.At("data"), "test", "test", Cancel);
        return (
            await work.Ledger.UploadsAsync("dandong", Cancel).CountAsync(Cancel), await work.Findings.ReadAsync("dandong", 2024, Cancel).CountAsync(Cancel),
            await work.Findings.RunsAsync("dandong", Cancel).CountAsync(Cancel));
    }
}
