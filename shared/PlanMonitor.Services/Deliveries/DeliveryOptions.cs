using System.Net;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What a host decides about deliveries.</summary>
public sealed record DeliveryOptions
{
    /// <summary>Whether receivers on this machine may be called, and these by http too: for the local host only, where whoever subscribes owns the machine.</summary>
    public bool LoopbackAllowed { get; init; }

    /// <summary>Networks that may be called although they are not public: those of privately deployed receivers (政务微信 and the like).</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>How long an alert of severity H may stay open before it is escalated.</summary>
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromDays(10);

    /// <summary>Finds the addresses of a host; the system's resolver unless a test says otherwise.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Told of a delivery whose receiver did not take it and that is given up, beside the operators (<see cref="Operations.OperatorAlerts"/>); called again where it fails, so it must bear being called twice. Not called for alerts of the operator's own.</summary>
    public Func<Delivery, CancellationToken, Task> GivenUp { get; init; } = (_, _) => Task.CompletedTask;
}
