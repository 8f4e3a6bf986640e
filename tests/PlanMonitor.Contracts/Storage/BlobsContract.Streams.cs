using System.Security.Cryptography;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>Large, slow and failing streams.</summary>
public abstract partial class BlobsContract
{
    private const int Large = 20 * 1024 * 1024;

    [Fact]
    public async Task A_large_blob_comes_back_byte_for_byte()
    {
        var bytes = new byte[Large];
        new Random(7).NextBytes(bytes);
        var source = new MemoryStream(bytes) { Position = 5 };
        var info = (await Blobs.WriteAsync(Container, "large", source, BlobCondition.Absent, Cancel)).Info!;
        Assert.Equal(Large - 5, info.Length);
        Assert.True(source.CanRead);
        Assert.Equal(SHA256.HashData(bytes.AsSpan(5)), await Hash("large"));
        await using var part = (await Blobs.OpenAsync(Container, "large", 1_000_000, 10_000_000, Cancel))!;
        Assert.Equal(SHA256.HashData(bytes.AsSpan(1_000_005, 10_000_000)), await SHA256.HashDataAsync(part.Stream, Cancel));
    }

    [Fact]
    public async Task A_reader_sees_the_content_that_it_opened()
    {
        var old = new byte[Large];
        new Random(8).NextBytes(old);
        await Blobs.WriteAsync(Container, "a", new MemoryStream(old), BlobCondition.Always, Cancel);
        await using var replaced = (await Blobs.OpenAsync(Container, "a", 0, null, Cancel))!;
        var start = new byte[1000];
        await replaced.Stream.ReadExactlyAsync(start, Cancel);
        await Write("a", "new");
        await using var deleted = (await Blobs.OpenAsync(Container, "a", 0, null, Cancel))!;
        Assert.True(await Blobs.DeleteAsync(Container, "a", null, Cancel));
        Assert.Equal("new", await new StreamReader(deleted.Stream).ReadToEndAsync(Cancel));
        var rest = new MemoryStream();
        await replaced.Stream.CopyToAsync(rest, Cancel);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(old)), Convert.ToHexString(SHA256.HashData([.. start, .. rest.ToArray()])));
        Assert.Null(await Find("a"));
    }

    [Fact]
    public async Task A_blob_appears_only_when_it_is_whole()
    {
        await Write("a", "old");
        using var gate = new SemaphoreSlim(0);
        var sources = Enumerable.Range(0, 2).Select(_ => new SourceStream(1_000_000, cancel => gate.WaitAsync(cancel))).ToArray();
        var writing = Blobs.WriteAsync(Container, "a", sources[0], BlobCondition.Always, Cancel);
        var creating = Blobs.WriteAsync(Container, "b/c", sources[1], BlobCondition.Always, Cancel);
        await sources[0].Reached;
        await sources[1].Reached;
        Assert.Equal("old", await Read("a"));
        Assert.Null(await Find("b/c"));
        Assert.Equal(["a"], await Names());
        // A writer that is slow at its source holds up nobody.
        Assert.True((await Write("d", "1")).Done);
        gate.Release(2);
        Assert.True((await writing).Done);
        Assert.True((await creating).Done);
        Assert.Equal(["a", "b/c", "d"], await Names());
    }

    [Fact]
    public async Task A_source_that_fails_leaves_nothing_behind()
    {
        await Write("a", "old");
        var before = await Find("a");
        foreach (var name in new[] { "a", "b/c" })
        {
            var failing = new SourceStream(1_000_000, _ => throw new InvalidDataException("broken source"));
            var fault = await Assert.ThrowsAsync<InvalidDataException>(() => Blobs.WriteAsync(Container, name, failing, BlobCondition.Always, Cancel));
            Assert.Equal("broken source", fault.Message);
        }
        Assert.Equal(before, await Find("a"));
        Assert.Equal("old", await Read("a"));
        Assert.Equal(["a"], await Names());
    }

    [Fact]
    public async Task A_write_that_is_cancelled_leaves_nothing_behind()
    {
        await Write("a", "old");
        using var source = new CancellationTokenSource();
        var slow = new SourceStream(1_000_000, async cancel =>
        {
            await source.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Blobs.WriteAsync(Container, "a", slow, BlobCondition.Always, source.Token));
        Assert.Equal("old", await Read("a"));
        Assert.Equal(["a"], await Names());
    }

    private async Task<byte[]> Hash(string name)
    {
        await using var content = (await Blobs.OpenAsync(Container, name, 0, null, Cancel))!;
        return await SHA256.HashDataAsync(content.Stream, Cancel);
    }

    /// <summary>Gives some bytes, does <paramref name="then"/>, and ends.</summary>
    private sealed class SourceStream(int bytes, Func<CancellationToken, Task> then) : Stream
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left = bytes;

        public Task Reached => reached.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left > 0)
            {
                var given = Math.Min(left, buffer.Length);
                left -= given;
                buffer.Span[..given].Fill((byte)'x');
                return given;
            }
            reached.TrySetResult();
            await then(cancellationToken);
            return 0;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
