using Azure.Identity;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>Opens an account for the command line: Azurite with its published key, anything else as whoever is signed in (<see cref="DefaultAzureCredential"/>).</summary>
public sealed class AzureConnector : IStorageConnector
{
    // The account and key of every emulator, published with it: no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <inheritdoc/>
    public async Task<Ports> OpenAsync(StorageAddress address, Uri? vault, HttpClient http, CancellationToken cancel)
    {
        var credential = new DefaultAzureCredential(Options(address));
        var storage = address.IsEmulator
            ? AzureStorage.OpenEmulator($"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={address.Blobs};QueueEndpoint={address.Queues};TableEndpoint={address.Tables};")
            : AzureStorage.Open(new(address.Blobs, address.Tables, address.Queues), credential);
        await AskAsync(address.Blobs, () => storage.Blobs.FindAsync("inbox", "-", cancel));
        await AskAsync(address.Queues, () => storage.Queues.CountAsync("check-runs", cancel));
        await AskAsync(address.Tables, () => storage.Tables.GetAsync("ledger", "-", "-", cancel));
        return storage.With(vault is null ? new NoSecrets() : new KeyVaultSecrets(new(vault, credential), TimeProvider.System));

        // What keeps a command from its data is told before it begins. The clients try for half a minute to reach a service, a plain request tells at once.
        async Task AskAsync(Uri service, Func<Task> question)
        {
            try
            {
                using var answer = await http.GetAsync(service, HttpCompletionOption.ResponseHeadersRead, cancel);
                await question();
            }
            catch (Exception fault) when (StorageFault.Explain(fault, service, address.IsEmulator) is { } message)
            {
                throw new IOException(message, fault);
            }
        }
    }

    // Each cloud has its own place to sign in; AZURE_AUTHORITY_HOST names it where the address does not tell.
    private static DefaultAzureCredentialOptions Options(StorageAddress address)
    {
        var options = new DefaultAzureCredentialOptions();
        if (address.Blobs.Host.EndsWith(".chinacloudapi.cn", StringComparison.Ordinal))
        {
            options.AuthorityHost = AzureAuthorityHosts.AzureChina;
        }
        else if (address.Blobs.Host.EndsWith(".usgovcloudapi.net", StringComparison.Ordinal))
        {
            options.AuthorityHost = AzureAuthorityHosts.AzureGovernment;
        }
        return options;
    }
}
