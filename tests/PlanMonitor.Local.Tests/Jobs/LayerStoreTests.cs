using PlanMonitor.Core.Json;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Layer files are made when a layer is taken in, and made again where they are not what they should be: a check says the same with every one of them lost.</summary>
public sealed class LayerStoreTests : IAsyncLifetime
{
    private JobHost host = null!;
    private UploadRecord layer = null!;
    private string sound = null!;

    public static TheoryData<string, Func<byte[], byte[]?>> Damages => new()
    {
        { "lost", _ => null },
        { "empty", _ => [] },
        { "cut off", file => file[..(file.Length / 2)] },
        { "no layer file", file => new byte[file.Length] },
        { "of a later version", file => [.. file[..8], 99, .. file[9..]] },
        { "damaged among its pages", file => [.. file[..70], (byte)(file[70] ^ 0xFF), .. file[71..]] },
        { "damaged in its index", file => [.. file[..^40], (byte)(file[^40] ^ 0xFF), .. file[^39..]] },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null)));
        layer = await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.25), ("L2", 124.255)));
        await host.TakeAsync("footprints/dandong/2024/-/f.geojson", Uploads.Features("JCBH", ("T1", 124.248), ("T2", 124.5)));
        sound = await FindingsAsync();
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_layer_that_is_taken_in_has_its_file()
    {
        var (name, content) = Assert.Single(await host.BlobsAsync(LayerStore.Container));
        Assert.StartsWith($"dandong/{layer.Id}-2.1-", name, StringComparison.Ordinal);
        Assert.Equal("PMLAYER\n"u8.ToArray(), content[..8]);
        Assert.Contains("\"feature\":\"L2\"", sound, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_file_that_is_not_sound_is_made_again(string what, Func<byte[], byte[]?> damage)
    {
        var (name, content) = (await host.BlobsAsync(LayerStore.Container)).Single();
        await host.Storage.Blobs.DeleteAsync(LayerStore.Container, name, null, Cancel);
        if (damage(content) is { } damaged)
        {
            await host.Storage.Blobs.WriteAsync(LayerStore.Container, name, new MemoryStream(damaged), BlobCondition.Always, Cancel);
        }
        Assert.True(await FindingsAsync() == sound, what);
        Assert.Equal(content, (await host.BlobsAsync(LayerStore.Container))[name]);
    }

    [Fact]
    public async Task A_rejected_layer_has_none()
    {
        await host.TakeAsync("layer/dandong/-/farmland/l.geojson", """{"type":"FeatureCollection","features":[]}""");
        Assert.Single(await host.BlobsAsync(LayerStore.Container));
    }

    [Fact]
    public async Task A_layer_whose_ingest_was_cut_off_before_it_counted_is_taken_in_again()
    {
        var crash = new CrashPoint();
        await using var other = await JobHost.OpenAsync(crash.Around);
        await other.PutAsync("layer/dandong/-/red-line/l.geojson", System.Text.Encoding.UTF8.GetBytes(Uploads.Features("BSM", ("L1", 124.25))));
        crash.Set(1, afterwards: false);
        await Assert.ThrowsAsync<IOException>(() => other.Ingest.RunAsync("layer/dandong/-/red-line/l.geojson", "tester", null, Cancel));
        Assert.True(crash.Reached);
        crash.Set(int.MaxValue, afterwards: false);
        var files = await other.BlobsAsync(LayerStore.Container);
        Assert.False((await other.Ingest.RunAsync("layer/dandong/-/red-line/l.geojson", "tester", null, Cancel))!.Receipt.IsRejected);
        Assert.Equal(Assert.Single(files), Assert.Single(await other.BlobsAsync(LayerStore.Container)));
    }

    [Fact]
    public async Task Files_that_no_upload_names_any_more_are_removed_a_day_later()
    {
        string[] containers = [LayerStore.Container, PatchStore.Container];
        var named = await NamesAsync();
        foreach (var container in containers)
        {
            // Of an older version, of another table of names, of an upload that never counted.
            foreach (var name in new[] { $"dandong/{layer.Id}-1.1-0.layer", $"dandong/{layer.Id}-2.1-ffff.patches", "dandong/0123456789abcdef0123-2.1-0.layer" })
            {
                await host.Storage.Blobs.WriteAsync(container, name, new MemoryStream([1]), BlobCondition.Always, Cancel);
            }
        }
        Assert.Equal(0, (await host.Backend.Reconcile.RunAsync(Cancel)).Swept);
        Assert.Equal(named.Count + 6, (await NamesAsync()).Count);
        host.Time.Advance(ReconcileJob.FactsKept + TimeSpan.FromHours(1));
        Assert.Equal(6, (await host.Backend.Reconcile.RunAsync(Cancel)).Swept);
        Assert.Equal(named, await NamesAsync());
        Assert.Equal(sound, await FindingsAsync());

        async Task<List<string>> NamesAsync() => [.. (await Task.WhenAll(containers.Select(container => host.BlobsAsync(container)))).SelectMany(blobs => blobs.Keys)];
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
