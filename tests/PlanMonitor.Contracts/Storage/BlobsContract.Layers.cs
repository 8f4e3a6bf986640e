using NetTopologySuite.Geometries;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial;
using PlanMonitor.Spatial.LayerFiles;
using Xunit;

namespace PlanMonitor.Contracts.Storage;

public abstract partial class BlobsContract
{
    // Layer files lie in every store, and are read from it by ranges.
    [Fact]
    public async Task A_layer_file_is_read_by_ranges()
    {
        var (writer, content) = (new LayerFileWriter(new MemoryStream()), new MemoryStream());
        for (var i = 0; i < 2_000; i++)
        {
            var (west, south) = (123 + (0.01 * (i % 50)), 41 + (0.01 * (i / 50)));
            writer.Add(new(i + 1, $"F{i}", GeometrySettings.Factory.ToGeometry(new Envelope(west, west + 0.008, south, south + 0.008)), new Dictionary<string, string>(), []));
        }
        writer.Finish(content);
        content.Position = 0;
        var blob = (await Blobs.WriteAsync(Container, "plan/u.layer", content, BlobCondition.Always, Cancel)).Info!;

        var file = await LayerFile.OpenAsync(new BlobLayerBytes(Blobs, blob), Cancel);
        var near = await NearFeatures.ReadAsync("red-line", file, [new Envelope(123.105, 123.125, 41.101, 41.109), new Envelope(123.2, 123.201, 41.3, 41.301)], Cancel);

        Assert.Equal(4, near.Count);
        await Blobs.DeleteAsync(Container, "plan/u.layer", null, Cancel);
        await Assert.ThrowsAsync<EndOfStreamException>(() => NearFeatures.ReadAsync("red-line", file, [new Envelope(123.105, 123.125, 41.101, 41.109)], Cancel));
    }
}
