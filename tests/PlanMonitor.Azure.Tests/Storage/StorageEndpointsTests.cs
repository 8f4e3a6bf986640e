using System.Collections.Concurrent;
using Azure.Core;
using PlanMonitor.Azure.Tests.Faults;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>For whom tokens are asked, and what a connection string may open.</summary>
public sealed class StorageEndpointsTests
{
    private const string NotFound = """{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-US","value":"x"}}}""";

    [Theory]
    [InlineData("core.windows.net", null, "https://storage.azure.com/.default")]
    [InlineData("core.chinacloudapi.cn", null, "https://storage.azure.cn/.default")]
    [InlineData("core.usgovcloudapi.net", null, "https://storage.azure.us/.default")]
    [InlineData("core.example.cn", "https://storage.example.cn", "https://storage.example.cn/.default")]
    public async Task Tokens_are_asked_for_the_cloud_of_the_endpoints(string suffix, string? audience, string tables)
    {
        var credential = new Asked();
        var endpoints = new StorageEndpoints(new($"https://city.blob.{suffix}"), new($"https://city.table.{suffix}"), new($"https://city.queue.{suffix}")) { TableAudience = audience };
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
