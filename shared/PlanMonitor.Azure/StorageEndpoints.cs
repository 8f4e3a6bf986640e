using Azure.Data.Tables;

namespace PlanMonitor.Azure;

/// <summary>Where the three services of one account answer. URIs come from configuration, so that sovereign clouds need no code.</summary>
/// <param name="Blobs">For example https://ACCOUNT.blob.core.windows.net or …blob.core.chinacloudapi.cn.</param>
/// <param name="Tables">URI of the table service.</param>
/// <param name="Queues">URI of the queue service.</param>
public sealed record StorageEndpoints(Uri Blobs, Uri Tables, Uri Queues)
{
    private const string BlobLabel = "blob";

    /// <summary>
    /// For whom tokens for the tables are asked, for example https://storage.azure.cn; null: as the table host's suffix says. Tokens for blobs and queues need
    /// nothing: their clients ask for https://storage.azure.com, which every cloud knows as Azure Storage.
    /// </summary>
    public string? TableAudience { get; init; }

    /// <summary>
    /// The three services of the account whose blob service has this URI: the label <c>blob</c> of the host becomes <c>table</c> and <c>queue</c>, whatever
    /// cloud the suffix names. A URI that does not allow this is an <see cref="ArgumentException"/> that says what to do.
    /// </summary>
    public static StorageEndpoints OfBlobUri(Uri blobs)
    {
        if (!blobs.IsAbsoluteUri || blobs.Scheme != Uri.UriSchemeHttps || blobs.PathAndQuery != "/" || blobs.UserInfo.Length > 0)
        {
            throw new ArgumentException($"'{Shown(blobs)}' is no URI of a blob service: give https://ACCOUNT.blob.SUFFIX without a path, a query or a key.", nameof(blobs));
        }
        var labels = blobs.Host.Split('.');
        if (labels.Count(label => label == BlobLabel) != 1 || labels[0] == BlobLabel)
        {
            throw new ArgumentException($"The host '{blobs.Host}' does not have the part 'blob' once after the account's name: configure the URIs of the blob, table and queue services one by one.", nameof(blobs));
        }
        return new(blobs, With("table"), With("queue"));

        Uri With(string service) =>
            new UriBuilder(blobs) { Host = string.Join('.', labels.Select(label => label == BlobLabel ? service : label)) }.Uri;
    }

    // A query or a user may hold a key, which no message repeats.
    private static string Shown(Uri uri) =>
        uri.IsAbsoluteUri ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : uri.ToString();

    /// <summary>The audience of tokens for the tables: what is configured, or the one of the cloud that the host's suffix names.</summary>
    internal TableAudience Audience() => (TableAudience, Tables.Host) switch
    {
        ({ } configured, _) => new(configured),
        (_, { } host) when host.EndsWith(".chinacloudapi.cn", StringComparison.OrdinalIgnoreCase) => global::Azure.Data.Tables.TableAudience.AzureChina,
        (_, { } host) when host.EndsWith(".usgovcloudapi.net", StringComparison.OrdinalIgnoreCase) => global::Azure.Data.Tables.TableAudience.AzureGovernment,
        _ => global::Azure.Data.Tables.TableAudience.AzurePublicCloud,
    };
}
