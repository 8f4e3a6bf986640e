using Azure.Data.Tables;

namespace PlanMonitor.Azure;

/// <summary>Where the three services of one account answer. URIs come from configuration, so that sovereign clouds need no code.</summary>
/// <param name="Blobs">For example https://ACCOUNT.blob.core.windows.net or …blob.core.chinacloudapi.cn.</param>
/// <param name="Tables">URI of the table service.</param>
/// <param name="Queues">URI of the queue service.</param>
public sealed record StorageEndpoints(Uri Blobs, Uri Tables, Uri Queues)
{
    /// <summary>
    /// For whom tokens for the tables are asked, for example https://storage.azure.cn; null: as the table host's suffix says. Tokens for blobs and queues need
    /// nothing: their clients ask for https://storage.azure.com, which every cloud knows as Azure Storage.
    /// </summary>
    public string? TableAudience { get; init; }

    /// <summary>The audience of tokens for the tables: what is configured, or the one of the cloud that the host's suffix names.</summary>
    internal TableAudience Audience() => (TableAudience, Tables.Host) switch
    {
        ({ } configured, _) => new(configured),
        (_, { } host) when host.EndsWith(".chinacloudapi.cn", StringComparison.OrdinalIgnoreCase) => global::Azure.Data.Tables.TableAudience.AzureChina,
        (_, { } host) when host.EndsWith(".usgovcloudapi.net", StringComparison.OrdinalIgnoreCase) => global::Azure.Data.Tables.TableAudience.AzureGovernment,
        _ => global::Azure.Data.Tables.TableAudience.AzurePublicCloud,
    };
}
