using System.Net;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Deliveries;

/// <summary>The URL that a subscription names.</summary>
public static class TargetUrl
{
    private const int Longest = 2000;

    // Whoever may name any port can have every service of a host knocked at.
    private static readonly int[] Ports = [443, 8443];

    /// <summary>The URL, or what is wrong with it. What its host resolves to is checked each time a connection is made (<see cref="GuardedHttp"/>).</summary>
    public static Outcome<Uri> Check(string text, DeliveryOptions options)
    {
        if (text.Length > Longest || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return Problem.Of("subscription.url-invalid");
        }
        if (url.UserInfo.Length > 0)
        {
            return Problem.Of("subscription.url-user-info");
        }
        if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && options.LoopbackAllowed && IsLoopback(url)))
        {
            return Problem.Of("subscription.url-scheme", value: url.Scheme);
        }
        if (!Ports.Contains(url.Port) && !options.AllowedPorts.Contains(url.Port) && !(options.LoopbackAllowed && IsLoopback(url)))
        {
            return Problem.Of("subscription.url-port", value: $"{url.Port}");
        }
        return Literal(url) is { } address && !options.Allows(address) ? Problem.Of("subscription.url-address", value: url.Host) : url;
    }

    /// <summary>The URL as it may be shown: scheme and host. Some channels keep a key in the query, others in the path.</summary>
    public static string Shown(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.GetLeftPart(UriPartial.Authority) + (parsed.PathAndQuery.Length > 1 ? "/…" : "") : "";

    private static bool IsLoopback(Uri url) => url.Host == "localhost" || (Literal(url) is { } address && IPAddress.IsLoopback(address));

    private static IPAddress? Literal(Uri url) => IPAddress.TryParse(url.DnsSafeHost, out var address) ? address : null;
}
