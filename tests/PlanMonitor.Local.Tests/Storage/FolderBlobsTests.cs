using System.Text;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Storage;

/// <summary>What blobs on folders do beyond the contract: where files lie, and what people put there.</summary>
public sealed class FolderBlobsTests : IAsyncLifetime
{
    private readonly Opened opened = new();
    private IBlobs blobs = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => blobs = (await opened.OpenAsync()).Blobs;

    public ValueTask DisposeAsync() => opened.DisposeAsync();

    [Fact]
    public async Task Blobs_lie_below_blobs_and_the_inbox_below_the_data_folder()
    {
        await Write("inbox", "reports/辽阳/2024/-/年报.csv", "1");
        await Write("layers", "a:b/nul", "2");
        Assert.Equal("1", await File.ReadAllTextAsync(opened.Folder.At("inbox", "reports", "辽阳", "2024", "-", "年报.csv"), Cancel));
        Assert.Equal("2", await File.ReadAllTextAsync(opened.Folder.At("blobs", "layers", "a%3Ab", "%6Eul"), Cancel));
        Assert.Empty(Directory.GetFileSystemEntries(opened.Folder.At(".tmp")));
    }

    [Fact]
    public async Task A_container_with_the_name_of_a_device_has_a_folder()
    {
        await Write("con", "a", "1");
        Assert.True(File.Exists(opened.Folder.At("blobs", "%63on", "a")));
    }

