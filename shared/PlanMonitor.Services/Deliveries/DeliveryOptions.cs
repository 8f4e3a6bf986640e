using System.Net;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What a host decides about deliveries.</summary>
public sealed record DeliveryOptions
{
    /// <summary>Whether receivers on this machine may be called, and these by http too: for the local host only, where whoever subscribes owns the machine.</summary>
    public bool LoopbackAllowed { get; init; }

    /// <summary>Networks that may be called although they are not public: those of privately deployed receivers (政务微信, 浙政钉 and the like).</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>
    /// Hosts of such receivers, <c>im.example.gov.cn</c> or <c>*.example.gov.cn</c>: they may resolve to private addresses (RFC 1918, RFC 4193, RFC 6598).
    /// This machine and its neighbours on the link stay refused.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Ports that may be called beside 443 and 8443, for receivers that are deployed privately. On this machine every port may, where it may be called at all.</summary>
    public IReadOnlyList<int> AllowedPorts { get; init; } = [];

    /// <summary>
    /// Where people read on about an alert: the address of the page or the API that they reach, to which <c>/api/alerts/ID</c> is added, or one with <c>{alert}</c> in it;
    /// messages name the command to look with where it is null.
    /// </summary>
    public string? Link { get; init; }

    /// <summary>How long an alert of severity H may stay open before it is escalated.</summary>
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromDays(10);

    /// <summary>Finds the addresses of a host; the system's resolver unless a test says otherwise.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Sends a request; <see cref="GuardedHttp"/> where null, as it is everywhere but in simulations.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Send { get; init; }

    /// <summary>Told of a delivery whose receiver did not take it and that is given up, beside the operators (<see cref="Operations.OperatorAlerts"/>); called again where it fails, so it must bear being called twice. Not called for alerts of the operator's own.</summary>
    public Func<Delivery, CancellationToken, Task> GivenUp { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Told of a subscription that is disabled because its receiver is gone or failed for days (the reason in a word); may be called twice.</summary>
    public Func<Subscription, string, CancellationToken, Task> Disabled { get; init; } = (_, _, _) => Task.CompletedTask;
}
