using System.Net;
using System.Text;
using PlanMonitor.Api.Access;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Who may call: everything is denied that is not allowed.</summary>
public sealed class GateTests
{
    private const string Id = "0123456789abcdef0123";

    /// <summary>
    /// Every route with what it answers to those who may: the first letters of the roles (viewer, enforcement, planner, official, administrator; * for everybody), and what becomes
    /// of a caller of one county only: S seen as anywhere, P passes where the county is the whole plan's region, N never.
    /// </summary>
    public static readonly (string Method, string Path, string Who, char County, int Status)[] Routes =
    [
        ("GET", "/api/health", "*", 'S', 200),
        ("GET", "/api/openapi.json", "VEPOA", 'S', 200),
        ("GET", "/api/plans", "VEPOA", 'S', 200),
        ("GET", "/api/plans/dandong", "VEPOA", 'S', 200),
        ("POST", "/api/plans/dandong/admissions", "POA", 'S', 422),
        ("GET", "/api/rules", "VEPOA", 'S', 200),
        ("GET", "/api/reasons", "VEPOA", 'S', 200),
        ("GET", "/api/alerts", "VEPOA", 'S', 200),
        ("GET", $"/api/alerts/{Id}", "VEPOA", 'S', 404),
        ("POST", $"/api/alerts/{Id}/ack", "EO", 'S', 404),
        ("POST", $"/api/alerts/{Id}/assign", "O", 'S', 404),
        ("POST", $"/api/alerts/{Id}/verdict", "O", 'S', 404),
        ("POST", $"/api/alerts/{Id}/return", "O", 'S', 404),
        ("POST", $"/api/alerts/{Id}/close", "O", 'S', 404),
        ("POST", $"/api/alerts/{Id}/forget", "VEPOA", 'S', 404),
        ("GET", "/api/runs", "VEPOA", 'S', 200),
        ("GET", "/api/findings?plan=dandong&year=2024", "VEPOA", 'S', 200),
        ("GET", "/api/findings/export?plan=dandong&year=2024", "VEPOA", 'S', 200),
        ("GET", $"/api/uploads/dandong/{Id}", "VEPOA", 'S', 404),
        ("PUT", "/api/uploads/footprints/dandong/2024/-/a.geojson", "EPA", 'P', 202),
        ("PUT", "/api/uploads/footprints/pingquan/2024/-/a.geojson", "EPA", 'P', 202),
        // What enforcement is judged by is for planners to keep.
        ("PUT", "/api/uploads/reports/dandong/2024/-/a.csv", "PA", 'P', 202),
        ("PUT", "/api/uploads/plan/dandong/-/-/a.json", "PA", 'P', 202),
        ("PUT", "/api/uploads/quotas/pingquan/2024/-/a.csv", "PA", 'P', 202),
        ("PUT", "/api/uploads/rights/dandong/-/-/a.csv", "PA", 'P', 202),
        ("PUT", "/api/uploads/layer/dandong/-/生态保护红线/a.geojson", "PA", 'P', 202),
        ("GET", $"/api/uploads/parts/{new string('0', 64)}", "EPA", 'S', 200),
        ("GET", "/api/reports?plan=dandong&year=2024", "VEPOA", 'S', 200),
        ("GET", "/api/subscriptions", "A", 'N', 200),
        ("POST", "/api/subscriptions", "A", 'N', 422),
        ("POST", $"/api/subscriptions/{Id}/test", "A", 'N', 404),
        ("GET", $"/api/subscriptions/{Id}", "A", 'N', 404),
        ("PATCH", $"/api/subscriptions/{Id}", "A", 'N', 404),
        ("DELETE", $"/api/subscriptions/{Id}", "A", 'N', 404),
        ("POST", $"/api/subscriptions/{Id}/callback", "*", 'S', 401),
        ("GET", "/api/deliveries", "A", 'N', 200),
        ("GET", $"/api/deliveries/{Id}/attempts", "A", 'N', 404),
        ("POST", $"/api/deliveries/{Id}/replay", "A", 'N', 404),
        ("GET", "/api/settings/calendar", "VEPOA", 'S', 200),
        ("PUT", "/api/settings/anchors", "A", 'N', 200),
        ("GET", "/api/audit?plan=dandong", "OA", 'N', 200),
        ("GET", "/api/audit/verify", "OA", 'N', 200),
        // What is no route is told to those only who may read.
        ("GET", "/api/nothing", "VEPOA", 'S', 404),
        ("POST", "/api/plans", "VEPOA", 'S', 405),
    ];

