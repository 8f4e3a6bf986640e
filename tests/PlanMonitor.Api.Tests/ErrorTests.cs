using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Every error is problem details with code and both languages; none is an exception's page.</summary>
public sealed class ErrorTests
{
    private const string Plans = "chaoyang, dandong, liaoyang, pingquan";

    [Theory]
    [InlineData("GET", "/", 404, "api.route-unknown", "没有接口地址“/”。请核对地址。", "There is no address '/'. Check the address.")]
    [InlineData("GET", "/api/%E4%B8%B9", 404, "api.route-unknown", "没有接口地址“/api/丹”。请核对地址。", "There is no address '/api/丹'. Check the address.")]
    [InlineData("POST", "/api/alerts", 405, "api.method-wrong", "该地址不支持 POST 方法。请改用：GET。", "This address does not take POST. Use: GET.")]
    [InlineData("DELETE", "/api/uploads/plan/dandong/-/-/a.json", 405, "api.method-wrong", "该地址不支持 DELETE 方法。请改用：PUT。", "This address does not take DELETE. Use: PUT.")]
    [InlineData("GET", "/api/plans/nope", 404, "path.plan-unknown", $"没有代号为“nope”的规划。请使用下列代号之一：{Plans}。", $"There is no plan 'nope'. Use one of: {Plans}.")]
    [InlineData("GET", "/api/alerts?plan=", 404, "path.plan-unknown", $"没有代号为“”的规划。请使用下列代号之一：{Plans}。", $"There is no plan ''. Use one of: {Plans}.")]
    [InlineData("GET", "/api/alerts?state=new", 400, "api.state-unknown", "没有“new”这一状态。请使用下列状态之一：open, acknowledged, assigned, decided, returned, closed。", "'new' is no state. Use one of: open, acknowledged, assigned, decided, returned, closed.")]
    [InlineData("GET", "/api/alerts?limit=ten", 400, "api.query-number", "查询参数“limit”的值“ten”不是整数。请填写整数。", "The query parameter 'limit' is no whole number: 'ten'. Give a whole number.")]
    [InlineData("GET", "/api/alerts?state=open&state=closed", 400, "api.query-repeated", "查询参数“state”出现了多次。请只保留一个。", "The query parameter 'state' is given more than once. Give it once.")]
    [InlineData("GET", "/api/alerts/0123", 404, "api.alert-unknown", "没有编号为“0123”的预警。请在预警列表中核对编号。", "There is no alert '0123'. Look its id up in the list of alerts.")]
    [InlineData("GET", "/api/alerts/0123456789abcdef0123", 404, "api.alert-unknown", "没有编号为“0123456789abcdef0123”的预警。请在预警列表中核对编号。", "There is no alert '0123456789abcdef0123'. Look its id up in the list of alerts.")]
    [InlineData("GET", "/api/findings?year=2024", 400, "api.query-missing", "缺少查询参数“plan”。请补充后重试。", "The query parameter 'plan' is missing. Add it and send the request again.")]
    [InlineData("GET", "/api/findings?plan=dandong", 400, "api.query-missing", "缺少查询参数“year”。请补充后重试。", "The query parameter 'year' is missing. Add it and send the request again.")]
    [InlineData("GET", "/api/findings?plan=dandong&year=99999999999", 400, "api.query-number", "查询参数“year”的值“99999999999”不是整数。请填写整数。", "The query parameter 'year' is no whole number: '99999999999'. Give a whole number.")]
    [InlineData("GET", "/api/findings?plan=dandong&year=2024&after=%00", 400, "api.query-id", "查询参数“after”的值“\0”不是有效的编号。请使用上一页返回的 next 值。", "The query parameter 'after' is no id: '\0'. Use the value of 'next' of the page before.")]
    [InlineData("GET", "/api/uploads/dandong/%01", 404, "upload.unknown", "没有编号为“\u0001”的上传。请核对规划代号和上传编号。", "There is no upload '\u0001'. Check the id of the plan and that of the upload.")]
    [InlineData("GET", "/api/uploads/%01/0123456789abcdef0123", 404, "upload.unknown", "没有编号为“0123456789abcdef0123”的上传。请核对规划代号和上传编号。", "There is no upload '0123456789abcdef0123'. Check the id of the plan and that of the upload.")]
    public async Task A_request_that_cannot_be_answered_gets_problem_details(string method, string path, int status, string code, string zh, string en)
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.SendAsync(new(method, path));
        Assert.Equal((status, code, zh, en), answer.Problem);
        Assert.Equal("application/problem+json", answer.Type);
        Assert.Equal(("about:blank", status, en), (answer.Json.GetProperty("type").GetString(), answer.Json.GetProperty("status").GetInt32(), answer.Json.GetProperty("detail").GetString()));
        Assert.NotEqual("", answer.Json.GetProperty("title").GetString());
        Assert.Equal(status == 405, answer.Headers.ContainsKey("Allow"));
        Assert.Empty(host.Faults);
    }

    [Fact]
    public async Task A_body_that_no_route_reads_is_bounded()
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.SendAsync(new("GET", "/api/plans") { Body = new byte[64 * 1024 + 1] });
        Assert.Equal((413, "api.body-too-large", "请求内容超过上限 65536 字节。请缩短内容；无需提交内容的接口请去掉内容。", "The body of the request is larger than 65536 bytes. Send less, and nothing where the address needs no body."), answer.Problem);
        Assert.Equal(200, (await host.SendAsync(new("GET", "/api/plans") { Body = new byte[64 * 1024] })).Status);
    }

    [Fact]
    public async Task A_fault_inside_tells_the_caller_nothing_and_the_host_all()
    {
        await using var host = await ApiHost.OpenAsync(gate: (_, _) => throw new InvalidOperationException("secret"));
        var answer = await host.GetAsync("/api/plans");
        Assert.Equal((500, "api.fault", "服务内部发生故障，请求未能完成。请稍后重试；仍不成功的，请联系系统管理员查看日志。", "The service failed inside; the request was not completed. Try again later; if it stays, ask the operator to look into the log."), answer.Problem);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["GET /api/plans: secret"], host.Faults);
    }

    [Fact]
    public async Task A_request_that_the_server_cannot_read_keeps_its_status()
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Stream = new FailingStream(Encoding.UTF8.GetBytes("x"), () => new BadHttpRequestException("too slow", 408)) });
        Assert.Equal((408, "api.request-broken", "请求不完整或格式有误，无法读取。请检查网络和客户端后重试。", "The request is incomplete or malformed and cannot be read. Check network and client, and send it again."), answer.Problem);
        Assert.Empty(host.Faults);
    }
}
