using System.Net;

namespace PlanMonitor.Local.Serve;

/// <summary>The address that the local host listens on: this machine only, unless there are tokens.</summary>
internal static class LoopbackAddress
{
    /// <summary>The address, where it is one of this machine alone; with tokens any address of it will do.</summary>
    public static string Of(string url, bool hasTokens) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http", UserInfo: "", PathAndQuery: "/", Fragment: "" }
            && (address.Port > 0 || address.Host != "localhost")
            && (IsLoopback(address) || (hasTokens && IPAddress.TryParse(address.Host.Trim('[', ']'), out _)))
            ? url
            : throw new UsageException($"'{url}' is no address of this machine alone; use for example http://127.0.0.1:8642.");

    /// <summary>True for an address that only this machine reaches.</summary>
    public static bool IsLoopback(Uri address) => address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
