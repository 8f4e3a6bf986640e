using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>Where the three services of one account answer. URIs come from configuration, so that sovereign clouds need no code.</summary>
/// <param name="Blobs">For example https://ACCOUNT.blob.core.windows.net or …blob.core.chinacloudapi.cn.</param>
/// <param name="Tables">URI of the table service.</param>
/// <param name="Queues">URI of the queue service.</param>
public sealed record StorageEndpoints(Uri Blobs, Uri Tables, Uri Queues);

/// <summary>The ports on one Azure Storage account.</summary>
public sealed class AzureStorage
{
    private AzureStorage(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues) =>
        (Tables, Blobs, Queues) = (new AzureTables(tables), new AzureBlobs(blobs), new AzureQueues(queues));

    /// <summary>Tables.</summary>
    public ITables Tables { get; }

    /// <summary>Blobs.</summary>
    public IBlobs Blobs { get; }

    /// <summary>Queues.</summary>
    public IQueues Queues { get; }

    /// <summary>An account by its service URIs and an identity; no key or password is involved.</summary>
    public static AzureStorage Open(StorageEndpoints endpoints, TokenCredential credential) => new(
        new(endpoints.Tables, credential, new TableClientOptions()),
        new(endpoints.Blobs, credential, new BlobClientOptions()),
        new(endpoints.Queues, credential, Encoded(new QueueClientOptions())));

    /// <summary>The emulator, by its connection string; <paramref name="policy"/> sees every try of every request (tests inject faults with it).</summary>
    public static AzureStorage OpenEmulator(string connectionString, HttpPipelinePolicy? policy = null)
    {
        T With<T>(T options)
            where T : ClientOptions
        {
            if (policy is not null)
            {
                options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
            }
            return options;
        }

        return new(
            new(connectionString, With(new TableClientOptions())),
            new(connectionString, With(new BlobClientOptions())),
            new(connectionString, With(Encoded(new QueueClientOptions()))));
    }

    private static QueueClientOptions Encoded(QueueClientOptions options)
    {
        options.MessageEncoding = QueueMessageEncoding.Base64;
        return options;
    }
}
