using System.Security.Cryptography;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>Two writers of one blob, one of them slow and in blocks.</summary>
public sealed class BlobUploadTests(Azurite azurite)
{
    private const int Block = 4 * 1024 * 1024;
    private readonly string container = "c-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData(Block + 10)]
    public async Task A_slow_writer_finds_that_another_was_faster_and_mixes_nothing_in(int faster)
    {
        var blobs = AzureStorage.OpenEmulator(azurite.Required).Blobs;
        BlobWrite? other = null;
        var slow = new SlowStream((2 * Block) + 5, async () => other = await blobs.WriteAsync(container, "a", new MemoryStream(new byte[faster]), BlobCondition.Absent, Cancel));
        var write = await blobs.WriteAsync(container, "a", slow, BlobCondition.Absent, Cancel);
        Assert.Equal((false, true), (write.Done, other!.Done));
        Assert.Equal(other.Info, await blobs.FindAsync(container, "a", Cancel));
        await using var content = (await blobs.OpenAsync(container, "a", 0, null, Cancel))!;
        var read = new MemoryStream();
        await content.Stream.CopyToAsync(read, Cancel);
        Assert.Equal(faster, read.Length);
        Assert.DoesNotContain((byte)'x', read.ToArray());
    }

    /// <summary>Many x; after the first block something else happens.</summary>
    private sealed class SlowStream(int bytes, Func<Task> then) : MemoryStream([.. Enumerable.Repeat((byte)'x', bytes)])
    {
        private bool done;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!done && Position >= Block)
            {
                done = true;
                await then();
            }
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
