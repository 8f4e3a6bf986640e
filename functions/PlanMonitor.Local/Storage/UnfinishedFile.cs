namespace PlanMonitor.Local.Storage;

/// <summary>A file that takes the place of what has its name once it is whole; whatever happens before that, nothing of it is left.</summary>
/// <param name="target">Path of the file.</param>
internal sealed class UnfinishedFile(string target) : IDisposable
{
    /// <summary>Where it is written meanwhile.</summary>
    public string Path { get; } = target + ".tmp";

    /// <summary>It is whole.</summary>
    public void Finish() => File.Move(Path, target, overwrite: true);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
