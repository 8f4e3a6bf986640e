using System.Text;
using PlanMonitor.Api.Access;
using PlanMonitor.Core.Alerts;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>What people do to alerts over the API: once, on what they have read, and in their own region.</summary>
public sealed class TransitionTests
{
    private const string Decided = """{"verdict":"违法","handling":"立案","reason":"over-cap","text":"超采属实"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_taken_note_of_assigned_decided_returned_and_closed()
    {
        await using var host = await CheckedAsync();
        var (id, tag) = await FirstAsync(host);
        foreach (var (word, body, state) in new[]
        {
            ("ack", "", "acknowledged"), ("assign", """{"to":"宽甸县执法队","due":"2024-08-01"}""", "assigned"), ("verdict", Decided, "decided"),
            ("return", """{"reason":"evidence-insufficient","text":"缺少现场照片"}""", "returned"), ("verdict", Decided, "decided"), ("close", "{}", "closed"),
        })
        {
            var answer = await ActAsync(host, id, word, body, tag);
            Assert.Equal((200, state), (answer.Status, answer.Json.GetProperty("alert").GetProperty("state").GetString()));
            tag = answer.Headers["ETag"];
        }
        var shown = await host.GetAsync($"/api/alerts/{id}");
        Assert.Equal((tag, "违法", "立案"), (shown.Headers["ETag"], shown.Json.GetProperty("alert").GetProperty("verdict").GetString(), shown.Json.GetProperty("alert").GetProperty("handling").GetString()));
        Assert.Equal(["ack", "assign", "verdict", "return", "verdict", "close"], shown.Json.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("transition").GetString()));
        Assert.All(shown.Json.GetProperty("actions").EnumerateArray(), action => Assert.Equal("tester", action.GetProperty("by").GetString()));
        Assert.All(await host.Backend.Audit.RunAsync(null, contents: true, Cancel), report => Assert.Null(report.Break));
    }

    [Fact]
    public async Task Who_has_read_another_version_is_told_and_changes_nothing()
    {
        await using var host = await CheckedAsync();
        var (id, tag) = await FirstAsync(host);
        await ActAsync(host, id, "ack", "", tag);
        Assert.Equal((412, "alert.changed", $"预警“{id}”已被他人更改。请重新读取后再办理。", $"The alert '{id}' was changed by someone else. Read it again, and decide on what it says now."), (await ActAsync(host, id, "verdict", Decided, tag)).Problem);
        Assert.Equal((428, "api.precondition-missing", "办理前须说明依据的是哪一版本。请在 If-Match 中填写读取时返回的 ETag。", "The request does not say which version it rests on. Send the ETag that reading gave, in If-Match."), (await ActAsync(host, id, "verdict", Decided, null)).Problem);
        foreach (var nothing in new[] { "", " " })
        {
            Assert.Equal("api.precondition-missing", (await ActAsync(host, id, "verdict", Decided, nothing)).Problem.Code);
        }
        Assert.Equal("acknowledged", (await host.GetAsync($"/api/alerts/{id}")).Json.GetProperty("alert").GetProperty("state").GetString());
        Assert.Equal(200, (await ActAsync(host, id, "verdict", Decided, "*")).Status);
    }

    [Theory]
    [InlineData("close", "{}", 409, "alert.transition-illegal")]
    [InlineData("return", """{"reason":"other"}""", 409, "alert.transition-illegal")]
    [InlineData("assign", "{}", 422, "alert.assignee-missing")]
    [InlineData("assign", """{"to":"x","due":"2024-06-30"}""", 422, "alert.due-past")]
    [InlineData("verdict", "{}", 422, "alert.verdict-unknown")]
    [InlineData("verdict", """{"verdict":"伪变化","handling":"不处理","reason":"no-mining","text":"修路"}""", 422, "alert.explanation-missing")]
    [InlineData("verdict", """{"verdict":"伪变化","handling":"不处理","reason":"no-mining","text":"修路","documents":[null]}""", 422, "alert.document-invalid")]
    [InlineData("verdict", "[]", 400, "api.json-invalid")]
    [InlineData("verdict", "null", 400, "api.json-invalid")]
    [InlineData("verdict", "{", 400, "api.json-invalid")]
    [InlineData("assign", """{"to":"x","due":"soon"}""", 400, "api.json-invalid")]
    [InlineData("ack", """{"text":"\ud800"}""", 400, "api.json-invalid")]
    [InlineData("forget", "{}", 404, "api.transition-unknown")]
    public async Task What_cannot_be_is_refused_with_a_code_in_both_languages(string word, string body, int status, string code)
    {
        await using var host = await CheckedAsync();
        var (id, tag) = await FirstAsync(host);
        var problem = (await ActAsync(host, id, word, body, tag)).Problem;
        Assert.Equal((status, code), (problem.Status, problem.Code));
        Assert.True(problem is { Zh.Length: > 0, En.Length: > 0 });
        Assert.Equal(tag, (await host.GetAsync($"/api/alerts/{id}")).Headers["ETag"]);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused_announced_or_not()
    {
        await using var host = await CheckedAsync();
        var (id, tag) = await FirstAsync(host);
        var call = new Call("POST", $"/api/alerts/{id}/ack") { Headers = [("If-Match", tag)] };
        Assert.Equal("api.body-too-large", (await host.SendAsync(call with { Body = new byte[64 * 1024 + 1] })).Problem.Code);
        Assert.Equal(413, (await host.SendAsync(call with { Stream = new Zeros(64 * 1024 + 1) })).Status);
        Assert.Equal(413, (await host.SendAsync(call with { Stream = new Zeros(64 * 1024 + 1), Headers = [.. call.Headers, ("Idempotency-Key", "k")] })).Status);
    }

    [Fact]
    public async Task The_same_request_with_the_same_key_is_done_once_and_answered_again()
    {
        await using var host = await CheckedAsync();
        var (id, tag) = await FirstAsync(host);
        var first = await ActAsync(host, id, "ack", "", tag, "key-1");
        var again = await ActAsync(host, id, "ack", "", tag, "key-1");
        Assert.Equal((200, first.Text, first.Headers["ETag"], "true"), (again.Status, again.Text, again.Headers["ETag"], again.Headers["Idempotency-Replayed"]));
        Assert.Equal((422, "api.key-reused"), ((await ActAsync(host, id, "ack", """{"text":"x"}""", tag, "key-1")).Problem.Status, "api.key-reused"));
        Assert.Equal(412, (await ActAsync(host, id, "ack", "", tag, "key-2")).Status);
        Assert.Equal(1, (await host.GetAsync($"/api/alerts/{id}")).Json.GetProperty("actions").GetArrayLength());
        // A day later the key is a new one.
        host.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(412, (await ActAsync(host, id, "ack", "", tag, "key-1")).Status);
        host.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal((2, 0), (await host.Backend.Idempotency.SweepAsync(Cancel), await host.Backend.Idempotency.SweepAsync(Cancel)));
        Assert.Equal("api.key-invalid", (await ActAsync(host, id, "ack", "", tag, "schlüssel")).Problem.Code);
    }

    [Fact]
    public async Task A_key_that_is_being_worked_on_waits_and_one_whose_worker_died_is_taken_over()
    {
        await using var host = await CheckedAsync();
        var (id, tag) = await FirstAsync(host);
        var request = Core.Json.StableHash.Of($"POST /api/alerts/{id}/ack\n{tag}\n");
        Assert.Null(await host.Backend.Idempotency.ClaimAsync("tester", "k", request, Cancel));
        var waiting = await ActAsync(host, id, "ack", "", tag, "k");
        Assert.Equal((409, "api.key-in-progress", "1"), (waiting.Problem.Status, waiting.Problem.Code, waiting.Headers["Retry-After"]));
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await ActAsync(host, id, "ack", "", tag, "k")).Status);
    }

    [Fact]
    public async Task Who_is_for_one_county_sees_and_decides_what_lies_in_it_and_nothing_else()
    {
        await using var host = await CheckedAsync(EasyAuthGate.Create(signInIsOn: true));
        var all = (await host.Backend.Queries.AlertsAsync(new() { Plan = "dandong" }, null, null, Cancel)).Alerts;
        Assert.Equal(["210624", "210681"], all.Select(alert => alert.County).Where(county => county is "210624" or "210681").Distinct().Order(StringComparer.Ordinal));
        var own = all.Where(alert => alert.County == "210681").Select(alert => alert.Id).ToList();
        var foreign = all.First(alert => alert.County == "210624").Id;
        var official = (Principal.Header, Principal.Of("official.210681"));
        var page = (await host.SendAsync(new("GET", "/api/alerts?plan=dandong") { Headers = [official] })).Json;
        Assert.Equal(own, page.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("id").GetString()));
        Assert.Equal(own.Count, page.GetProperty("total").GetInt32());
        Assert.Equal(404, (await host.SendAsync(new("GET", $"/api/alerts/{foreign}") { Headers = [official] })).Status);
        foreach (var word in AlertTransitions.Words)
        {
            Assert.Equal((404, "api.alert-unknown"), await PostAsync(foreign, word) is { Problem: var problem } ? (problem.Status, problem.Code) : default);
        }
        Assert.Equal(200, (await PostAsync(own[0], "ack")).Status);
        // Whoever reads everywhere and decides here is told why he may not.
        var both = Principal.Of("preferred_username", Principal.RoleType, ("oid", "42"), (Principal.RoleType, "viewer"), (Principal.RoleType, "official.210681"));
        Assert.Equal((403, "api.region-foreign"), await host.SendAsync(new("POST", $"/api/alerts/{foreign}/ack") { Body = "{}"u8.ToArray(), Headers = [(Principal.Header, both), ("If-Match", "*")] }) is { Problem: var seen } ? (seen.Status, seen.Code) : default);
        // A whole city sees its counties.
        Assert.Equal(all.Count, (await host.SendAsync(new("GET", "/api/alerts?plan=dandong") { Headers = [(Principal.Header, Principal.Of("viewer.210600"))] })).Json.GetProperty("total").GetInt32());
        // Findings are those of the region too.
        var findings = (await host.SendAsync(new("GET", "/api/findings?plan=dandong&year=2024&limit=500") { Headers = [official] })).Json.GetProperty("findings").EnumerateArray().ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.DoesNotContain("C210624", finding.GetProperty("subject").GetProperty("right").GetString() ?? "", StringComparison.Ordinal));

        Task<Answer> PostAsync(string id, string word) => host.SendAsync(new("POST", $"/api/alerts/{id}/{word}") { Body = "{}"u8.ToArray(), Headers = [official, ("If-Match", "*")] });
    }

    [Fact]
    public async Task Neither_totals_nor_cursors_tell_of_foreign_regions()
    {
        await using var host = await CheckedAsync(EasyAuthGate.Create(signInIsOn: true));
        var run = (await AskAsync("viewer.210681", "/api/runs")).Json.GetProperty("runs").EnumerateArray().Single(run => run.GetProperty("run").GetProperty("plan").GetString() == "dandong");
        Assert.All(new[] { "checks", "passed", "warned", "failed", "notEvaluable" }, count => Assert.Equal(System.Text.Json.JsonValueKind.Null, run.GetProperty(count).ValueKind));
        foreach (var whole in new[] { "viewer", "viewer.210600", "viewer.210000" })
        {
            Assert.All((await AskAsync(whole, "/api/runs")).Json.GetProperty("runs").EnumerateArray(), each => Assert.NotEqual(0, each.GetProperty("checks").GetInt32()));
        }
        // A page may begin after a finding that the caller sees; one of a foreign region is as unknown as one that there is not.
        var all = (await AskAsync("viewer", "/api/findings?plan=dandong&year=2024&limit=500")).Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()!).ToList();
        var own = (await AskAsync("viewer.210681", "/api/findings?plan=dandong&year=2024&limit=500")).Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()!).ToList();
        Assert.NotEmpty(own);
        foreach (var id in all.Append("0123456789abcdef0123-2024"))
        {
            Assert.Equal(own.Contains(id) ? 200 : 404, (await AskAsync("viewer.210681", $"/api/findings?plan=dandong&year=2024&after={id}")).Status);
        }
        // Exports hold the same; an alert's cursor of a foreign region begins a page and tells nothing.
        Assert.Equal(own, (await AskAsync("viewer.210681", "/api/findings/export?plan=dandong&year=2024")).Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()!));
        Assert.Equal(own.Count + 1, (await AskAsync("viewer.210681", "/api/findings/export?plan=dandong&year=2024&format=csv")).Text.TrimEnd().Split('\n').Length);
        foreach (var query in new[] { "county=210624", "county=210000&after=dandong|0", "after=dandong|00000000000000000000", "plan=dandong&county=" })
        {
            var page = (await AskAsync("viewer.210681", $"/api/alerts?{query}")).Json;
            Assert.All(page.GetProperty("alerts").EnumerateArray(), alert => Assert.Equal("210681", alert.GetProperty("county").GetString()));
            Assert.Equal(page.GetProperty("alerts").GetArrayLength(), page.GetProperty("total").GetInt32());
        }

        Task<Answer> AskAsync(string role, string path) => host.SendAsync(new("GET", path) { Headers = [(Principal.Header, Principal.Of(role))] });
    }

    [Fact]
    public async Task What_mines_reported_is_listed_page_by_page_and_by_region()
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        await host.PutBlobAsync("reports/dandong/2024/-/a.csv", Sample.Reports((1, 22), (2, 3)));
        await host.PutBlobAsync("reports/dandong/2024/-/b.csv", Sample.Reports((1, 21)) + "C2106812021056120150003,样例3号矿,2024,210681,菱镁矿,5,万吨\n");
        await host.TakeInAsync();
        async Task<System.Text.Json.JsonElement> AskAsync(string role, string more) => (await host.SendAsync(new("GET", $"/api/reports?plan=dandong&year=2024{more}") { Headers = [(Principal.Header, Principal.Of(role))] })).Json;
        var (all, mines, after) = (await AskAsync("viewer", ""), new List<string>(), "");
        do
        {
            var page = await AskAsync("viewer", $"&limit=1{after}");
            Assert.Equal(3, page.GetProperty("total").GetInt32());
            mines.Add(page.GetProperty("reports")[0].GetProperty("mineName").GetString()!);
            after = page.GetProperty("next").GetString() is { } next ? $"&after={Uri.EscapeDataString(next)}" : null;
        }
        while (after is not null);
        Assert.Equal(["样例1号矿", "样例2号矿", "样例3号矿"], mines);
        // Of two reports of one mine the later one counts, and says where it came from.
        Assert.Equal((21, "b.csv"), (all.GetProperty("reports")[0].GetProperty("output").GetProperty("value").GetInt32(), all.GetProperty("reports")[0].GetProperty("source").GetProperty("file").GetString()));
        var own = await AskAsync("viewer.210681", "");
        Assert.Equal((1, "样例3号矿"), (own.GetProperty("total").GetInt32(), own.GetProperty("reports")[0].GetProperty("mineName").GetString()));
        Assert.Equal(0, (await AskAsync("viewer", "&after=~")).GetProperty("reports").GetArrayLength());
    }

    [Fact]
    public async Task A_proposal_under_the_number_of_a_foreign_right_tells_nothing_of_it()
    {
        await using var host = await CheckedAsync(EasyAuthGate.Create(signInIsOn: true));
        async Task<Answer> AskAsync(string licence, string role) => await host.SendAsync(new("POST", "/api/plans/dandong/admissions?year=2024")
        {
            Body = Encoding.UTF8.GetBytes($$"""{"采矿许可证号":"{{licence}}","行政区代码":"210681","开采矿种":"菱镁矿","矿山名称":"拟设"}"""), Headers = [(Principal.Header, Principal.Of(role))],
        });
        Assert.Equal(200, (await AskAsync("C2106812021056120150003", "planner.210681")).Status);
        Assert.Equal((403, "api.region-foreign"), await AskAsync("C2106242021056120150002", "planner.210681") is { Problem: var problem } ? (problem.Status, problem.Code) : default);
        Assert.Equal(200, (await AskAsync("C2106242021056120150002", "planner.210600")).Status);
    }

    [Fact]
    public async Task A_list_is_filtered_by_everything_that_it_says_and_each_alert_comes_once()
    {
        await using var host = await CheckedAsync();
        var all = (await host.Backend.Queries.AlertsAsync(new(), null, 500, Cancel)).Alerts;
        foreach (var (query, shows) in new (string, Func<Services.Alerts.AlertItem, bool>)[]
        {
            ("plan=dandong", alert => alert.Plan == "dandong"), ("county=210681", alert => alert.County == "210681"), ("county=210600", alert => alert.County?.StartsWith("2106", StringComparison.Ordinal) == true),
            ("family=report", alert => alert.Rule.StartsWith("report.", StringComparison.Ordinal)), ("family=rep", _ => false), ("severity=H", alert => alert.Severity == Core.Findings.Severity.H),
            ("state=open", alert => alert.State == AlertState.Open), ("state=returned", _ => false), ("layer=farmland", _ => false),
            ("updatedSince=2000-01-01", _ => true), ("updatedSince=2100-01-01T00:00:00Z", _ => false), ("plan=-", _ => false),
        })
        {
            var (ids, after) = (new List<string>(), "");
            do
            {
                var page = (await host.GetAsync($"/api/alerts?{query}&limit=2{after}")).Json;
                Assert.Equal((query, all.Count(shows)), (query, page.GetProperty("total").GetInt32()));
                ids.AddRange(page.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("id").GetString()!));
                after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : null;
            }
            while (after is not null);
            Assert.Equal(all.Where(shows).Select(alert => alert.Id), ids);
        }
        Assert.Equal("api.value-unknown", (await host.GetAsync("/api/alerts?severity=X")).Problem.Code);
        Assert.Equal("api.query-time", (await host.GetAsync("/api/alerts?updatedSince=yesterday")).Problem.Code);
    }

    internal static async Task<(string Id, string Tag)> FirstAsync(ApiHost host)
    {
        var id = (await host.Backend.Queries.AlertsAsync(new() { Plan = "dandong", Family = "volume" }, null, 1, Cancel)).Alerts[0].Id;
        return (id, (await host.GetAsync($"/api/alerts/{id}")).Headers["ETag"]);
    }

    internal static Task<Answer> ActAsync(ApiHost host, string id, string word, string body, string? tag, string? key = null) => host.SendAsync(new("POST", $"/api/alerts/{id}/{word}")
    {
        Body = Encoding.UTF8.GetBytes(body),
        Headers = [.. tag is null ? [] : new[] { ("If-Match", tag) }, .. key is null ? [] : new[] { ("Idempotency-Key", key) }],
    });

    /// <summary>Dandong 2024 with too much magnesite in 宽甸, and mines in 宽甸 and 东港 that did not report.</summary>
    internal static async Task<ApiHost> CheckedAsync(ApiGate? gate = null, ApiOptions? options = null)
    {
        var host = await ApiHost.OpenAsync(gate, options);
        await host.PutBlobAsync("reports/dandong/2024/-/年报.csv", Sample.Reports((1, 22)));
        await host.PutBlobAsync("rights/dandong/-/-/登记.csv", Sample.Rights);
        await host.TakeInAsync();
        await host.CheckAsync("dandong", 2024);
        return host;
    }
}
