namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>The bytes of a layer file, read by ranges: a file, or a blob.</summary>
public interface ILayerBytes
{
    /// <summary>How many there are.</summary>
    long Length { get; }

    /// <summary>Reads as many as <paramref name="into"/> holds; several reads may run at once. Throws where there are fewer.</summary>
    Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel);
}
