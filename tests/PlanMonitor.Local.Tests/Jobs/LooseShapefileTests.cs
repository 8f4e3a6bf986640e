using System.IO.Compression;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Shapefile.Writing;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A shapefile that lies in the inbox in its parts is one upload, whenever and in whatever order they come.</summary>
public sealed class LooseShapefileTests : IAsyncLifetime
{
    private const string Place = "footprints/dandong/2024/-/";
    private readonly TempFolder folder = new();
    private Dictionary<string, byte[]> parts = null!;
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await JobHost.OpenAsync();
        var square = new RawPolygons([[[124.6, 40.7, 124.6, 40.71, 124.61, 40.71, 124.6, 40.7]]], false);
        _ = ShapefileWriter.WriteFiles(folder.Path, "图斑", ["T1"], _ => square, [new ShapefileColumn<string>("JCBH", id => id)]).Value;
        parts = Directory.EnumerateFiles(folder.Path).ToDictionary(path => Path.GetExtension(path), File.ReadAllBytes, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData(".shp .dbf .prj .cpg .shx")]
    [InlineData(".shx .cpg .prj .dbf .shp")]
    [InlineData(".dbf .shp .shx .prj .cpg")]
    public async Task Parts_become_one_upload_in_whatever_order_they_come(string order)
    {
        foreach (var ending in order.Split(' '))
        {
            Assert.Null(await DropAsync(ending));
            host.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Null(await TakeAsync(".shp"));
        // The last part rests; then the queue asks, without another event.
        host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await host.RunWaitingAsync(host.Backend.Uploads.Job) > 0);

        var upload = Assert.Single(await UploadsAsync());
        Assert.Equal(("图斑.zip", 1), (upload.Receipt.File, upload.Receipt.Accepted));
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
        Assert.Empty(await host.BlobsAsync(IngestJob.Quarantine));
        using var zip = new ZipArchive(new MemoryStream(Assert.Single(await host.BlobsAsync(IngestJob.Archive)).Value));
        Assert.Equal(["图斑.cpg", "图斑.dbf", "图斑.prj", "图斑.shp", "图斑.shx"], zip.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task Each_time_that_is_waited_for_is_asked_for_once()
    {
        await DropAsync(".shp");
        foreach (var _ in Enumerable.Range(0, 20))
        {
            Assert.Null(await TakeAsync(".shp"));
        }
        host.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Single(await host.TakeAllAsync(UploadQueue.Name));
    }

    [Fact]
    public async Task A_set_that_lacks_parts_is_taken_as_it_is_after_ten_minutes()
    {
        Assert.Null(await DropAsync(".shp"));
        host.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Null(await TakeAsync(".shp"));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var upload = (await TakeAsync(".shp"))!;
        Assert.Equal(ReceiptStatus.AcceptedWithRemarks, upload.Receipt.Status);
        Assert.Subset(upload.Receipt.Problems.Select(problem => problem.Code).ToHashSet(), ["shapefile.no-dbf", "shapefile.no-prj"]);
    }

    [Fact]
    public async Task Parts_without_shapes_are_refused_together_and_say_what_is_missing()
    {
        await DropAsync(".dbf");
        await DropAsync(".prj");
        host.Time.Advance(TimeSpan.FromMinutes(10));
        var upload = (await TakeAsync(".prj"))!;
        Assert.Equal(["shapefile.no-shp"], upload.Receipt.Problems.Select(problem => problem.Code));
        Assert.Null(await TakeAsync(".dbf"));
        Assert.Single(await UploadsAsync());
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
        Assert.Contains(upload.Blob, (await host.BlobsAsync(IngestJob.Quarantine)).Keys);
    }

    [Fact]
    public async Task What_comes_late_or_is_left_by_a_crash_is_no_upload_of_its_own()
    {
        await DropAllAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await TakeAsync(".shp"));
        var stored = await host.DumpAsync();

        // A crash after the shapes were removed leaves parts that the zip holds.
        await DropAsync(".dbf");
        await DropAsync(".prj");
        host.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await TakeAsync(".dbf"));
        Assert.Equal(stored, await host.DumpAsync());

        // An index that comes late is set aside.
        await host.PutAsync(Place + "图斑.sbn", [1, 2, 3]);
        Assert.Null(await TakeAsync(".sbn"));
        host.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await TakeAsync(".sbn"));
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
        Assert.Equal([1, 2, 3], Assert.Single(await host.BlobsAsync(IngestJob.Quarantine)).Value);
        Assert.Single(await UploadsAsync());
    }

    [Fact]
    public async Task A_crash_before_the_parts_were_removed_changes_nothing()
    {
        await DropAllAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));
        var first = (await TakeAsync(".shp"))!;
        // All parts once more, as if none had been removed.
        await DropAllAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));
        var second = (await TakeAsync(".dbf"))!;
        Assert.Equal((first.Id, "file.already-imported"), (second.Id, second.Receipt.Problems[0].Code));
        Assert.Single(await UploadsAsync());
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
    }

    [Fact]
    public async Task A_zip_that_waits_in_the_place_goes_first()
    {
        await host.PutAsync(Place + "图斑.zip", [1, 2, 3]);
        await DropAllAsync();
        host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.False((await TakeAsync(".shp"))!.Receipt.IsRejected);
        Assert.Equal([true, false], (await UploadsAsync()).Order(UploadRecord.Earlier).Select(upload => upload.Receipt.IsRejected));
    }

    [Fact]
    public async Task Parts_of_other_kinds_and_of_other_names_are_files_of_their_own()
    {
        await DropAllAsync();
        await host.PutAsync(Place + "图斑2.dbf", [1]);
        await host.PutAsync("reports/dandong/2024/-/图斑.dbf", [2]);
        Assert.True((await host.Backend.Intake.TakeAsync("reports/dandong/2024/-/图斑.dbf", "tester", Cancel))!.Receipt.IsRejected);
        host.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await TakeAsync(".shp"));
        Assert.Equal([Place + "图斑2.dbf"], (await host.BlobsAsync(IngestJob.Inbox)).Keys);
    }

    [Fact]
    public async Task The_api_takes_no_part_alone()
    {
        var target = UploadTarget.Parse(Place + "图斑.shp")!;
        var outcome = await host.Backend.Reception.ReceiveAsync(target, new MemoryStream(parts[".shp"]), null, 1000, "tester", Cancel);
        Assert.Equal(
            new Text("“图斑.shp”只是 shapefile 的一部分。", "'图斑.shp' is only a part of a shapefile."),
            outcome.Problem!.Message);
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
    }

    private async Task<UploadRecord?> DropAsync(string ending)
    {
        await host.PutAsync(Place + "图斑" + ending, parts[ending]);
        return await TakeAsync(ending);
    }

    private async Task DropAllAsync()
    {
        foreach (var ending in parts.Keys)
        {
            await DropAsync(ending);
        }
    }

    private Task<UploadRecord?> TakeAsync(string ending) => host.Backend.Intake.TakeAsync(Place + "图斑" + ending, "tester", Cancel);

    private async Task<List<UploadRecord>> UploadsAsync() => await host.Ledger.UploadsAsync("dandong", Cancel).ToListAsync(Cancel);
}
