using System.Security.Cryptography;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Azure.Tests.Storage;

/// <summary>Two writers of one blob, one of them slow and in blocks.</summary>
public sealed class BlobUploadTests(Azurite azurite)
{
    private const int Block = 4 * 1024 * 1024;
    private const int Slow = (2 * Block) + 5;
    private readonly string container = "c-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)]
    [InlineData(Block + 10)]
    public async Task Of_a_slow_and_a_fast_writer_one_wins_and_nothing_is_mixed(int faster)
    {
        var blobs = AzureStorage.OpenEmulator(azurite.Required).Blobs;
        BlobWrite? other = null;
        var slow = new SlowStream(Slow, async () => other = await blobs.WriteAsync(container, "a", new MemoryStream(new byte[faster]), BlobCondition.Absent, Cancel));
        var write = await blobs.WriteAsync(container, "a", slow, BlobCondition.Absent, Cancel);

        // Which of them is the store's own matter: the emulator takes blocks that nobody committed for a blob, the service does not.
        Assert.NotEqual(write.Done, other!.Done);
        var info = write.Info ?? other.Info!;
        Assert.Equal(info, await blobs.FindAsync(container, "a", Cancel));
        await using var content = (await blobs.OpenAsync(container, "a", 0, null, Cancel))!;
        var read = new MemoryStream();
        await content.Stream.CopyToAsync(read, Cancel);
        Assert.Equal(write.Done ? Slow : faster, read.Length);
        Assert.Equal([write.Done ? (byte)'x' : (byte)0], read.ToArray().Distinct());
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
