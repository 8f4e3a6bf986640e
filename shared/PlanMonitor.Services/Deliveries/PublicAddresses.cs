using System.Net;
using System.Net.Sockets;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// Which addresses a delivery may be sent to: public ones only, so that nobody reaches the inside of a network through a subscription.
/// Source: the IANA registries of special-purpose addresses (RFC 6890 and what updates it).
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork GlobalUnicast6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // A public number, but every virtual machine of Azure reaches its own host by it.
            "168.63.129.16/32",
            // Teredo and other protocols, documentation, 6to4, documentation.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // What a network of its own may use (RFC 1918, RFC 6598, RFC 4193): all that a host on the list may resolve to beyond public addresses.
    private static readonly IPNetwork[] Private = [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Select(IPNetwork.Parse)];

    // Where the machines of a cloud get their credentials: Azure, Alibaba, Amazon, Google (others lie within 169.254.0.0/16). Private or not, none of them is a receiver.
    private static readonly IPAddress[] CloudServices = [.. new[] { "168.63.129.16", "169.254.169.254", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254" }.Select(IPAddress.Parse)];

    /// <summary>True for an address of the public internet. An IPv4 address in IPv6 form is judged as what it is.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast6.Contains(plain)) && !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>True for an address that the host's options let a delivery go to, by itself or as one of a host's. No option lets one go to the services of a cloud.</summary>
    public static bool Allows(this DeliveryOptions options, IPAddress address, string? host = null)
    {
        var plain = Plain(address);
        return !CloudServices.Contains(plain) && (IsPublic(plain) || (options.LoopbackAllowed && IPAddress.IsLoopback(plain)) || options.AllowedNetworks.Any(network => network.Contains(plain))
            || (host is not null && options.AllowedHosts.Any(allowed => IsHost(host, allowed)) && Private.Any(network => network.Contains(plain))));
    }

    private static bool IsHost(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
