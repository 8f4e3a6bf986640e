using System.Security.Cryptography;
using Azure.Core;
using Xunit;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>What one lost answer does to messages: never a loss, at times a double.</summary>
public sealed class LostQueueAnswerTests(Azurite azurite)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private readonly string queue = "q-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
    private bool created;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData(LargeMessages.InlineBytes + 1)]
    public async Task A_message_that_is_sent_again_comes_twice_and_its_second_copy_is_passed_over_once_a_blob_is_gone(int length)
    {
        var storage = Open(RequestMethod.Post);
        await storage.Queues.SendAsync(queue, "warm", TimeSpan.Zero, Cancel);
        Assert.Equal(2, (await storage.Queues.ReceiveAsync(queue, 32, Long, Cancel)).Count);
        storage = Open(RequestMethod.Post);
        await storage.Queues.SendAsync(queue, new string('x', length), TimeSpan.Zero, Cancel);
        var first = Assert.Single(await storage.Queues.ReceiveAsync(queue, 1, Long, Cancel));
        Assert.Equal(length, first.Body.Length);
        Assert.True(await storage.Queues.DeleteAsync(queue, first, Cancel));
        var rest = await storage.Queues.ReceiveAsync(queue, 32, Long, Cancel);
        Assert.Equal(length > LargeMessages.InlineBytes ? 0 : 1, rest.Count);
        Assert.Equal(2 + rest.Count, await storage.Queues.CountAsync(queue, Cancel));
    }

    [Fact]
    public async Task A_message_that_was_received_without_an_answer_comes_again_after_its_time()
    {
        var storage = Open(RequestMethod.Get);
        await storage.Queues.SendAsync(queue, "a", TimeSpan.Zero, Cancel);
        Assert.Empty(await storage.Queues.ReceiveAsync(queue, 1, Short, Cancel));
        await EmulatorTime.PassAsync(Short);
        Assert.Equal(2, Assert.Single(await storage.Queues.ReceiveAsync(queue, 1, Short, Cancel)).DequeueCount);
    }

    [Fact]
    public async Task A_message_that_was_hidden_without_an_answer_gives_no_receipt_and_comes_again()
    {
        var clean = AzureStorage.OpenEmulator(azurite.Required).Queues;
        await clean.SendAsync(queue, "a", TimeSpan.Zero, Cancel);
        var message = Assert.Single(await clean.ReceiveAsync(queue, 1, Long, Cancel));
        Assert.Null(await Open(RequestMethod.Put).Queues.HideAsync(queue, message, TimeSpan.Zero, Cancel));
        Assert.Equal(message.Id, Assert.Single(await clean.ReceiveAsync(queue, 1, Long, Cancel)).Id);
    }

    [Fact]
    public async Task A_message_that_was_deleted_without_an_answer_is_deleted()
    {
        var storage = Open(RequestMethod.Delete);
        await storage.Queues.SendAsync(queue, "a", TimeSpan.Zero, Cancel);
        var message = Assert.Single(await storage.Queues.ReceiveAsync(queue, 1, Long, Cancel));
        Assert.True(await storage.Queues.DeleteAsync(queue, message, Cancel));
        Assert.False(await storage.Queues.DeleteAsync(queue, message, Cancel));
    }

    // The answer to the first request of a method to this queue that the service took is lost.
    private AzureStorage Open(RequestMethod method)
    {
        var policy = FaultPolicy.Once(Fault.CutAfter, request => request.Method == method && request.Uri.Path.Contains(queue + "/messages", StringComparison.Ordinal) && Exists(request));
        return AzureStorage.OpenEmulator(azurite.Required, new StorageOptions { EachTry = [policy], RetryDelay = TimeSpan.FromMilliseconds(1) });
    }

    // The very first send finds no queue and is refused: there is no work to lose an answer to.
    private bool Exists(Request request)
    {
        var before = created;
        created |= request.Method == RequestMethod.Post;
        return before || request.Method != RequestMethod.Post;
    }
}
