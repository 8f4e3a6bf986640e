using System.Security.Cryptography;
using Azure.Storage.Queues;
using PlanMonitor.Azure.Tests.Faults;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>Long bodies, and texts that look like references to them.</summary>
public sealed class LargeMessagesTests(Azurite azurite)
{
    private const string Prefix = "planmonitor-body:";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly string queue = "q-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LargeMessages.InlineBytes, false)]
    [InlineData(LargeMessages.InlineBytes + 1, true)]
    [InlineData(QueueRules.BodyBytes, true)]
    public async Task A_long_body_lies_in_a_blob_until_its_message_is_deleted(int length, bool large)
    {
        var counts = new CountingPolicy();
        var storage = AzureStorage.OpenEmulator(azurite.Required, new() { EachTry = [counts] });
        var body = new string('x', length);
        await storage.Queues.SendAsync(queue, body, TimeSpan.Zero, Cancel);
        var raw = await RawAsync();
        Assert.Equal(large, raw.StartsWith(Prefix, StringComparison.Ordinal));
        Assert.Equal(body, await storage.LargeMessages.BodyAsync(raw, Cancel));
        var message = Assert.Single(await storage.Queues.ReceiveAsync(queue, 1, Long, Cancel));
        message = (await storage.Queues.HideAsync(queue, message, Long, Cancel))!;
        Assert.Equal(body, message.Body);
        Assert.True(await storage.Queues.DeleteAsync(queue, message, Cancel));
        Assert.Equal(large ? null : raw, await storage.LargeMessages.BodyAsync(raw, Cancel));
        Assert.Equal(large, counts.Counts.Keys.Any(key => key.StartsWith("blobs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_body_that_looks_like_a_reference_comes_back_as_it_is()
    {
        var storage = AzureStorage.OpenEmulator(azurite.Required);
        var body = Prefix + new string('a', 64);
        await storage.Queues.SendAsync(queue, body, TimeSpan.Zero, Cancel);
        Assert.NotEqual(body, await RawAsync());
        Assert.Equal(body, Assert.Single(await storage.Queues.ReceiveAsync(queue, 1, Long, Cancel)).Body);
    }

    [Theory]
    [InlineData("../inbox/secret.csv")]
    [InlineData("secret.csv")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/")]
    [InlineData("")]
    public async Task A_reference_of_another_form_is_a_text(string name)
    {
        var large = new LargeMessages(new NoBlobs());
        Assert.Equal(Prefix + name, await large.BodyAsync(Prefix + name, Cancel));
        await large.RemoveAsync(Prefix + name, Cancel);
    }

    [Fact]
    public async Task A_plain_text_that_others_sent_is_received_as_it_is()
    {
        var client = Raw();
        await client.CreateAsync(cancellationToken: Cancel);
        await client.SendMessageAsync("{\"FunctionId\":\"x\"}", Cancel);
        var storage = AzureStorage.OpenEmulator(azurite.Required);
        Assert.Equal("{\"FunctionId\":\"x\"}", Assert.Single(await storage.Queues.ReceiveAsync(queue, 1, Long, Cancel)).Body);
    }

    private QueueClient Raw() => new(azurite.Required, queue);

    // What a trigger gets: the host has undone the Base64.
    private async Task<string> RawAsync() =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((await Raw().PeekMessageAsync(Cancel)).Value.MessageText));

    /// <summary>Blobs that nobody may open.</summary>
    private sealed class NoBlobs : IBlobs
    {
        public Task<BlobInfo?> FindAsync(string container, string name, CancellationToken cancel) => throw new NotSupportedException();

        public Task<BlobContent?> OpenAsync(string container, string name, long offset, long? length, CancellationToken cancel) => throw new NotSupportedException();

        public Task<BlobWrite> WriteAsync(string container, string name, Stream content, BlobCondition condition, CancellationToken cancel) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(string container, string name, string? ifETag, CancellationToken cancel) => throw new NotSupportedException();

        public IAsyncEnumerable<BlobInfo> ListAsync(string container, string prefix, CancellationToken cancel) => throw new NotSupportedException();
    }
}
