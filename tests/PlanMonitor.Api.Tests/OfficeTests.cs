using System.Text;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>What else an office does over the API: admission, subscriptions, deliveries, settings, exports, and the proof of the chain.</summary>
public sealed class OfficeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposal_is_reviewed_and_nothing_is_stored()
    {
        await using var host = await TransitionTests.CheckedAsync();
        var proposal = Encoding.UTF8.GetBytes("""{"行政区代码":"210624","开采矿种":"菱镁矿","矿山名称":"拟设","生产规模":"20万吨/年"}""");
        var before = await host.Backend.Ledger.HeadAsync("dandong", Cancel);
        var answer = await host.SendAsync(new("POST", "/api/plans/dandong/admissions?year=2024&name=p.json") { Body = proposal });
        Assert.Equal(200, answer.Status);
        Assert.Equal(["allowed", "findings", "problems"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.NotEqual(0, answer.Json.GetProperty("findings").GetArrayLength());
        Assert.Equal(before, await host.Backend.Ledger.HeadAsync("dandong", Cancel));
        Assert.Equal((422, "not-evaluable"), await host.SendAsync(new("POST", "/api/plans/dandong/admissions?year=2024") { Body = "{"u8.ToArray() }) is var wrong ? (wrong.Status, wrong.Json.GetProperty("allowed").GetString()) : default);
        Assert.Equal("path.plan-unknown", (await host.SendAsync(new("POST", "/api/plans/nope/admissions") { Body = proposal })).Problem.Code);
        Assert.Equal("api.year-uncovered", (await host.SendAsync(new("POST", "/api/plans/dandong/admissions?year=1999") { Body = proposal })).Problem.Code);
        Assert.Equal("api.query-time", (await host.SendAsync(new("POST", "/api/plans/dandong/admissions?asOf=soon") { Body = proposal })).Problem.Code);
        Assert.Equal("api.body-too-large", (await host.SendAsync(new("POST", "/api/plans/dandong/admissions?year=2024") { Stream = new Zeros(1024 * 1024 + 1) })).Problem.Code);
    }

    [Fact]
    public async Task A_proposal_in_a_foreign_region_is_refused()
    {
        await using var host = await ApiHost.OpenAsync(Access.EasyAuthGate.Create(signInIsOn: true));
        var proposal = new Call("POST", "/api/plans/dandong/admissions?year=2024") { Body = Encoding.UTF8.GetBytes("""{"行政区代码":"210624","开采矿种":"菱镁矿","矿山名称":"拟设"}""") };
        Assert.Equal("api.region-foreign", (await host.SendAsync(proposal with { Headers = [(Principal.Header, Principal.Of("planner.210681"))] })).Problem.Code);
        Assert.Equal(200, (await host.SendAsync(proposal with { Headers = [(Principal.Header, Principal.Of("planner.210624"))] })).Status);
    }

    [Fact]
    public async Task A_new_secret_is_shown_once_and_not_to_whoever_asks_again()
    {
        await using var host = await ApiHost.OpenAsync();
        var call = new Call("POST", "/api/subscriptions") { Body = """{"kind":"generic","url":"https://example.gov.cn/hook?key=1","severity":"M"}"""u8.ToArray(), Headers = [("Idempotency-Key", "k")] };
        var added = await host.SendAsync(call);
        Assert.StartsWith("whsec_", added.Json.GetProperty("secret").GetString(), StringComparison.Ordinal);
        var again = await host.SendAsync(call);
        Assert.Equal((201, null, "true"), (again.Status, again.Json.GetProperty("secret").GetString(), again.Headers["Idempotency-Replayed"]));
        var listed = Assert.Single((await host.GetAsync("/api/subscriptions")).Json.GetProperty("subscriptions").EnumerateArray());
        Assert.Equal(("https://example.gov.cn/…", "M"), (listed.GetProperty("url").GetString(), listed.GetProperty("severity").GetString()));
        var id = listed.GetProperty("id").GetString();
        Assert.Equal(204, (await host.SendAsync(new("DELETE", $"/api/subscriptions/{id}"))).Status);
        Assert.Equal("subscription.unknown", (await host.SendAsync(new("DELETE", $"/api/subscriptions/{id}"))).Problem.Code);
        Assert.Equal("subscription.unknown", (await host.SendAsync(new("POST", $"/api/subscriptions/{id}/test"))).Problem.Code);
        Assert.Equal("subscription.url-scheme", (await host.SendAsync(call with { Headers = [], Body = """{"kind":"generic","url":"http://example.gov.cn/"}"""u8.ToArray() })).Problem.Code);
        Assert.Equal("path.plan-unknown", (await host.SendAsync(call with { Headers = [], Body = """{"kind":"generic","url":"https://example.gov.cn/","plan":"nope"}"""u8.ToArray() })).Problem.Code);
        Assert.Equal("api.json-invalid", (await host.SendAsync(call with { Headers = [], Body = """{"severity":"X"}"""u8.ToArray() })).Problem.Code);
    }

    [Fact]
    public async Task Deliveries_are_listed_page_by_page_and_sent_again()
    {
        await using var host = await ApiHost.OpenAsync();
        await host.SendAsync(new("POST", "/api/subscriptions") { Body = """{"kind":"generic","url":"https://example.gov.cn/hook"}"""u8.ToArray() });
        await host.PutBlobAsync("reports/dandong/2024/-/年报.csv", Sample.Reports((1, 22)));
        await host.PutBlobAsync("rights/dandong/-/-/登记.csv", Sample.Rights);
        await host.TakeInAsync();
        await host.CheckAsync("dandong", 2024);
        var first = (await host.GetAsync("/api/deliveries?limit=1&state=pending")).Json;
        var second = (await host.GetAsync($"/api/deliveries?limit=1&after={first.GetProperty("next").GetString()}")).Json;
        var (one, other) = (first.GetProperty("deliveries")[0].GetProperty("id").GetString(), second.GetProperty("deliveries")[0].GetProperty("id").GetString());
        Assert.NotEqual(one, other);
        Assert.Equal(0, (await host.GetAsync("/api/deliveries?state=dead")).Json.GetProperty("deliveries").GetArrayLength());
        Assert.Equal(one, (await host.SendAsync(new("POST", $"/api/deliveries/{one}/replay"))).Json.GetProperty("id").GetString());
        Assert.Equal("delivery.unknown", (await host.SendAsync(new("POST", "/api/deliveries/x/replay"))).Problem.Code);
        Assert.Equal(0, (await host.GetAsync($"/api/deliveries/{one}/attempts")).Json.GetProperty("attempts").GetArrayLength());
        Assert.True((await host.Backend.Deliveries.FindAsync(one!, Cancel)).TryGet(out var delivery, out _));
        var (stored, etag) = (await host.Backend.Deliveries.Store.FindAsync(delivery.Subscription, delivery.Key, Cancel))!.Value;
        var failed = stored.After(new(500, null, "busy", null, 12), new(Services.Deliveries.Channels.Fate.Failed), stored.DueAt);
        Assert.True(await host.Backend.Deliveries.Store.AttemptedAsync((failed, etag), [], failed.Attempts[^1] with { Answer = "busy" }, marksTold: false, Cancel));
        var attempt = Assert.Single((await host.GetAsync($"/api/deliveries/{one}/attempts")).Json.GetProperty("attempts").EnumerateArray());
        Assert.Equal((500, 12, "busy"), (attempt.GetProperty("status").GetInt32(), attempt.GetProperty("milliseconds").GetInt32(), attempt.GetProperty("answer").GetString()));
        Assert.Equal("delivery.unknown", (await host.GetAsync("/api/deliveries/x/attempts")).Problem.Code);
        Assert.Equal("api.value-unknown", (await host.GetAsync("/api/deliveries?state=lost")).Problem.Code);
        foreach (var wrong in new[] { "after=%00", "after=", "after=a/b", "subscription=s", "alert=a" })
        {
            Assert.Equal((wrong, "api.query-id"), (wrong, (await host.GetAsync($"/api/deliveries?{wrong}")).Problem.Code));
        }
        // Filters hold from page to page.
        var found = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = (await host.GetAsync($"/api/deliveries?limit=1&state=pending&subscription={delivery.Subscription}&alert={delivery.Alert}{next}")).Json;
            found.AddRange(page.GetProperty("deliveries").EnumerateArray().Select(each => each.GetProperty("alert").GetString()!));
            next = page.GetProperty("next").GetString() is { } place ? $"&after={Uri.EscapeDataString(place)}" : null;
        }
        Assert.Equal([delivery.Alert], found);
        Assert.Equal(0, (await host.GetAsync("/api/deliveries?subscription=0123456789abcdef0123")).Json.GetProperty("deliveries").GetArrayLength());
    }

    [Fact]
    public async Task A_subscription_is_changed_and_removed_on_what_was_read()
    {
        await using var host = await ApiHost.OpenAsync();
        var made = (await host.SendAsync(new("POST", "/api/subscriptions") { Body = """{"kind":"generic","url":"https://example.gov.cn/hook","digest":"08:30"}"""u8.ToArray() })).Json;
        var (at, first) = ($"/api/subscriptions/{made.GetProperty("subscription").GetProperty("id").GetString()}", made.GetProperty("secret").GetString());
        var read = await host.GetAsync(at);
        Assert.Equal(("08:30", "active"), (read.Json.GetProperty("digest").GetString(), read.Json.GetProperty("state").GetString()));
        var call = new Call("PATCH", at) { Body = """{"severity":"H","digest":"none","regions":["210624"]}"""u8.ToArray(), Headers = [("If-Match", read.Headers["ETag"])] };
        Assert.Equal("api.precondition-missing", (await host.SendAsync(call with { Headers = [] })).Problem.Code);
        var changed = await host.SendAsync(call);
        var item = changed.Json.GetProperty("subscription");
        Assert.Equal(
            (200, "H", System.Text.Json.JsonValueKind.Null, "210624", "active"),
            (changed.Status, item.GetProperty("severity").GetString(), item.GetProperty("digest").ValueKind, item.GetProperty("regions")[0].GetString(), item.GetProperty("state").GetString()));
        var stale = await host.SendAsync(call);
        Assert.Equal((412, "subscription.changed"), (stale.Status, stale.Problem.Code));
        // A new secret: shown once, both sign, and nothing goes before a test.
        var rotate = new Call("PATCH", at) { Body = """{"newSecret":true,"overlap":"2h"}"""u8.ToArray(), Headers = [("If-Match", changed.Headers["ETag"]), ("Idempotency-Key", "k")] };
        var rotated = await host.SendAsync(rotate);
        var second = rotated.Json.GetProperty("secret").GetString();
        Assert.Equal(("untested", System.Text.Json.JsonValueKind.String), (rotated.Json.GetProperty("subscription").GetProperty("state").GetString(), rotated.Json.GetProperty("subscription").GetProperty("oldSecretUntil").ValueKind));
        Assert.NotEqual(first, second);
        Assert.Equal($"{second} {first}", await host.Backend.Deliveries.Subscriptions.SecretAsync((await host.Backend.Deliveries.Subscriptions.ListAsync(Cancel))[0], Cancel));
        var again = await host.SendAsync(rotate);
        Assert.Equal((200, null, "true"), (again.Status, again.Json.GetProperty("secret").GetString(), again.Headers["Idempotency-Replayed"]));
        foreach (var (body, status, code) in new[]
        {
            ("{}", 422, "subscription.nothing-to-change"), ("""{"overlap":"2h"}""", 422, "subscription.nothing-to-change"), ("""{"digest":"soon"}""", 422, "subscription.time-invalid"),
            ("""{"quiet":"22"}""", 422, "subscription.time-invalid"), ("""{"cooldown":"0h"}""", 422, "subscription.time-invalid"), ("""{"newSecret":true,"overlap":"40d"}""", 422, "subscription.time-invalid"),
            ("""{"url":"http://example.gov.cn/"}""", 422, "subscription.url-scheme"), ("""{"secret":"x"}""", 422, "subscription.secret-invalid"), ("""{"form":"xml"}""", 422, "subscription.form-unknown"),
            ("""{"url":"https://example.gov.cn:22/"}""", 422, "subscription.url-port"), ("""{"zone":"Mars"}""", 422, "subscription.zone-unknown"), ("""{"detail":"huge"}""", 422, "subscription.detail-unknown"),
            ("""{"detail":"full","form":"alertmanager"}""", 422, "subscription.detail-unknown"), ("""{"regions":["x"]}""", 422, "subscription.region-invalid"), ("""{"rules":["x"]}""", 422, "subscription.rule-unknown"), ("""{"plan":"nope"}""", 404, "path.plan-unknown"), ("""{"severity":"X"}""", 400, "api.json-invalid"),
        })
        {
            var refused = await host.SendAsync(new("PATCH", at) { Body = Encoding.UTF8.GetBytes(body), Headers = [("If-Match", "*")] });
            Assert.Equal((body, status, code), (body, refused.Status, refused.Problem.Code));
        }
        var full = await host.SendAsync(new("PATCH", at) { Body = """{"zone":"Asia/Urumqi","detail":"full"}"""u8.ToArray(), Headers = [("If-Match", rotated.Headers["ETag"])] });
        Assert.Equal(("Asia/Urumqi", "full"), (full.Json.GetProperty("subscription").GetProperty("zone").GetString(), full.Json.GetProperty("subscription").GetProperty("detail").GetString()));
        rotated = await host.SendAsync(new("PATCH", at) { Body = """{"zone":"none","detail":"thin"}"""u8.ToArray(), Headers = [("If-Match", full.Headers["ETag"])] });
        Assert.Equal(("+08:00", "thin"), (rotated.Json.GetProperty("subscription").GetProperty("zone").GetString(), rotated.Json.GetProperty("subscription").GetProperty("detail").GetString()));
        var moved = await host.SendAsync(new("PATCH", at) { Body = """{"url":"https://other.gov.cn/hook"}"""u8.ToArray(), Headers = [("If-Match", rotated.Headers["ETag"])] });
        Assert.Equal((null, "https://other.gov.cn/…"), (moved.Json.GetProperty("secret").GetString(), moved.Json.GetProperty("subscription").GetProperty("url").GetString()));
        Assert.Equal("subscription.changed", (await host.SendAsync(new("DELETE", at) { Headers = [("If-Match", rotated.Headers["ETag"])] })).Problem.Code);
        Assert.Equal(204, (await host.SendAsync(new("DELETE", at) { Headers = [("If-Match", moved.Headers["ETag"])] })).Status);
        Assert.Equal("subscription.unknown", (await host.GetAsync(at)).Problem.Code);
        Assert.Equal("subscription.unknown", (await host.SendAsync(new("PATCH", at) { Body = "{}"u8.ToArray(), Headers = [("If-Match", "*")] })).Problem.Code);
    }

    [Fact]
    public async Task A_setting_is_changed_on_what_was_read_and_stands_in_the_chain()
    {
        await using var host = await ApiHost.OpenAsync();
        var read = await host.GetAsync("/api/settings/calendar");
        var body = Encoding.UTF8.GetBytes(read.Text.Replace("\"correctionMonths\":1", "\"correctionMonths\":2", StringComparison.Ordinal));
        var call = new Call("PUT", "/api/settings/calendar") { Body = body, Headers = [("If-Match", read.Headers["ETag"])] };
        Assert.Equal("api.precondition-missing", (await host.SendAsync(call with { Headers = [] })).Problem.Code);
        Assert.Equal("setting.calendar-invalid", (await host.SendAsync(call with { Body = "{}"u8.ToArray() })).Problem.Code);
        Assert.Equal(200, (await host.SendAsync(call)).Status);
        Assert.Equal("setting.changed", (await host.SendAsync(call with { Body = Encoding.UTF8.GetBytes(read.Text) })).Problem.Code);
        Assert.Equal("setting.unknown", (await host.GetAsync("/api/settings/colour")).Problem.Code);
        Assert.Equal("setting.anchors-invalid", (await host.SendAsync(new("PUT", "/api/settings/anchors") { Body = "{}"u8.ToArray(), Headers = [("If-Match", "*")] })).Problem.Code);
        Assert.Equal(2, (await host.Backend.Settings.CalendarAsync(Cancel)).CorrectionMonths);
        Assert.Equal([("setting", "set", "calendar", "tester")], (await host.Backend.Ledger.EntriesAsync("-", Cancel).ToListAsync(Cancel)).Select(entry => (entry.What, entry.Change, entry.Id, entry.By)));
    }

    [Fact]
    public async Task The_chain_is_read_page_by_page_and_proved()
    {
        await using var host = await TransitionTests.CheckedAsync();
        var (numbers, after) = (new List<long>(), "");
        do
        {
            var page = (await host.GetAsync($"/api/audit?plan=dandong&limit=2{after}")).Json;
            numbers.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("sequence").GetInt64()));
            after = page.GetProperty("next").ValueKind == System.Text.Json.JsonValueKind.Null ? null : $"&after={page.GetProperty("next").GetInt64()}";
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
        Assert.Equal((await host.Backend.Ledger.HeadAsync("dandong", Cancel)).Sequence, numbers[^1]);
        Assert.True((await host.GetAsync("/api/audit/verify?plan=dandong")).Json.GetProperty("holds").GetBoolean());
        await host.Backend.Ports.Tables.WriteAsync("ledger", "dandong", [Services.Storage.RowWrite.Delete("audit|000000000001")], Cancel);
        var broken = (await host.GetAsync("/api/audit/verify")).Json;
        Assert.Equal((false, "sequence", 1), (broken.GetProperty("holds").GetBoolean(), broken.GetProperty("chains")[0].GetProperty("break").GetProperty("fault").GetString(), broken.GetProperty("chains")[0].GetProperty("break").GetProperty("sequence").GetInt64()));
        Assert.Equal("api.query-missing", (await host.GetAsync("/api/audit")).Problem.Code);
    }

    [Fact]
    public async Task Findings_are_exported_whole_and_no_cell_is_a_formula()
    {
        await using var host = await TransitionTests.CheckedAsync();
        var all = await host.Backend.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel);
        Assert.Equal(all.Count, (await host.GetAsync("/api/findings/export?plan=dandong&year=2024")).Json.GetProperty("findings").GetArrayLength());
        var csv = await host.GetAsync("/api/findings/export?plan=dandong&year=2024&format=csv");
        Assert.Equal(("text/csv; charset=utf-8", "attachment; filename=\"findings-dandong-2024.csv\""), (csv.Type, csv.Headers["Content-Disposition"]));
        Assert.StartsWith("\uFEFFid,rule,status,", csv.Text, StringComparison.Ordinal);
        Assert.Equal(all.Count + 1, csv.Text.TrimEnd('\n').Split('\n').Length);
        Assert.Equal("api.value-unknown", (await host.GetAsync("/api/findings/export?plan=dandong&year=2024&format=pdf")).Problem.Code);
        await using var text = new StringWriter { NewLine = "\n" };
        await Services.Api.FindingExport.CsvAsync(new[] { all[0] with { Rule = "=1+1", Message = new("a\"b,c", "-x") } }.ToAsyncEnumerable(), text);
        Assert.Contains(",'=1+1,", text.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(",\"a\"\"b,c\",'-x\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_are_listed_in_both_languages() =>
        Assert.Contains(""" "code":"no-licence","text":{"zh":"未取得采矿许可证开采","en":"mining without a licence"},"for":["verdict"],"verdicts":["违法"] """.Trim(), await TextAsync("/api/reasons"), StringComparison.Ordinal);

    private static async Task<string> TextAsync(string path)
    {
        await using var host = await ApiHost.OpenAsync();
        return (await host.GetAsync(path)).Text;
    }
}
