using PlanMonitor.Services.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries.Channels;

/// <summary>What each channel makes of an answer: chat robots answer 200 whatever happened, so the body decides.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData("dingtalk", 200, """{"errcode":0,"errmsg":"ok"}""", Fate.Taken, null, null)]
    [InlineData("dingtalk", 200, """{"errcode":310000,"errmsg":"sign not match"}""", Fate.Failed, "errcode 310000", null)]
    [InlineData("dingtalk", 200, """{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}""", Fate.Later, "errcode 130101", 600)]
    [InlineData("dingtalk", 200, """{"errcode":90030,"errmsg":"webhook over limit"}""", Fate.Later, "errcode 90030", 600)]
    [InlineData("dingtalk", 200, "<html>登录</html>", Fate.Failed, "answer-unreadable", null)]
    [InlineData("dingtalk", 200, "", Fate.Failed, "answer-unreadable", null)]
    [InlineData("dingtalk", 200, """{"errcode":"0"}""", Fate.Failed, "answer-unreadable", null)]
    [InlineData("dingtalk", 200, """[{"errcode":0}]""", Fate.Failed, "answer-unreadable", null)]
    [InlineData("dingtalk", 502, "", Fate.Failed, null, null)]
    [InlineData("dingtalk", 500, """{"errcode":0}""", Fate.Failed, null, null)]
    [InlineData("dingtalk", 302, "", Fate.Failed, null, null)]
    [InlineData("dingtalk", 410, "", Fate.Gone, null, null)]
    [InlineData("wecom", 200, """{"errcode":0,"errmsg":"ok"}""", Fate.Taken, null, null)]
    [InlineData("wecom", 200, """{"errcode":45009,"errmsg":"api freq out of limit"}""", Fate.Later, "errcode 45009", 60)]
    [InlineData("wecom", 200, """{"errcode":93000,"errmsg":"invalid webhook url"}""", Fate.Failed, "errcode 93000", null)]
    [InlineData("feishu", 200, """{"code":0,"msg":"success","data":{}}""", Fate.Taken, null, null)]
    [InlineData("feishu", 200, """{"StatusCode":0,"StatusMessage":"success","Extra":null}""", Fate.Taken, null, null)]
    [InlineData("feishu", 200, """{"Extra":null,"StatusCode":0,"code":19024,"msg":"Key Words Not Found"}""", Fate.Failed, "code 19024", null)]
    [InlineData("feishu", 200, """{"code":11232,"msg":"frequency limited"}""", Fate.Later, "code 11232", 60)]
    [InlineData("feishu", 400, """{"code":9499,"msg":"too many request"}""", Fate.Later, "code 9499", 60)]
    [InlineData("teams", 202, "", Fate.Taken, null, null)]
    [InlineData("teams", 200, "1", Fate.Taken, null, null)]
    [InlineData("teams", 200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId", Fate.Later, "body 429", 60)]
    [InlineData("teams", 200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413 with ContextId", Fate.Failed, "body error", null)]
    [InlineData("teams", 200, """{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"The workflow is disabled."}}""", Fate.Failed, "body error", null)]
    [InlineData("teams", 401, "", Fate.Failed, null, null)]
    [InlineData("generic", 204, "", Fate.Taken, null, null)]
    [InlineData("generic", 200, """{"errcode":1}""", Fate.Taken, null, null)]
    [InlineData("generic", 301, "", Fate.Failed, null, null)]
    [InlineData("generic", 410, "", Fate.Gone, null, null)]
    public void Read(string kind, int status, string body, Fate fate, string? word, int? seconds) =>
        Assert.Equal(new Verdict(fate, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, word), Channel.Find(kind)!.Judge(new(status, null, body, null, 1)));

    [Theory]
    [InlineData("wecom", 429, 90)]
    [InlineData("generic", 503, 90)]
    [InlineData("teams", 429, 90)]
    [InlineData("generic", 502, 90)]
    [InlineData("generic", 504, 90)]
    public void Who_asks_to_wait_by_header_is_heard(string kind, int status, int seconds) =>
        Assert.Equal(new Verdict(Fate.Later, TimeSpan.FromSeconds(seconds)), Channel.Find(kind)!.Judge(new(status, null, "", TimeSpan.FromSeconds(seconds), 1)));
}
