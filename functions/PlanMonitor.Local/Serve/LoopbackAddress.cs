using System.Net;

namespace PlanMonitor.Local.Serve;

/// <summary>The address that the local host listens on: without tokens it answers this machine only.</summary>
internal static class LoopbackAddress
{
    public static string Of(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http"
            && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
            ? url
            : throw new UsageException($"'{url}' is no loopback address; use for example http://127.0.0.1:8642.");
}
