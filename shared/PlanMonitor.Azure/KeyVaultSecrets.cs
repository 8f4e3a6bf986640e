using System.Net;
using Azure;
using Azure.Security.KeyVault.Secrets;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>Secrets in Azure Key Vault by name ([a-z0-9-], 1 to 60 characters).</summary>
/// <remarks>
/// A vault keeps what was deleted (soft delete) and refuses a new secret of that name until it is recovered or purged. The role of the app does not purge,
/// so the old secret is recovered and gets a new version.
/// </remarks>
public sealed class KeyVaultSecrets(SecretClient client, TimeProvider time) : ISecrets
{
    private const int Waits = 60;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    /// <summary>The newest value, or null where there is no secret of that name (or it was removed).</summary>
    public async Task<string?> GetAsync(string name, CancellationToken cancel)
    {
        SecretRules.CheckName(name);
        try
        {
            return (await client.GetSecretAsync(name, cancellationToken: cancel)).Value.Value;
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Sets the value, whether there was one or not, also after a removal.</summary>
    public async Task SetAsync(string name, string value, CancellationToken cancel)
    {
        SecretRules.CheckName(name);
        SecretRules.CheckValue(value);
        var recovering = false;
        for (var waited = 0; ; waited++)
        {
            try
            {
                await client.SetSecretAsync(name, value, cancel);
                return;
            }
            catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.Conflict && waited < Waits)
            {
                // Conflict: removed, on its way to be removed, or on its way back. A vault takes some seconds for each.
                recovering = recovering || await RecoverAsync(name, cancel);
            }
            await Task.Delay(Wait, time, cancel);
        }
    }

    /// <summary>Removes the secret; where there is none nothing happens. Its removal goes on in the vault after the call.</summary>
    public async Task RemoveAsync(string name, CancellationToken cancel)
    {
        SecretRules.CheckName(name);
        try
        {
            await client.StartDeleteSecretAsync(name, cancel);
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            // There is none, which is what was asked for.
        }
    }

    private async Task<bool> RecoverAsync(string name, CancellationToken cancel)
    {
        try
        {
            await client.StartRecoverDeletedSecretAsync(name, cancel);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Conflict)
        {
            // It is not to be recovered yet, or another process is doing it.
            return false;
        }
    }
}
