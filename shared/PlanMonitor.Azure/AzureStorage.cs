using System.Data.Common;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>
/// The ports on one Azure Storage account. No lease is taken anywhere: every conflict between writers is decided by an ETag, and a message is hidden by its
/// queue, so nothing is left locked when a worker dies.
/// </summary>
public sealed class AzureStorage
{
    private const string EmulatorAccount = "devstoreaccount1";
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private AzureStorage(TableServiceClient tables, BlobServiceClient blobs, QueueServiceClient queues)
    {
        (Tables, Blobs) = (new AzureTables(tables), new AzureBlobs(blobs));
        LargeMessages = new(Blobs);
        Queues = new AzureQueues(queues, LargeMessages);
    }

    /// <summary>Tables.</summary>
    public ITables Tables { get; }

    /// <summary>Blobs.</summary>
    public IBlobs Blobs { get; }

    /// <summary>Queues.</summary>
    public IQueues Queues { get; }

    /// <summary>Long bodies of messages, for a queue trigger that gets the text as the queue holds it.</summary>
    public LargeMessages LargeMessages { get; }

    /// <summary>The ports together; secrets lie elsewhere, in a key vault.</summary>
    public Ports With(ISecrets secrets) => new(Tables, Blobs, Queues, secrets);

    /// <summary>An account by its service URIs and an identity; no key or password is involved.</summary>
    public static AzureStorage Open(StorageEndpoints endpoints, TokenCredential credential, StorageOptions? options = null)
    {
        options ??= new();
        return new(
            new(endpoints.Tables, credential, Table(options, endpoints.Audience())),
            new(endpoints.Blobs, credential, With(new BlobClientOptions(), options)),
            new(endpoints.Queues, credential, With(new QueueClientOptions(), options)));
    }

    /// <summary>The emulator, by its connection string. That of another account is an <see cref="ArgumentException"/>: it would hold a key.</summary>
    public static AzureStorage OpenEmulator(string connectionString, StorageOptions? options = null)
    {
        if (!IsEmulator(connectionString))
        {
            throw new ArgumentException(
                $"A connection string is for the emulator only (account {EmulatorAccount}): reach an account in the cloud by its service URIs and an identity.", nameof(connectionString));
        }
        options ??= new();
        return new(
            new(connectionString, Table(options, TableAudience.AzurePublicCloud)),
            new(connectionString, With(new BlobClientOptions(), options)),
            new(connectionString, With(new QueueClientOptions(), options)));
    }

    private static bool IsEmulator(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return parts.TryGetValue("AccountName", out var account)
                ? account is EmulatorAccount
                : parts.TryGetValue("UseDevelopmentStorage", out var use) && "true".Equals(use as string, StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static TableClientOptions Table(StorageOptions options, TableAudience audience)
    {
        var table = With(new TableClientOptions { Audience = audience }, options);
        table.AddPolicy(new ShortBatchAnswers(), HttpPipelinePosition.PerCall);
        return table;
    }

    private static T With<T>(T client, StorageOptions options)
        where T : ClientOptions
    {
        (client.Retry.Mode, client.Retry.MaxRetries, client.Retry.NetworkTimeout) = (RetryMode.Exponential, options.Retries, options.Timeout);
        (client.Retry.Delay, client.Retry.MaxDelay) = (options.RetryDelay, LongestDelay);
        if (options.Transport is { } transport)
        {
            client.Transport = transport;
        }
        client.AddPolicy(new TriesPolicy(), HttpPipelinePosition.PerRetry);
        foreach (var policy in options.EachTry)
        {
            client.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }
        return client;
    }
}
