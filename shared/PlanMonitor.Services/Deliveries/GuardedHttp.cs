using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// HTTP to receivers that others name: connections only to addresses that are allowed, checked on the address that is connected to, so that a host that changes
/// its address in between gains nothing; no redirects, no proxy, no cookies.
/// </summary>
public sealed class GuardedHttp
{
    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(10);

    // A host may move; its new address is looked up and checked after a while.
    private static readonly TimeSpan ConnectionLives = TimeSpan.FromMinutes(2);

    private readonly DeliveryOptions options;
    private readonly Lazy<HttpMessageInvoker> http;

    /// <summary>HTTP within a host's options. Nothing is opened before the first request; connections end by themselves.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "It lives as long as the process; its idle connections close by themselves.")]
    public GuardedHttp(DeliveryOptions options)
    {
        this.options = options;
        http = new(() => new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = ConnectsWithin,
            PooledConnectionLifetime = ConnectionLives,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            ConnectCallback = ConnectAsync,
        }));
    }

    /// <summary>Sends a request; the answer's content is not read yet.</summary>
    /// <exception cref="HttpRequestException">No answer; its inner exception is an <see cref="AddressRefusedException"/> where no address was allowed.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) => http.Value.SendAsync(request, cancel);

    // A host that is not there is refused as one in an inner network is, so that nothing tells them apart.
    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel)
    {
        try
        {
            return await options.Resolve(host, cancel);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            return [];
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the socket; where connecting fails it is disposed here.")]
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var plain = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await ResolveAsync(host, cancel);
        var allowed = found.Where(address => options.Allows(address, host) && (!plain || IPAddress.IsLoopback(address))).ToArray();
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException();
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host has no address that a delivery may be sent to.</summary>
public sealed class AddressRefusedException : IOException
{
    /// <summary>Without naming the address: whoever subscribed shall not learn about the inside of the network.</summary>
    public AddressRefusedException()
        : this("The receiver has no public address.")
    {
    }

    /// <summary>With a message.</summary>
    public AddressRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>With the fault behind it.</summary>
    public AddressRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
