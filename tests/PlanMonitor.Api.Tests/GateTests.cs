using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PlanMonitor.Api.Access;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Who may call: everything is denied that is not allowed.</summary>
public sealed class GateTests
{
    private const string Id = "0123456789abcdef0123";

    /// <summary>Every route with what it answers to those who may (E: everybody, R: any role, U: roles that upload).</summary>
    public static readonly (string Method, string Path, char Who, int Status)[] Routes =
    [
        ("GET", "/api/health", 'E', 200),
        ("GET", "/api/plans", 'R', 200),
        ("GET", "/api/plans/dandong", 'R', 200),
        ("GET", "/api/rules", 'R', 200),
        ("GET", "/api/alerts", 'R', 200),
        ("GET", $"/api/alerts/{Id}", 'R', 404),
        ("GET", "/api/runs", 'R', 200),
        ("GET", "/api/findings?plan=dandong&year=2024", 'R', 200),
        ("GET", $"/api/uploads/dandong/{Id}", 'R', 404),
        ("PUT", "/api/uploads/reports/dandong/2024/-/a.csv", 'U', 202),
        // What is no route is told to those only who may read.
        ("GET", "/api/nothing", 'R', 404),
        ("POST", "/api/plans", 'R', 405),
    ];

    public static TheoryData<string?, string, string, int> Table
    {
        get
        {
            var rows = new TheoryData<string?, string, string, int>();
            foreach (var role in new[] { null, "", "auditor", "viewer", "enforcement", "planner", "official", "administrator", "Planner" })
            {
                foreach (var (method, path, who, status) in Routes)
                {
                    var passes = who == 'E' || (who == 'R' && role is not (null or "" or "auditor")) || role is "enforcement" or "planner" or "administrator" or "Planner";
                    rows.Add(role, method, path, passes ? status : role is null ? 401 : 403);
                }
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Each_route_asks_for_a_role(string? role, string method, string path, int status)
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        var call = new Call(method, path) { Body = method == "PUT" ? "x"u8.ToArray() : null, From = null, Headers = role is null ? [] : [(Principal.Header, Principal.Of(role))] };
        var answer = await host.SendAsync(call);
        Assert.Equal(status, answer.Status);
        if (status is 401)
        {
            Assert.Equal((401, "api.sign-in", "尚未登录，或登录信息无法识别。请先登录单位账号，再重新发送请求。", "The caller is not signed in, or the sign-in cannot be read. Sign in with the account of your office and send the request again."), answer.Problem);
            Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"]);
        }
        if (status is 403)
        {
            var roles = method == "PUT" ? "enforcement, planner, administrator" : "viewer, enforcement, planner, official, administrator";
            Assert.Equal((403, "api.role-missing", $"账号“li@city.gov.cn (42)”没有办理此事项的权限。请系统管理员为该账号分配下列角色之一：{roles}。", $"The account 'li@city.gov.cn (42)' has no right to do this. Ask the operator to give it one of the roles: {roles}."), answer.Problem);
        }
        if (status is 401 or 403)
        {
            Assert.Empty(await host.InboxAsync());
        }
    }

    [Fact]
    public async Task Without_the_platforms_sign_in_the_header_proves_nothing()
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: false));
        foreach (var (method, path, _, _) in Routes.Where(route => route.Who != 'E'))
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
        await using var services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var builder = new Mapped(services);
        PlanMonitorApi.Map(builder, host.Backend, new());
        var endpoints = builder.DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>().ToList();
        Assert.Equal(Routes.Count(route => route.Status is not 405 && route.Path != "/api/nothing"), endpoints.Count);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<ApiAccess>()));
    }

    private sealed class Mapped(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
