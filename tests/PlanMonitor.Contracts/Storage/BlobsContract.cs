using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

/// <summary>What every adapter of <see cref="IBlobs"/> does. Each test works in a container of its own, so that a store may be shared.</summary>
public abstract partial class BlobsContract : IAsyncLifetime
{
    /// <summary>The adapter under test.</summary>
    protected IBlobs Blobs { get; private set; } = null!;

    /// <summary>A name that no other test uses.</summary>
    protected string Container { get; } = "c-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Blobs = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the adapter.</summary>
    protected abstract ValueTask<IBlobs> OpenAsync();

    protected Task<BlobWrite> Write(string name, string text, BlobCondition? condition = null) =>
        Blobs.WriteAsync(Container, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), condition ?? BlobCondition.Always, Cancel);

    protected Task<BlobInfo?> Find(string name) => Blobs.FindAsync(Container, name, Cancel);

    /// <summary>The text of a blob or of a part of it; null where there is none.</summary>
    protected async Task<string?> Read(string name, long offset = 0, long? length = null)
    {
        await using var content = await Blobs.OpenAsync(Container, name, offset, length, Cancel);
        return content is null ? null : await new StreamReader(content.Stream).ReadToEndAsync(Cancel);
    }

    protected async Task<List<string>> Names(string prefix = "") =>
        await Blobs.ListAsync(Container, prefix, Cancel).Select(info => info.Name).ToListAsync(Cancel);

    [Fact]
    public async Task A_container_that_was_never_written_to_is_empty()
    {
        Assert.Null(await Find("a"));
        Assert.Null(await Read("a"));
        Assert.Empty(await Names());
        Assert.False(await Blobs.DeleteAsync(Container, "a", null, Cancel));
        Assert.False((await Write("a", "1", BlobCondition.Unchanged("W/\"old\""))).Done);
    }

    [Fact]
    public async Task A_blob_is_known_alike_by_every_way()
    {
        var info = (await Write("reports/辽阳/2024.csv", "采矿许可证号")).Info!;
        Assert.Equal((Container, "reports/辽阳/2024.csv", 18L), (info.Container, info.Name, info.Length));
        Assert.Equal(TimeSpan.Zero, info.Modified.Offset);
        Assert.Equal(info, await Find(info.Name));
        Assert.Equal(info, Assert.Single(await Blobs.ListAsync(Container, "", Cancel).ToListAsync(Cancel)));
        await using var content = await Blobs.OpenAsync(Container, info.Name, 0, null, Cancel);
        Assert.Equal(info, content!.Info);
        Assert.Equal("采矿许可证号", await new StreamReader(content.Stream).ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        Assert.Equal(0, (await Write("empty", "")).Info!.Length);
        Assert.Equal("", await Read("empty"));
        Assert.Equal(["empty"], await Names());
    }

    [Fact]
    public async Task A_blob_is_replaced_as_a_whole_and_gets_a_new_etag()
    {
        var first = (await Write("a", "a longer text")).Info!;
        var second = (await Write("a", "short")).Info!;
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(second, await Find("a"));
        Assert.Equal("short", await Read("a"));
        Assert.Equal(["a"], await Names());
    }

    [Fact]
    public async Task The_etag_changes_though_the_content_does_not()
    {
        var etags = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            etags.Add((await Write("a", "same")).Info!.ETag);
            if (i == 5)
            {
                await Blobs.DeleteAsync(Container, "a", null, Cancel);
            }
        }
        Assert.Equal(10, etags.Distinct().Count());
    }

    [Fact]
    public async Task Absent_writes_only_where_nothing_is()
    {
        Assert.True((await Write("a", "1", BlobCondition.Absent)).Done);
        var refused = await Write("a", "2", BlobCondition.Absent);
        Assert.False(refused.Done);
        Assert.Null(refused.Info);
        Assert.Equal("1", await Read("a"));
        await Blobs.DeleteAsync(Container, "a", null, Cancel);
        Assert.True((await Write("a", "3", BlobCondition.Absent)).Done);
    }

    [Fact]
    public async Task Unchanged_writes_only_over_what_was_read()
    {
        var first = (await Write("a", "1")).Info!;
        var second = (await Write("a", "2", BlobCondition.Unchanged(first.ETag))).Info!;
        Assert.False((await Write("a", "3", BlobCondition.Unchanged(first.ETag))).Done);
        Assert.Equal("2", await Read("a"));
        await Blobs.DeleteAsync(Container, "a", null, Cancel);
        Assert.False((await Write("a", "4", BlobCondition.Unchanged(second.ETag))).Done);
        Assert.Null(await Read("a"));
    }

    [Fact]
    public async Task A_delete_with_an_etag_spares_what_was_written_since()
    {
        var first = (await Write("a", "1")).Info!;
        var second = (await Write("a", "2")).Info!;
        Assert.False(await Blobs.DeleteAsync(Container, "a", first.ETag, Cancel));
        Assert.Equal("2", await Read("a"));
        Assert.True(await Blobs.DeleteAsync(Container, "a", second.ETag, Cancel));
        Assert.False(await Blobs.DeleteAsync(Container, "a", second.ETag, Cancel));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Blobs.DeleteAsync(Container, "a", "*", Cancel));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "*")]
    [InlineData(true, "1")]
    public async Task A_condition_that_is_none_is_an_argument_exception(bool ifAbsent, string etag)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Write("a", "1", new BlobCondition(ifAbsent, etag)));
        Assert.Null(await Find("a"));
    }

    [Fact]
    public async Task Of_many_that_create_one_blob_one_succeeds()
    {
        var writes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Write("a", i.ToString(), BlobCondition.Absent))));
        var winner = Assert.Single(Enumerable.Range(0, 8), i => writes[i].Done);
        Assert.Equal(winner.ToString(), await Read("a"));
    }

    [Fact]
    public async Task Writers_at_once_lose_no_update()
    {
        await Write("counter", "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 5;)
            {
                await using var content = (await Blobs.OpenAsync(Container, "counter", 0, null, Cancel))!;
                var next = int.Parse(await new StreamReader(content.Stream).ReadToEndAsync(Cancel)) + 1;
                done += (await Write("counter", next.ToString(), BlobCondition.Unchanged(content.Info.ETag))).Done ? 1 : 0;
            }
        })));
        Assert.Equal("40", await Read("counter"));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone()
    {
        await Write("a/b/c", "1");
        await Write("a/d", "1");
        Assert.True(await Blobs.DeleteAsync(Container, "a/b/c", null, Cancel));
        Assert.False(await Blobs.DeleteAsync(Container, "a/b/c", null, Cancel));
        Assert.Null(await Find("a/b/c"));
        Assert.Equal(["a/d"], await Names());
        Assert.True((await Write("a/b", "now a blob")).Done);
    }

    [Theory]
    [InlineData(0L, null, "0123456789")]
    [InlineData(0L, 4L, "0123")]
    [InlineData(3L, 4L, "3456")]
    [InlineData(3L, null, "3456789")]
    [InlineData(9L, 1L, "9")]
    [InlineData(8L, 100L, "89")]
    [InlineData(10L, null, "")]
    [InlineData(11L, 5L, "")]
    [InlineData(5L, 0L, "")]
    public async Task A_range_is_read(long offset, long? length, string expected)
    {
        var info = (await Write("a", "0123456789")).Info;
        Assert.Equal(expected, await Read("a", offset, length));
        await using var content = await Blobs.OpenAsync(Container, "a", offset, length, Cancel);
        Assert.Equal(info, content!.Info);
    }

    [Theory]
    [InlineData(-1L, null)]
    [InlineData(0L, -1L)]
    public async Task A_range_below_zero_is_an_argument_exception(long offset, long? length)
    {
        await Write("a", "0123456789");
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Read("a", offset, length));
    }
}
