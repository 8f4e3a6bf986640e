using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.LayerFiles;

namespace PlanMonitor.Services.Layers;

/// <summary>The bytes of a layer file in a store of blobs, read by ranges.</summary>
public sealed class BlobLayerBytes(IBlobs blobs, BlobInfo blob) : ILayerBytes
{
    /// <inheritdoc/>
    public long Length => blob.Length;

    /// <inheritdoc/>
    /// <exception cref="EndOfStreamException">The blob is gone, or shorter.</exception>
    public async Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel)
    {
        await using var content = await blobs.OpenAsync(blob.Container, blob.Name, at, into.Length, cancel) ?? throw new EndOfStreamException($"The layer file {blob.Name} is gone.");
        await content.Stream.ReadExactlyAsync(into, cancel);
    }
}
