using System.Globalization;
using System.Net;

namespace PlanMonitor.Services.Deliveries;

/// <summary>The settings of deliveries, the same words in both hosts: environment of the local one, app settings of the Functions app.</summary>
public static class DeliverySettings
{
    /// <summary>Networks of privately deployed receivers in CIDR form, with commas: 10.8.0.0/16,fd00:1::/64.</summary>
    public const string Networks = "Webhooks__allowedNetworks";

    /// <summary>Hosts of privately deployed receivers, with commas: im.example.gov.cn,*.example.gov.cn.</summary>
    public const string Hosts = "Webhooks__allowedHosts";

    /// <summary>Ports of privately deployed receivers beside 443 and 8443, with commas: 9443.</summary>
    public const string Ports = "Webhooks__allowedPorts";

    /// <summary>Where people read on: https address, with {alert} in it or not.</summary>
    public const string Link = "Webhooks__link";

    /// <summary>Options with what the settings say; a setting that is wrong is told by its name, with what to do.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static DeliveryOptions With(this DeliveryOptions options, Func<string, string?> setting) => options with
    {
        AllowedNetworks = [.. options.AllowedNetworks, .. Parts(setting(Networks)).Select(Network)],
        AllowedHosts = [.. options.AllowedHosts, .. Parts(setting(Hosts)).Select(Host)],
        AllowedPorts = [.. options.AllowedPorts, .. Parts(setting(Ports)).Select(Port)],
        Link = setting(Link) is { Length: > 0 } link ? Address(link) : options.Link,
    };

    private static string[] Parts(string? text) => (text ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network)
        ? network
        : throw Fault(Networks, text, "write networks in CIDR form with commas between them, for example 10.8.0.0/16");

    private static string Host(string text) => Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) == UriHostNameType.Dns
        ? text.ToLowerInvariant()
        : throw Fault(Hosts, text, "write names of hosts with commas between them, for example im.example.gov.cn or *.example.gov.cn");

    private static int Port(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
        ? port
        : throw Fault(Ports, text, "write numbers of ports from 1 to 65535 with commas between them, for example 9443");

    private static string Address(string text) => Uri.TryCreate(text.Replace("{alert}", "a", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0
        ? text
        : throw Fault(Link, text, "write the https address of the page or the API, for example https://HOST or https://HOST/alert?id={alert}");

    private static InvalidOperationException Fault(string setting, string value, string action) => new($"The setting {setting} cannot be '{value}': {action}.");
}
