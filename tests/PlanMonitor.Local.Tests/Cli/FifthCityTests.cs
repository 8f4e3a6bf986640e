using System.Text.Json;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.CommandLines;

/// <summary>A fifth city needs no code: its plan is a file, and brings its regions, limits and warning lines with it.</summary>
public sealed class FifthCityTests : IDisposable
{
    private const string Rights = """
        采矿许可证号,矿山名称,行政区代码,开采矿种,生产规模,状态,有效期起,有效期止,首次发证日期,登记类型
        C2103812022036100000001,虚构一号矿,210381,菱镁矿,30万吨/年,有效,2022-03-01,2042-02-28,2022-03-01,新立
        C2103812022036100000002,虚构二号矿,海城,菱镁矿,50万吨/年,有效,2022-03-01,2042-02-28,2022-03-01,新立

        """;

    private const string Reports = """
        采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位
        C2103812022036100000001,虚构一号矿,2024,210381,菱镁矿,45,万吨
        C2103812022036100000002,虚构二号矿,2024,海城市,菱镁矿,55,万吨

        """;

    private const string Months = """
        采矿许可证号,矿山名称,年度,季度,开采矿种,产量,计量单位
        C2103812022036100000001,虚构一号矿,2025,1,菱镁矿,30,万吨
        C2103812022036100000002,虚构二号矿,2025,1,菱镁矿,20,万吨

        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Its_regions_can_be_given_to_a_token()
    {
        Assert.NotEqual(0, (await Said.ByAsync(folder, "token", "add", "--role", "viewer", "--region", "210381")).Exit);
        await ImportAsync("plan", "anshan.json", Plan(cap: 100, floor: 40));
        foreach (var region in new[] { "210381", "海城" })
        {
            Assert.Equal(0, (await Said.ByAsync(folder, "token", "add", "--role", "viewer", "--region", region)).Exit);
        }
        using var tokens = JsonDocument.Parse((await Said.ByAsync(folder, "token", "list", "--json")).Output);
        Assert.All(tokens.RootElement.GetProperty("tokens").EnumerateArray(), token => Assert.Equal("210381", token.GetProperty("region").GetString()));
    }

    [Fact]
    public async Task Its_plan_is_imported_and_checked_by_its_own_limits()
    {
        await ImportAsync("plan", "anshan.json", Plan(cap: 100, floor: 40));
        using var rules = JsonDocument.Parse((await Said.ByAsync(folder, "rules", "--json")).Output);
        Assert.Contains("anshan", Rule(rules.RootElement.GetProperty("rules"), "id", "volume.cap").GetProperty("plans").EnumerateArray().Select(plan => plan.GetString()));

        await ImportAsync("rights", "r.csv", Rights, "--plan", "anshan");
        await ImportAsync("reports", "a.csv", Reports, "--plan", "anshan", "--year", "2024");
        var cap = await FindingAsync("volume.cap", "--year", "2024", "--as-of", "2025-03-31");
        Assert.Equal(("pass", 100, 100, "海城市", "005 虚构鞍山", 3), (Text(cap, "status"), Number(cap, "measured"), Number(cap, "limit"), Text(cap.GetProperty("subject"), "region"),
            Text(cap.GetProperty("citations")[0], "document"), cap.GetProperty("citations")[0].GetProperty("line").GetInt32()));
        var small = await FindingAsync("scale.minimum-new", "--year", "2024", "--as-of", "2025-03-31");
        Assert.Equal(("C2103812022036100000001", "fail", 30, 40), (Text(small.GetProperty("subject"), "right"), Text(small, "status"), Number(small, "measured"), Number(small, "limit")));

        // Its newer version caps what the older one let pass.
        await ImportAsync("plan", "anshan-2.json", Plan(cap: 99, floor: 30).Replace("\"id\": \"2021\"", "\"id\": \"2023\"", StringComparison.Ordinal));
        Assert.Equal("fail", Text(await FindingAsync("volume.cap", "--year", "2024", "--as-of", "2025-03-31"), "status"));
        Assert.Equal("pass", Text(await FindingAsync("scale.minimum-new", "--year", "2024", "--as-of", "2025-03-31"), "status"));
    }

    [Fact]
    public async Task Its_warning_lines_and_its_proposals_are_its_own()
    {
        await ImportAsync("plan", "anshan.json", Plan(cap: 100, floor: 40));
        await ImportAsync("rights", "r.csv", Rights, "--plan", "anshan");
        await ImportAsync("progress", "m.csv", Months, "--plan", "anshan");
        var warning = await FindingAsync("volume.early-warning", "--year", "2025", "--as-of", "2025-04-10");
        Assert.Equal("warn", Text(warning, "status"));
        Assert.Contains("已达50%预警线", Text(warning.GetProperty("message"), "zh"), StringComparison.Ordinal);

        File.WriteAllText(folder.At("p.json"), """{"行政区":"海城市","开采矿种":"菱镁矿","生产规模":"39 万吨/年","开采方式":"地下"}""");
        using var answer = JsonDocument.Parse((await Said.ByAsync(folder, "admit", "--plan", "anshan", "--proposal", "{at}/p.json", "--as-of", "2025-04-10", "--json")).Output);
        Assert.Equal("no", Text(answer.RootElement, "allowed"));
        Assert.Equal("fail", Text(Rule(answer.RootElement.GetProperty("findings"), "rule", "scale.minimum-new"), "status"));
    }

    [Fact]
    public async Task A_region_that_the_catalogue_has_already_is_told()
    {
        File.WriteAllText(folder.At("p.json"), Plan(100, 40).Replace("\"海城\"", "\"海城\", \"辽阳\"", StringComparison.Ordinal));
        var said = await Said.ByAsync(folder, "import", "plan", "{at}/p.json", "--lang", "en");
        Assert.Equal(3, said.Exit);
        Assert.Contains("'海城市' (210381) belongs to a region already. Leave out what the catalogue has; of two with one name leave out the short name that is ambiguous.", said.Output + said.Error, StringComparison.Ordinal);
    }

    private async Task ImportAsync(string kind, string name, string content, params string[] more)
    {
        File.WriteAllText(folder.At(name), content);
        var said = await Said.ByAsync(folder, ["import", kind, "{at}/" + name, .. more]);
        Assert.True(said.Exit == 0, said.Output + said.Error);
    }

    private async Task<JsonElement> FindingAsync(string rule, params string[] more)
    {
        var said = await Said.ByAsync(folder, ["check", "--plan", "anshan", "--json", .. more]);
        Assert.True(said.Exit == 0, said.Error);
        return Rule(JsonDocument.Parse(said.Output).RootElement.GetProperty("findings"), "rule", rule);
    }

    private static JsonElement Rule(JsonElement list, string member, string rule) => list.EnumerateArray().First(each => Text(each, member) == rule);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    private static string Plan(int cap, int floor) => $$"""
        {
          "$schema": "./plan.schema.json", "id": "anshan", "name": "虚构鞍山市矿产资源总体规划（2021-2025年）", "adcode": "210300", "document": "005 虚构鞍山",
          "version": { "id": "2021", "status": "in-force", "replaces": null, "issued": null, "effectiveFrom": null, "effectiveTo": null, "citation": {{Citation(1)}} },
          "period": { "from": 2021, "to": 2025, "base": 2020, "horizon": 2025, "outlook": 2035, "citation": {{Citation(2)}} },
          "regions": [
            { "code": "210300", "name": "鞍山市", "synonyms": ["鞍山"], "en": "Anshan" },
            { "code": "210381", "name": "海城市", "synonyms": ["海城"], "en": "Haicheng" }
          ],
          "earlyWarning": { "steps": [75, 50] },
          "volumeControls": [{
            "id": "volume.magnesite", "mineral": "菱镁矿", "region": "海城市", "printed": "{{cap}}", "value": {{cap}}, "unit": "万吨", "basis": "raw-ore", "comparator": "<=", "direction": "cap",
            "nature": "binding", "time": "annual", "citation": {{Citation(3)}}
          }],
          "minimumScales": [{
            "id": "scale.magnesite", "mineral": "菱镁矿", "method": "any", "sizeClass": "any", "minesKind": "new", "printed": "{{floor}}", "value": {{floor}}, "unit": "万吨/年", "basis": "raw-ore",
            "mark": null, "citation": {{Citation(4)}}
          }],
          "minerals": { "exploration": { "key": [], "restricted": [], "prohibited": [] }, "mining": { "key": [], "restricted": [], "prohibited": [] } },
          "readings": [], "indicators": [], "volumeDirections": [], "scaleRules": [], "serviceLife": [], "restoration": [], "zones": [], "zoneTotals": [], "spatialRules": [], "rightRules": [],
          "requirements": [], "projects": [], "duties": [], "basePeriod": []
        }
        """;

    private static string Citation(int line) => $$"""{ "document": "005 虚构鞍山", "place": "第三章 专栏1", "line": {{line}}, "snippet": "虚构" }""";
}
