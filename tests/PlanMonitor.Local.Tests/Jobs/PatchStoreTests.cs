using System.Text;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>The files of footprints are made when an upload is taken in, and made again where they are not what they should be: a check says the same with every one of them lost.</summary>
public sealed class PatchStoreTests : IAsyncLifetime
{
    private const int Sites = 700;
    private JobHost host = null!;
    private UploadRecord upload = null!;
    private string sound = null!;

    public static TheoryData<string, Func<byte[], byte[]?>> Damages => new()
    {
        { "lost", _ => null },
        { "empty", _ => [] },
        { "cut off", file => file[..(file.Length / 2)] },
        { "no such file", file => new byte[file.Length] },
        { "of a later version", file => [.. file[..8], 99, .. file[9..]] },
        { "damaged in its index", file => [.. file[..40], (byte)(file[40] ^ 0xFF), .. file[41..]] },
        { "damaged in its first block", file => [.. file[..200], (byte)(file[200] ^ 0xFF), .. file[201..]] },
        { "damaged in its last block", file => [.. file[..^40], (byte)(file[^40] ^ 0xFF), .. file[^39..]] },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.1)));
        await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.25), ("L2", 124.255)));
        upload = await host.TakeAsync("footprints/dandong/2024/-/f.geojson", Uploads.Features("JCBH", [.. Enumerable.Range(0, Sites).Select(site => ($"T{site:D4}", 124 + (site * 0.001)))]));
        sound = await FindingsAsync();
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_upload_that_is_taken_in_has_its_file()
    {
        var (name, content) = Assert.Single(await host.BlobsAsync(PatchStore.Container));
        Assert.StartsWith($"dandong/{upload.Id}-1.1-", name, StringComparison.Ordinal);
        Assert.Equal("PMPATCH\n"u8.ToArray(), content[..8]);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_file_that_is_not_sound_is_made_again(string what, Func<byte[], byte[]?> damage)
    {
        var (name, content) = (await host.BlobsAsync(PatchStore.Container)).Single();
        await host.Storage.Blobs.DeleteAsync(PatchStore.Container, name, null, Cancel);
        if (damage(content) is { } damaged)
        {
            await host.Storage.Blobs.WriteAsync(PatchStore.Container, name, new MemoryStream(damaged), BlobCondition.Always, Cancel);
        }
        Assert.True(await FindingsAsync() == sound, what);
        Assert.Equal(content, (await host.BlobsAsync(PatchStore.Container))[name]);
    }

    [Fact]
    public async Task A_slice_is_read_without_the_archived_upload()
    {
        await host.Storage.Blobs.DeleteAsync(IngestJob.Archive, upload.Blob, null, Cancel);
        Assert.True(await FindingsAsync() == sound);
    }

    [Fact]
    public async Task Without_both_files_the_check_says_what_is_gone()
    {
        await host.Storage.Blobs.DeleteAsync(IngestJob.Archive, upload.Blob, null, Cancel);
        await host.Storage.Blobs.DeleteAsync(PatchStore.Container, (await host.BlobsAsync(PatchStore.Container)).Keys.Single(), null, Cancel);
        var fault = await Assert.ThrowsAsync<FileNotFoundException>(FindingsAsync);
        Assert.Equal($"The archived upload {upload.Blob} is gone; restore it from a backup, or upload the file again.", fault.Message);
    }

    [Fact]
    public async Task A_rejected_upload_has_none()
    {
        await host.TakeAsync("footprints/dandong/2023/-/f.geojson", """{"type":"FeatureCollection","features":[]}""");
        Assert.Single(await host.BlobsAsync(PatchStore.Container));
    }

    [Fact]
    public async Task More_footprints_than_a_check_can_hold_are_refused_with_what_to_do()
    {
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (var i = 0; i <= FootprintJob.Most; i++)
        {
            text.Append(i > 0 ? "," : "").Append("{\"type\":\"Feature\",\"properties\":{\"JCBH\":\"").Append(i).Append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[124,40],[125,40],[125,41],[124,40]]]}}");
        }
        var record = await host.TakeAsync("footprints/dandong/2023/-/many.geojson", text.Append("]}").ToString());
        var problem = Assert.Single(record.Receipt.Problems);
        Assert.Equal(("footprint.too-many", "图斑超过 200000 个。", "There are more than 200000 footprints."), (problem.Code, problem.Message.Zh, problem.Message.En));
        Assert.Equal(("请按县或按季度拆分后分别上传。", "Split the file, by county or by quarter, and upload the parts."), (problem.Action.Zh, problem.Action.En));
        Assert.True(record.Receipt.IsRejected);
        Assert.Single(await host.BlobsAsync(PatchStore.Container));
    }

    // What was measured before is not read again, and what is measured is the same.
    private async Task<string> FindingsAsync()
    {
        await foreach (var blob in host.Storage.Blobs.ListAsync("facts", "", Cancel))
        {
            await host.Storage.Blobs.DeleteAsync("facts", blob.Name, null, Cancel);
        }
        return CanonicalJson.Write((await host.CheckAsync("dandong", 2024)).Findings);
    }
}
