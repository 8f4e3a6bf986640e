using Microsoft.Win32.SafeHandles;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>The bytes of a layer file on disk.</summary>
public sealed class LayerFileBytes : ILayerBytes, IDisposable
{
    private readonly SafeFileHandle _file;

    /// <summary>Opens a file.</summary>
    public LayerFileBytes(string path)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_file);
    }

    /// <inheritdoc/>
    public long Length { get; }

    /// <inheritdoc/>
    public Task ReadAsync(long at, Memory<byte> into, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        for (var done = 0; done < into.Length;)
        {
            var read = RandomAccess.Read(_file, into.Span[done..], at + done);
            done += read > 0 ? read : throw new EndOfStreamException($"The layer file ends before byte {at + into.Length}.");
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
