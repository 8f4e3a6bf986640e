using System.Net;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries;

/// <summary>Where a delivery may be sent, at both ends of every range.</summary>
public sealed class PublicAddressesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("168.63.129.15")]
    [InlineData("223.255.255.255")]
    [InlineData("240e:4c:4008::1")]
    [InlineData("2408:8000::1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:200::1")]
    [InlineData("2001:db7:ffff::1")]
    [InlineData("2003::1")]
    [InlineData("3ffe::1")]
    [InlineData("::ffff:1.1.1.1")]
    public void Public(string address) => Assert.True(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.255.255.255")]
    [InlineData("10.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.0")]
    [InlineData("100.100.100.200")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.0.0")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.0")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.0.0")]
    [InlineData("192.168.255.255")]
    [InlineData("198.18.0.0")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("192.0.0.0")]
    [InlineData("192.0.0.255")]
    [InlineData("192.88.99.0")]
    [InlineData("192.88.99.255")]
    [InlineData("224.0.0.0")]
    [InlineData("240.0.0.0")]
    [InlineData("::ffff:0:0")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("::ffff:100.64.0.1")]
    [InlineData("64:ff9b::")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::ffff:ffff")]
    [InlineData("64:ff9b:1:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("100::ffff:ffff:ffff:ffff")]
    [InlineData("2001::")]
    [InlineData("2001:0:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:1::1")]
    [InlineData("2001:1ff:ffff::")]
    [InlineData("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2002::")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("4000::1")]
    [InlineData("fc00::")]
    [InlineData("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:a00:1::")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%2")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Not_public(string address) => Assert.False(PublicAddresses.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void A_host_may_allow_loopback_and_networks_of_its_own()
    {
        var options = new DeliveryOptions { LoopbackAllowed = true, AllowedNetworks = [IPNetwork.Parse("10.8.0.0/16")] };
        Assert.True(options.Allows(IPAddress.Loopback) && options.Allows(IPAddress.IPv6Loopback) && options.Allows(IPAddress.Parse("::ffff:127.0.0.1")) && options.Allows(IPAddress.Parse("10.8.1.1")));
        Assert.False(options.Allows(IPAddress.Parse("10.9.0.1")) || options.Allows(IPAddress.Parse("169.254.169.254")) || new DeliveryOptions().Allows(IPAddress.Loopback));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    public void The_services_of_a_cloud_stay_refused_within_a_network_that_is_let_in(string address)
    {
        var options = new DeliveryOptions { AllowedNetworks = [IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("fd00::/8")] };
        Assert.False(options.Allows(IPAddress.Parse(address)));
        Assert.True(options.Allows(IPAddress.Parse("100.64.0.1")) && options.Allows(IPAddress.Parse("fd00::1")));
    }

    [Theory]
    [InlineData("im.example.gov.cn", "10.1.2.3", true)]
    [InlineData("IM.example.gov.cn", "192.168.1.1", true)]
    [InlineData("im.example.gov.cn", "172.20.0.1", true)]
    [InlineData("im.example.gov.cn", "100.64.0.1", true)]
    [InlineData("im.example.gov.cn", "fd00::1", true)]
    [InlineData("im.example.gov.cn", "1.1.1.1", true)]
    [InlineData("a.zwdd.example.gov.cn", "10.1.2.3", true)]
    // A host on the list is no way to this machine, its neighbours, or the services of a cloud.
    [InlineData("im.example.gov.cn", "127.0.0.1", false)]
    [InlineData("im.example.gov.cn", "169.254.169.254", false)]
    [InlineData("im.example.gov.cn", "168.63.129.16", false)]
    [InlineData("im.example.gov.cn", "100.100.100.200", false)]
    [InlineData("im.example.gov.cn", "::ffff:100.100.100.200", false)]
    [InlineData("im.example.gov.cn", "fd00:ec2::254", false)]
    [InlineData("im.example.gov.cn", "fd20:ce::254", false)]
    [InlineData("im.example.gov.cn", "fe80::1", false)]
    [InlineData("im.example.gov.cn", "224.0.0.1", false)]
    [InlineData("zwdd.example.gov.cn", "10.1.2.3", false)]
    [InlineData("im.example.gov.cn.evil.example", "10.1.2.3", false)]
    [InlineData("xim.example.gov.cn", "10.1.2.3", false)]
    [InlineData(null, "10.1.2.3", false)]
    public void A_host_on_the_list_may_have_private_addresses(string? host, string address, bool allowed) =>
        Assert.Equal(allowed, new DeliveryOptions { AllowedHosts = ["im.example.gov.cn", "*.zwdd.example.gov.cn"] }.Allows(IPAddress.Parse(address), host));

    [Theory]
    [InlineData("https://receiver.example/hook", "10.0.0.1")]
    [InlineData("https://receiver.example/hook", "127.0.0.1")]
    [InlineData("https://receiver.example/hook", "::ffff:169.254.169.254")]
    [InlineData("https://receiver.example/hook", "fd00::1,10.0.0.1")]
    [InlineData("https://10.0.0.1/hook", "1.1.1.1")]
    // By http only a receiver on this machine is called, whatever its host resolves to.
    [InlineData("http://receiver.example/hook", "1.1.1.1")]
    public async Task What_a_host_resolves_to_is_checked_when_the_connection_is_made(string url, string addresses)
    {
        var http = new GuardedHttp(new() { Resolve = (_, _) => Task.FromResult(addresses.Split(',').Select(IPAddress.Parse).ToArray()) });
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        Assert.Equal(Answer.None("no-public-address"), await new WebhookSender(http.SendAsync, new ManualTime()).SendAsync(request, Cancel));
    }

    [Fact]
    public async Task A_host_that_is_not_there_and_one_in_an_inner_network_are_told_alike()
    {
        var time = new ManualTime();
        var answers = new List<Answer>();
        foreach (var inner in new[] { true, false })
        {
            var http = new GuardedHttp(new()
            {
                Resolve = (_, _) =>
                {
                    // Nor does the time that the look-up takes tell which it was.
                    time.Advance(TimeSpan.FromMilliseconds(inner ? 3 : 700));
                    return inner ? Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1")]) : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);
                },
            });
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://receiver.example/hook");
            answers.Add(await new WebhookSender(http.SendAsync, time).SendAsync(request, Cancel));
        }
        Assert.All(answers, answer => Assert.Equal(Answer.None("no-public-address", 0), answer));
    }
}
