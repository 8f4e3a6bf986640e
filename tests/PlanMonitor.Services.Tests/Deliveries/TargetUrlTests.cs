using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Deliveries;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>URLs of subscriptions: what is taken, and the words for what is not.</summary>
public sealed class TargetUrlTests
{
    [Theory]
    [InlineData("https://example.gov.cn/hook", false)]
    [InlineData("https://example.gov.cn:8443/hook?key=1", false)]
    [InlineData("https://1.1.1.1/", false)]
    [InlineData("http://127.0.0.1:8080/hook", true)]
    [InlineData("http://localhost:8080/hook", true)]
    [InlineData("http://[::1]:8080/hook", true)]
    [InlineData("https://localhost/", true)]
    [InlineData("https://example.gov.cn:443/hook", false)]
    [InlineData("https://[2606:4700:4700::1111]:8443/", false)]
    public void Taken(string url, bool loopback) => Assert.True(TargetUrl.Check(url, new() { LoopbackAllowed = loopback }).Ok);

    [Theory]
    [InlineData("", false, "subscription.url-invalid")]
    [InlineData("/hook", false, "subscription.url-invalid")]
    [InlineData("example.gov.cn/hook", false, "subscription.url-invalid")]
    [InlineData("https:///hook", false, "subscription.url-invalid")]
    [InlineData("http://example.gov.cn/hook", false, "subscription.url-scheme")]
    [InlineData("http://example.gov.cn/hook", true, "subscription.url-scheme")]
    [InlineData("http://127.0.0.1/hook", false, "subscription.url-scheme")]
    [InlineData("ftp://example.gov.cn/hook", true, "subscription.url-scheme")]
    [InlineData("https://user:password@example.gov.cn/hook", true, "subscription.url-user-info")]
    [InlineData("https://user@example.gov.cn/hook", false, "subscription.url-user-info")]
    [InlineData("https://127.0.0.1/hook", false, "subscription.url-address")]
    [InlineData("https://2130706433/hook", false, "subscription.url-address")]
    [InlineData("https://0x7f.1/hook", false, "subscription.url-address")]
    [InlineData("https://10.0.0.1/hook", true, "subscription.url-address")]
    [InlineData("https://[::ffff:10.0.0.1]/hook", true, "subscription.url-address")]
    [InlineData("https://169.254.169.254/metadata", true, "subscription.url-address")]
    public void Refused(string url, bool loopback, string code) => Assert.Equal(code, TargetUrl.Check(url, new() { LoopbackAllowed = loopback }).Problem?.Code);

    [Theory]
    [InlineData("https://example.gov.cn:22/", false, "subscription.url-port")]
    [InlineData("https://example.gov.cn:80/", false, "subscription.url-port")]
    [InlineData("https://example.gov.cn:6379/", true, "subscription.url-port")]
    [InlineData("https://1.1.1.1:444/", false, "subscription.url-port")]
    [InlineData("https://localhost:22/", false, "subscription.url-port")]
    [InlineData("https://example.gov.cn:0/", false, "subscription.url-port")]
    [InlineData("https://example.gov.cn:9443/", false, null)]
    public void Only_the_ports_of_https_and_those_that_a_host_lets_in(string url, bool loopback, string? code) =>
        Assert.Equal(code, TargetUrl.Check(url, new() { LoopbackAllowed = loopback, AllowedPorts = [9443] }).Problem?.Code);

    [Fact]
    public void A_long_url_is_refused() => Assert.Equal("subscription.url-invalid", TargetUrl.Check("https://example.gov.cn/" + new string('a', 2000), new()).Problem?.Code);

    [Theory]
    [InlineData("https://example.gov.cn", "https://example.gov.cn")]
    [InlineData("https://example.gov.cn:8443/hook", "https://example.gov.cn:8443/…")]
    [InlineData("https://open.feishu.cn/open-apis/bot/v2/hook/abc", "https://open.feishu.cn/…")]
    [InlineData("https://example.gov.cn?key=abc", "https://example.gov.cn/…")]
    [InlineData("nothing", "")]
    public void A_key_in_path_or_query_is_not_shown(string url, string shown) => Assert.Equal(shown, TargetUrl.Shown(url));

    [Theory]
    [InlineData("https://a:b@example.gov.cn/", "推送地址中不能含有用户名或密码。", "The URL must not hold a user name or password.", "请去掉“@”之前的部分；接收方以签名核验消息来源。", "Take out what stands before the @; the receiver knows us by the signature.")]
    [InlineData("hook", "推送地址不是完整的网址。", "The URL is not a whole one.", "请填写以 https:// 开头的完整地址，不超过 2000 个字符。", "Write the whole address, beginning with https://, at most 2000 characters.")]
    [InlineData("ftp://example.gov.cn/", "推送地址不能使用“ftp”，只能使用 https。", "The URL cannot use 'ftp', only https.", "请改用 https 地址。本机调试时可用 http://127.0.0.1。", "Use an https address. The local host may use http://127.0.0.1 for trying things out.")]
    [InlineData("https://example.gov.cn:22/", "推送地址不能使用端口“22”。", "The URL cannot use the port 22.", "请使用 443 或 8443 端口；其他端口须由管理员加入设置 Webhooks__allowedPorts。", "Use port 443 or 8443; any other has to be let in by the administrator with the setting Webhooks__allowedPorts.")]
    [InlineData("https://10.0.0.1/", "“10.0.0.1”是内部网络或保留地址，不能作为推送地址。", "'10.0.0.1' is an address of an inner network or a reserved one; nothing is sent there.", "请使用公网地址；内网中的接收方须由管理员加入设置 Webhooks__allowedNetworks 或 Webhooks__allowedHosts。", "Use a public address; a receiver in an inner network has to be let in by the administrator with the setting Webhooks__allowedNetworks or Webhooks__allowedHosts.")]
    public void The_words(string url, string zh, string en, string actionZh, string actionEn)
    {
        var problem = TargetUrl.Check(url, new()).Problem!;
        Assert.Equal((new Text(zh, en), new Text(actionZh, actionEn)), (problem.Message, problem.Action));
    }
}
