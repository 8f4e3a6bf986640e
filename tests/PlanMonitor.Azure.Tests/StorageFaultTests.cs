using Azure;
using Azure.Identity;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests;

/// <summary>What a person reads where an account cannot be reached.</summary>
public sealed class StorageFaultTests
{
    private const string Account = "https://city.blob.core.chinacloudapi.cn";

    public static TheoryData<string, Exception, string?> Faults => new()
    {
        { Account, new CredentialUnavailableException("x"), $"Nobody is signed in who could open {Account}. Sign in with 'az login', or run the program under a managed identity." },
        { Account, new AuthenticationFailedException("The token is old\nand more"), $"Signing in for {Account} failed: The token is old. Sign in again with 'az login'." },
        { Account, new RequestFailedException(403, "x", "AuthorizationPermissionMismatch", null), $"{Account} refuses this identity (AuthorizationPermissionMismatch). Give it the roles Storage Blob, Queue and Table Data Contributor on the account, and this machine a place in its firewall." },
        { Account, new RequestFailedException(401, "x"), $"{Account} refuses this identity (401). Give it the roles Storage Blob, Queue and Table Data Contributor on the account, and this machine a place in its firewall." },
        { Account, Tried(new HttpRequestException(HttpRequestError.NameResolutionError, "x")), $"There is no storage account {Account}, or this machine is offline. Check the name after --storage." },
        { Account, Tried(new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused")), $"{Account} does not answer: Connection refused. Check the network, and run the command again." },
        { Account, new TaskCanceledException("x", new TimeoutException("The request took longer than 20 s")), $"{Account} does not answer: The request took longer than 20 s. Check the network, and run the command again." },
        { "azurite:21000", Tried(new HttpRequestException(HttpRequestError.ConnectionError, "x")), "Azurite does not answer at http://127.0.0.1:21000/devstoreaccount1. Start it, or name its port with --storage azurite:PORT." },
        { Account, new RequestFailedException(500, "x"), null },
        { Account, new InvalidOperationException("x"), null },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Every_fault_on_the_way_is_one_line_that_says_what_to_do(string where, Exception fault, string? line)
    {
        var address = StorageAddress.Parse(where)!;
        Assert.Equal(line, StorageFault.Explain(fault, address.Blobs, address.IsEmulator));
    }

    // As the client's pipeline throws after its tries.
    private static AggregateException Tried(Exception cause) => new("Retry failed after 4 tries.", new RequestFailedException("x", cause), new RequestFailedException("x", cause));
}