    [Theory]
    [InlineData("年报.csv", "年报.csv")]
    [InlineData("100%.csv", "100%.csv")]
    [InlineData("%41.csv", "%41.csv")]
    [InlineData("100%25.csv", "100%.csv")]
    [InlineData("trailing ", "trailing ")]
    [InlineData("a\\b.csv", "a%5Cb.csv")]
    [InlineData("a:b", "a:b")]
    public async Task A_file_that_a_person_drops_is_a_blob(string file, string segment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && file != "年报.csv", "Windows has no such file names.");
        Drop(["inbox", "x%y", file], "text");
        var name = "x%y/" + segment;
        var info = Assert.Single(await List("inbox"));
        Assert.Equal((name, 4L), (info.Name, info.Length));
        Assert.Equal(info, await blobs.FindAsync("inbox", name, Cancel));
        Assert.Equal("text", await Read("inbox", name));
        Assert.False((await Write("inbox", name, "other", BlobCondition.Absent)).Done);
        Assert.True((await Write("inbox", name, "other", BlobCondition.Unchanged(info.ETag))).Done);
        Assert.Equal("other", await Read("inbox", name));
        Assert.Single(await List("inbox"));
        Assert.True(await blobs.DeleteAsync("inbox", name, null, Cancel));
        Assert.Equal([opened.Folder.At("inbox", "x%y")], Directory.GetFileSystemEntries(opened.Folder.At("inbox")));
    }

    [Fact]
    public async Task A_dropped_file_behind_a_blob_of_its_name_shows_when_the_blob_is_gone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file names.");
        Drop(["inbox", "a:b"], "dropped");
        Drop(["inbox", "a%3Ab"], "written");
        Assert.Single(await List("inbox"));
        Assert.Equal("written", await Read("inbox", "a:b"));
        Assert.True(await blobs.DeleteAsync("inbox", "a:b", null, Cancel));
        Assert.Equal("dropped", await Read("inbox", "a:b"));
    }

    [Fact]
    public async Task Hidden_files_and_links_are_no_blobs()
    {
        Drop(["inbox", ".DS_Store"], "x");
        Drop(["inbox", ".hidden", "a"], "x");
        Drop(["outside", "secret"], "x");
        Directory.CreateSymbolicLink(opened.Folder.At("inbox", "linked-folder"), opened.Folder.At("outside"));
        File.CreateSymbolicLink(opened.Folder.At("inbox", "linked-file"), opened.Folder.At("outside", "secret"));
        Assert.Empty(await List("inbox"));
        Assert.Null(await blobs.FindAsync("inbox", "linked-file", Cancel));
        Assert.Null(await Read("inbox", "linked-file"));
        Assert.Null(await Read("inbox", ".DS_Store"));
        Assert.False(await blobs.DeleteAsync("inbox", "linked-file", null, Cancel));
    }

    [Fact]
    public async Task Empty_folders_go_with_their_last_blob()
    {
        await Write("layers", "a/b/c/1", "x");
        await Write("layers", "a/2", "x");
        await blobs.DeleteAsync("layers", "a/b/c/1", null, Cancel);
        Assert.Equal(["2"], Directory.GetFileSystemEntries(opened.Folder.At("blobs", "layers", "a")).Select(Path.GetFileName));
        await blobs.DeleteAsync("layers", "a/2", null, Cancel);
        Assert.Empty(Directory.GetFileSystemEntries(opened.Folder.At("blobs", "layers")));
    }

    [Fact]
    public async Task Folders_that_people_copy_into_stay_when_they_are_empty()
    {
        await Write("inbox", "reports/dandong/2024/-/年报.csv", "x");
        Assert.True(await blobs.DeleteAsync("inbox", "reports/dandong/2024/-/年报.csv", null, Cancel));
        Assert.Empty(Directory.GetFileSystemEntries(opened.Folder.At("inbox", "reports", "dandong", "2024", "-")));
        Assert.Empty(await List("inbox"));
    }

    [Fact]
    public async Task The_modification_time_moves_forward_by_a_tick_where_the_clock_stands_still_or_goes_back()
    {
        var first = (await Write("layers", "a", "1")).Info!;
        Assert.Equal(opened.Time.GetUtcNow(), first.Modified);
        Assert.Equal($"{first.Modified.UtcTicks:x}-1", first.ETag);
        Assert.Equal(first.Modified.AddTicks(1), (await Write("layers", "a", "2")).Info!.Modified);
        await blobs.DeleteAsync("layers", "a", null, Cancel);
        Assert.Equal(first.Modified.AddTicks(2), (await Write("layers", "a", "3")).Info!.Modified);
        var later = opened.Time.GetUtcNow().AddHours(1);
        File.SetLastWriteTimeUtc(opened.Folder.At("blobs", "layers", "a"), later.UtcDateTime);
        Assert.Equal(later.AddTicks(1), (await Write("layers", "a", "4")).Info!.Modified);
    }

    [Fact]
    public async Task A_name_below_a_blob_is_an_argument_exception()
    {
        await Write("layers", "a", "1");
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => Write("layers", "a/b", "2"));
        Assert.StartsWith("A part of the blob's name 'a/b' is a blob itself.", fault.Message, StringComparison.Ordinal);
        await Write("layers", "c/d", "1");
        fault = await Assert.ThrowsAsync<ArgumentException>(() => Write("layers", "c", "2"));
        Assert.StartsWith("The blob's name 'c' is a folder of other blobs.", fault.Message, StringComparison.Ordinal);
        Assert.Null(await Read("layers", "a/b"));
        Assert.Null(await Read("layers", "c"));
        Assert.False(await blobs.DeleteAsync("layers", "c", null, Cancel));
        Assert.Equal(["a", "c/d"], (await List("layers")).Select(info => info.Name));
        Assert.Empty(Directory.GetFileSystemEntries(opened.Folder.At(".tmp")));
    }

    [Fact]
    public async Task A_process_that_starts_leaves_the_work_of_others_alone_and_removes_what_the_dead_left()
    {
        Drop([".tmp", "left-by-the-dead"], "half");
        var source = new System.IO.Pipelines.Pipe();
        await source.Writer.WriteAsync(Encoding.UTF8.GetBytes("first half, "), Cancel);
        var writing = blobs.WriteAsync("layers", "a", source.Reader.AsStream(), BlobCondition.Always, Cancel);
        using (await EmbeddedStorage.OpenAsync(opened.Folder.Path, opened.Time, "planmonitor other", Cancel))
        {
            Assert.Single(Directory.GetFiles(opened.Folder.At(".tmp")));
            Assert.False(File.Exists(opened.Folder.At(".tmp", "left-by-the-dead")));
        }
        await source.Writer.WriteAsync(Encoding.UTF8.GetBytes("second half"), Cancel);
        await source.Writer.CompleteAsync();
        Assert.True((await writing).Done);
        Assert.Equal("first half, second half", await Read("layers", "a"));
    }

    private void Drop(string[] parts, string text)
    {
        var path = opened.Folder.At(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<BlobWrite> Write(string container, string name, string text, BlobCondition? condition = null) =>
        blobs.WriteAsync(container, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), condition ?? BlobCondition.Always, Cancel);

    private Task<List<BlobInfo>> List(string container) => blobs.ListAsync(container, "", Cancel).ToListAsync(Cancel).AsTask();

    private async Task<string?> Read(string container, string name)
    {
        await using var content = await blobs.OpenAsync(container, name, 0, null, Cancel);
        return content is null ? null : await new StreamReader(content.Stream).ReadToEndAsync(Cancel);
    }
}