    public static TheoryData<string?, string, string, int> Table
    {
        get
        {
            var rows = new TheoryData<string?, string, string, int>();
            foreach (var role in new[] { null, "", "auditor", "viewer", "enforcement", "planner", "official", "administrator", "Planner" })
            {
                foreach (var region in role is null or "" ? new string?[] { null } : [null, "130881", "210681", "21068", "x"])
                {
                    foreach (var (method, path, who, county, status) in Routes)
                    {
                        rows.Add(region is null ? role : $"{role}.{region}", method, path, Expected(role, region, path, who, county, status));
                    }
                }
            }
            return rows;
        }
    }

    private static int Expected(string? role, string? region, string path, string who, char county, int status)
    {
        var isRole = role is "viewer" or "enforcement" or "planner" or "official" or "administrator" or "Planner" && region is null or "130881" or "210681";
        return who == "*" ? status
            : role is null ? 401
            : !isRole || !who.Contains(char.ToUpperInvariant(role[0]), StringComparison.Ordinal) ? 403
            : region is null || county == 'S' || (county == 'P' && region == "130881" && path.Contains("pingquan", StringComparison.Ordinal)) ? status
            : 403;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_route_asks_for_a_role_and_some_for_all_regions(string? role, string method, string path, int status)
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        var answer = await host.SendAsync(new(method, path)
        {
            Body = method switch { "PUT" => path.Contains("settings", StringComparison.Ordinal) ? """{"tell":false}"""u8.ToArray() : "x"u8.ToArray(), "POST" => "{}"u8.ToArray(), _ => null },
            From = null,
            Headers = [.. role is null ? [] : new[] { (Principal.Header, Principal.Of(role)) }, ("If-Match", "*")],
        });
        Assert.Equal((role, method, path, status), (role, method, path, answer.Status));
        if (status is 401 && role is null && !path.EndsWith("callback", StringComparison.Ordinal))
        {
            Assert.Equal((401, "api.sign-in", "尚未登录，或登录信息无法识别。请先登录单位账号，再重新发送请求。", "The caller is not signed in, or the sign-in cannot be read. Sign in with the account of your office and send the request again."), answer.Problem);
            Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"]);
        }
        if (status is 403)
        {
            Assert.Contains(answer.Problem.Code, new[] { "api.role-missing", "api.region-missing", "api.region-foreign" });
        }
        if (status is 401 or 403)
        {
            Assert.Empty(await host.InboxAsync());
        }
    }

