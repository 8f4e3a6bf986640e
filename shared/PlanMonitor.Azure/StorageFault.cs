using System.Net;
using Azure;
using Azure.Identity;

namespace PlanMonitor.Azure;

/// <summary>What keeps a person from a storage account, in one line with what to do.</summary>
public static class StorageFault
{
    /// <summary>The line in English; null for what is no matter of reaching an account.</summary>
    /// <param name="fault">What the client threw.</param>
    /// <param name="service">The service that was asked.</param>
    /// <param name="isEmulator">True for Azurite.</param>
    public static string? Explain(Exception fault, Uri service, bool isEmulator) =>
        Causes(fault).Select(cause => Line(cause, service.AbsoluteUri.TrimEnd('/'), isEmulator)).FirstOrDefault(line => line is not null);

    private static string? Line(Exception fault, string address, bool isEmulator) => fault switch
    {
        CredentialUnavailableException => $"Nobody is signed in who could open {address}. Sign in with 'az login', or run the program under a managed identity.",
        AuthenticationFailedException => $"Signing in for {address} failed: {FirstLine(fault)} Sign in again with 'az login'.",
        RequestFailedException { Status: (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden } refused =>
            $"{address} refuses this identity ({refused.ErrorCode ?? $"{refused.Status}"}). Give it the roles Storage Blob, Queue and Table Data Contributor on the account, and this machine a place in its firewall.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"There is no storage account {address}, or this machine is offline. Check the name after --storage.",
        HttpRequestException or TimeoutException when isEmulator => $"Azurite does not answer at {address}. Start it, or name its port with --storage azurite:PORT.",
        HttpRequestException or TimeoutException => $"{address} does not answer: {FirstLine(fault)} Check the network, and run the command again.",
        _ => null,
    };

    // The client gathers the faults of its tries in an aggregate.
    private static IEnumerable<Exception> Causes(Exception fault) =>
        fault is AggregateException many ? many.InnerExceptions.SelectMany(Causes)
        : fault.InnerException is { } inner ? Causes(inner).Prepend(fault)
        : [fault];

    private static string FirstLine(Exception fault)
    {
        var line = fault.Message.Split('\n', 2)[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
