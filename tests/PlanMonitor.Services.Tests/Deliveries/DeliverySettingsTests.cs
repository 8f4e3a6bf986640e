using System.Net;
using PlanMonitor.Services.Deliveries;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Settings that both hosts read, and the words for what is wrong with them.</summary>
public sealed class DeliverySettingsTests
{
    [Fact]
    public void Networks_hosts_and_link_are_read()
    {
        var options = new DeliveryOptions { LoopbackAllowed = true }.With(name => name switch
        {
            "Webhooks__allowedNetworks" => "10.8.0.0/16, fd00:1::/64",
            "Webhooks__allowedHosts" => "IM.example.gov.cn;*.zwdd.example.gov.cn",
            "Webhooks__allowedPorts" => "9443, 10443",
            "Webhooks__link" => "https://monitor.example.gov.cn/alert?id={alert}",
            _ => null,
        });
        Assert.True(options.LoopbackAllowed && options.Allows(IPAddress.Parse("10.8.1.1")) && options.Allows(IPAddress.Parse("fd00:1::1")) && !options.Allows(IPAddress.Parse("10.9.1.1")));
        Assert.Equal(["im.example.gov.cn", "*.zwdd.example.gov.cn"], options.AllowedHosts);
        Assert.Equal([9443, 10443], options.AllowedPorts);
        Assert.Equal("https://monitor.example.gov.cn/alert?id={alert}", options.Link);
    }

    [Fact]
    public void Without_settings_nothing_is_allowed()
    {
        var options = new DeliveryOptions().With(_ => null);
        Assert.Equal((0, 0, 0, null), (options.AllowedNetworks.Count, options.AllowedHosts.Count, options.AllowedPorts.Count, options.Link));
    }

    [Theory]
    [InlineData("Webhooks__allowedNetworks", "10.8.0.0/33", "write networks in CIDR form with commas between them, for example 10.8.0.0/16")]
    [InlineData("Webhooks__allowedNetworks", "office", "write networks in CIDR form with commas between them, for example 10.8.0.0/16")]
    [InlineData("Webhooks__allowedHosts", "https://im.example.gov.cn", "write names of hosts with commas between them, for example im.example.gov.cn or *.example.gov.cn")]
    [InlineData("Webhooks__allowedHosts", "*", "write names of hosts with commas between them, for example im.example.gov.cn or *.example.gov.cn")]
    [InlineData("Webhooks__allowedHosts", "10.0.0.1", "write names of hosts with commas between them, for example im.example.gov.cn or *.example.gov.cn")]
    [InlineData("Webhooks__allowedPorts", "https", "write numbers of ports from 1 to 65535 with commas between them, for example 9443")]
    [InlineData("Webhooks__allowedPorts", "0", "write numbers of ports from 1 to 65535 with commas between them, for example 9443")]
    [InlineData("Webhooks__allowedPorts", "65536", "write numbers of ports from 1 to 65535 with commas between them, for example 9443")]
    [InlineData("Webhooks__link", "monitor", "write the https address of the page or the API, for example https://HOST or https://HOST/alert?id={alert}")]
    [InlineData("Webhooks__link", "ftp://monitor", "write the https address of the page or the API, for example https://HOST or https://HOST/alert?id={alert}")]
    public void A_wrong_setting_is_told_by_its_name(string setting, string value, string action) =>
        Assert.Equal($"The setting {setting} cannot be '{value}': {action}.", Assert.Throws<InvalidOperationException>(() => new DeliveryOptions().With(name => name == setting ? value : null)).Message);
}
