using System.Net;

namespace PlanMonitor.Local.Serve;

/// <summary>The address that the local host listens on: without tokens it answers this machine only.</summary>
internal static class LoopbackAddress
{
    public static string Of(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && (address.Port > 0 || address.Host != "localhost")
            && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
            ? url
            : throw new UsageException($"'{url}' is no address of this machine alone; use for example http://127.0.0.1:8642.");
}
