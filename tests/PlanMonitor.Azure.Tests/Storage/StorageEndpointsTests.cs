using System.Collections.Concurrent;
using Azure.Core;
using PlanMonitor.Azure.Tests.Faults;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>Where the services are, and for whom tokens are asked.</summary>
public sealed class StorageEndpointsTests
{
    private const string NotFound = """{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-US","value":"x"}}}""";

    [Theory]
    [InlineData("https://city.blob.core.windows.net", "https://city.table.core.windows.net/", "https://city.queue.core.windows.net/")]
    [InlineData("https://city.blob.core.chinacloudapi.cn/", "https://city.table.core.chinacloudapi.cn/", "https://city.queue.core.chinacloudapi.cn/")]
    [InlineData("https://city.z01.blob.storage.azure.net", "https://city.z01.table.storage.azure.net/", "https://city.z01.queue.storage.azure.net/")]
    [InlineData("https://blobcity.blob.storage.example.cn:8443", "https://blobcity.table.storage.example.cn:8443/", "https://blobcity.queue.storage.example.cn:8443/")]
    public void Tables_and_queues_are_found_by_the_blob_service(string blobs, string tables, string queues)
    {
        var endpoints = StorageEndpoints.OfBlobUri(new(blobs));
        Assert.Equal((tables, queues), (endpoints.Tables.ToString(), endpoints.Queues.ToString()));
    }

    [Theory]
    [InlineData("https://storage.example.cn/", "The host 'storage.example.cn' does not have the part 'blob' once after the account's name: configure the URIs of the blob, table and queue services one by one. (Parameter 'blobs')")]
    [InlineData("https://blob.example.cn/", "The host 'blob.example.cn' does not have the part 'blob' once after the account's name: configure the URIs of the blob, table and queue services one by one. (Parameter 'blobs')")]
    [InlineData("http://city.blob.core.windows.net/", "'http://city.blob.core.windows.net/' is no URI of a blob service: give https://ACCOUNT.blob.SUFFIX without a path, a query or a key. (Parameter 'blobs')")]
    [InlineData("https://city.blob.core.windows.net/inbox", "'https://city.blob.core.windows.net/inbox' is no URI of a blob service: give https://ACCOUNT.blob.SUFFIX without a path, a query or a key. (Parameter 'blobs')")]
    public void Another_uri_is_refused_with_what_to_do(string blobs, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => StorageEndpoints.OfBlobUri(new(blobs))).Message);

    [Fact]
    public void A_key_in_a_uri_is_not_repeated()
    {
        var fault = Assert.Throws<ArgumentException>(() => StorageEndpoints.OfBlobUri(new("https://city.blob.core.windows.net/?sig=secret")));
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("core.windows.net", null, "https://storage.azure.com/.default")]
    [InlineData("core.chinacloudapi.cn", null, "https://storage.azure.cn/.default")]
    [InlineData("core.usgovcloudapi.net", null, "https://storage.azure.us/.default")]
    [InlineData("core.example.cn", "https://storage.example.cn", "https://storage.example.cn/.default")]
    public async Task Tokens_are_asked_for_the_cloud_of_the_endpoints(string suffix, string? audience, string tables)
    {
        var credential = new Asked();
        var endpoints = StorageEndpoints.OfBlobUri(new($"https://city.blob.{suffix}")) with { TableAudience = audience };
        var storage = AzureStorage.Open(endpoints, credential, new() { Retries = 0, Transport = new FakeTransport(_ => new(404, NotFound, ("x-ms-error-code", "ResourceNotFound"))) });
        await storage.Tables.GetAsync("plans", "p", "k", TestContext.Current.CancellationToken);
        Assert.Equal([tables], credential.Scopes);
        await storage.Blobs.FindAsync("inbox", "a", TestContext.Current.CancellationToken);
        await storage.Queues.CountAsync("chunks", TestContext.Current.CancellationToken);
        Assert.Equal([tables, "https://storage.azure.com/.default", "https://storage.azure.com/.default"], credential.Scopes);
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=city;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn")]
    [InlineData("BlobEndpoint=https://city.blob.core.windows.net;SharedAccessSignature=sig=secret")]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("https://city.blob.core.windows.net")]
    [InlineData("")]
    public void A_connection_string_opens_the_emulator_only(string connection) => Assert.Equal(
        "A connection string is for the emulator only (account devstoreaccount1): reach an account in the cloud by its service URIs and an identity. (Parameter 'connectionString')",
        Assert.Throws<ArgumentException>(() => AzureStorage.OpenEmulator(connection)).Message);

    [Fact]
    public void The_emulator_of_this_machine_has_a_short_name() => Assert.NotNull(AzureStorage.OpenEmulator("UseDevelopmentStorage=true").Tables);

    private sealed class Asked : TokenCredential
    {
        public ConcurrentQueue<string> Scopes { get; } = new();

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
            return new("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