    [Theory]
    [InlineData("viewer", "PUT", "/api/uploads/reports/dandong/2024/-/a.csv", "api.role-missing", "账号“li@city.gov.cn (42)”没有办理此事项的权限。请系统管理员为该账号分配下列角色之一：enforcement, planner, administrator。", "The account 'li@city.gov.cn (42)' has no right to do this. Ask the operator to give it one of the roles: enforcement, planner, administrator.")]
    [InlineData("enforcement", "PUT", "/api/uploads/plan/dandong/-/-/a.json", "api.role-missing", "账号“li@city.gov.cn (42)”没有办理此事项的权限。请系统管理员为该账号分配下列角色之一：planner, administrator。", "The account 'li@city.gov.cn (42)' has no right to do this. Ask the operator to give it one of the roles: planner, administrator.")]
    [InlineData("official.210681", "GET", "/api/audit/verify", "api.region-missing", "账号“li@city.gov.cn (42)”只能办理部分行政区的事项，此事项涉及整个规划。请系统管理员分配不限行政区的角色：official, administrator。", "The account 'li@city.gov.cn (42)' is for some regions only; this concerns more. Ask the operator for one of these roles without a region: official, administrator.")]
    [InlineData("planner.210681", "PUT", "/api/uploads/reports/dandong/2024/-/a.csv", "api.region-foreign", "行政区 210600 不在该账号的管辖范围内。请由有管辖权的单位办理。", "The region 210600 is not in the account's charge. Leave it to the authority that is in charge.")]
    public async Task A_refusal_says_what_to_ask_for(string role, string method, string path, string code, string zh, string en)
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        Assert.Equal((403, code, zh, en), (await host.SendAsync(new(method, path) { Body = method == "PUT" ? "x"u8.ToArray() : null, Headers = [(Principal.Header, Principal.Of(role))] })).Problem);
    }

    [Fact]
    public async Task Without_the_platforms_sign_in_the_header_proves_nothing()
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: false));
        foreach (var (method, path, _, _, _) in Routes.Where(route => route.Who != "*"))
        {
            var answer = await host.SendAsync(new(method, path) { Headers = [(Principal.Header, Principal.Of("administrator"))] });
            Assert.Equal((401, "api.sign-in-off", "本服务尚未启用身份验证，所有数据接口均不开放。请系统管理员为该应用启用身份验证（Microsoft Entra ID）。", "Sign-in is not switched on for this service; no data is given out. Ask the operator to switch on authentication (Microsoft Entra ID) for the app."), answer.Problem);
        }
        Assert.Equal("""{"status":"ok"}""", (await host.GetAsync("/api/health")).Text);
    }

    [Fact]
    public async Task Who_is_signed_in_acts_in_the_audit_trail()
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Body = Encoding.UTF8.GetBytes(Sample.Reports((1, 22))), Headers = [(Principal.Header, Principal.Of("planner"))] });
        await host.TakeInAsync();
        var cancel = TestContext.Current.CancellationToken;
        Assert.All(await host.Backend.Ledger.EntriesAsync("dandong", cancel).ToListAsync(cancel), entry => Assert.Equal("li@city.gov.cn (42)", entry.By));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "GET", null, null, 200, "")]
    [InlineData("::1", "[::1]:8642", "GET", null, null, 200, "")]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST", "GET", null, null, 200, "")]
    [InlineData("192.168.1.7", "127.0.0.1:8642", "GET", null, null, 403, "api.not-local")]
    [InlineData(null, "127.0.0.1:8642", "GET", null, null, 403, "api.not-local")]
    [InlineData("127.0.0.1", "evil.example:8642", "GET", null, null, 403, "api.host-wrong")]
    [InlineData("127.0.0.1", "127.0.0.1.evil.example", "GET", null, null, 403, "api.host-wrong")]
    [InlineData("127.0.0.1", "", "GET", null, null, 403, "api.host-wrong")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "PUT", null, null, 202, "")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "PUT", "http://127.0.0.1:8642", "same-origin", 202, "")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "PUT", "http://127.0.0.1:9999", "same-site", 403, "api.origin-wrong")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "PUT", "https://evil.example", null, 403, "api.origin-wrong")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "PUT", "null", null, 403, "api.origin-wrong")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "PUT", null, "cross-site", 403, "api.origin-wrong")]
    [InlineData("127.0.0.1", "127.0.0.1:8642", "OPTIONS", "https://evil.example", null, 403, "api.origin-wrong")]
    public async Task The_local_host_answers_this_machine_and_no_web_page(string? from, string to, string method, string? origin, string? site, int status, string code)
    {
        await using var host = await ApiHost.OpenAsync();
        var put = method != "GET";
        var answer = await host.SendAsync(new(method, put ? Sample.Place + "a.csv" : "/api/health")
        {
            Body = put ? "x"u8.ToArray() : null,
            From = from is null ? null : IPAddress.Parse(from),
            Host = to,
            Headers = [.. origin is null ? [] : new[] { ("Origin", origin) }, .. site is null ? [] : new[] { ("Sec-Fetch-Site", site) }],
        });
        Assert.Equal((status, code), (answer.Status, code.Length == 0 ? "" : answer.Problem.Code));
    }

    [Theory]
    [InlineData("Forwarded", "for=10.0.0.7")]
    [InlineData("X-Forwarded-For", "10.0.0.7")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 caddy")]
    [InlineData("CF-Connecting-IP", "10.0.0.7")]
    public async Task What_a_proxy_passes_on_is_not_taken_for_this_machine(string header, string value)
    {
        await using var host = await ApiHost.OpenAsync();
        foreach (var path in new[] { "/api/plans", "/api/health" })
        {
            Assert.Equal((403, "api.proxied", "尚未发放访问令牌，不受理经代理转发的请求（或 HTTP/1.0 请求）。请先发放令牌：planmonitor token add；此后代理和本机均须携带令牌。", "There is no access token yet; a request that a proxy passes on, or one in HTTP/1.0, is not taken. Make a token first: planmonitor token add; from then on the proxy's callers and this machine send one."), (await host.SendAsync(new("GET", path) { Headers = [(header, value)] })).Problem);
        }
    }

    [Theory]
    [InlineData("HTTP/1.0", 403)]
    [InlineData("HTTP/0.9", 403)]
    [InlineData("HTTP/1.1", 200)]
    [InlineData("HTTP/2", 200)]
    public async Task A_proxy_that_says_nothing_of_itself_is_known_by_the_old_protocol_that_it_speaks(string protocol, int status)
    {
        await using var host = await ApiHost.OpenAsync();
        Assert.Equal(status, (await host.SendAsync(new("GET", "/api/plans") { Protocol = protocol })).Status);
    }

    [Theory]
    [InlineData("cross-site", null, 403)]
    [InlineData("same-site", null, 403)]
    [InlineData("same-origin", null, 202)]
    [InlineData("none", null, 202)]
    [InlineData(null, null, 202)]
    [InlineData("cross-site", "Bearer x", 202)]
    public async Task On_Azure_no_other_web_page_writes_with_the_cookie_of_the_sign_in(string? site, string? authorization, int status)
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        var answer = await host.SendAsync(new("PUT", Sample.Place + "a.csv")
        {
            Body = "x"u8.ToArray(),
            Headers = [(Principal.Header, Principal.Of("planner")), .. site is null ? [] : new[] { ("Sec-Fetch-Site", site) }, .. authorization is null ? [] : new[] { ("Authorization", authorization) }],
        });
        Assert.Equal(status, answer.Status);
        Assert.True(status == 202 || answer.Problem.Code == "api.origin-wrong");
        // To read is left to the browser's own rule.
        Assert.Equal(200, (await host.SendAsync(new("GET", "/api/rules") { Headers = [(Principal.Header, Principal.Of("planner")), ("Sec-Fetch-Site", site ?? "none")] })).Status);
    }

    [Fact]
    public async Task The_local_refusals_say_what_to_do()
    {
        await using var host = await ApiHost.OpenAsync();
        Assert.Equal((403, "api.not-local", "本服务只接受本机访问。请在运行本服务的计算机上访问。", "This service answers its own machine only. Call it on the machine that it runs on."), (await host.SendAsync(new("GET", "/api/plans") { From = IPAddress.Parse("10.0.0.1") })).Problem);
        Assert.Equal((403, "api.host-wrong", "本服务不以“evil.example”为主机名。请使用 http://localhost 或 http://127.0.0.1 访问。", "This service does not go by the host name 'evil.example'. Call it as http://localhost or http://127.0.0.1."), (await host.SendAsync(new("GET", "/api/plans") { Host = "evil.example" })).Problem);
        Assert.Equal((403, "api.origin-wrong", "来自其他网页（https://evil.example）的请求不予受理。请从本服务自己的页面或客户端程序发送。", "A request from another web page (https://evil.example) is not taken. Send it from this service's own page, or from a program."), (await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Headers = [("Origin", "https://evil.example")] })).Problem);
    }

    [Fact]
    public async Task No_route_is_without_its_row_in_the_table_or_without_saying_whom_it_answers()
    {
        await using var host = await ApiHost.OpenAsync();
        var routes = PlanMonitorApi.Routes(host.Backend, new());
        var table = Routes.Where(route => route.Status is not 405 && route.Path != "/api/nothing").ToList();
        // An address of the table and a pattern of the routes have the same parts, but for the names in braces.
        static bool Fits(string pattern, string path) => pattern.Split('/') is var parts && path.Split('?')[0].Split('/') is var given && parts.Length == given.Length
            && parts.Zip(given).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
        Assert.All(routes, route => Assert.Contains(table, row => row.Method == route.Method && Fits(route.Pattern, row.Path)));
        Assert.All(table, row => Assert.Contains(routes, route => row.Method == route.Method && Fits(route.Pattern, row.Path)));
        Assert.Equal(routes.Count, routes.Select(route => (route.Method, route.Pattern)).Distinct().Count());
    }
}
