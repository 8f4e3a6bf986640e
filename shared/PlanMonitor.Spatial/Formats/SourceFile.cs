namespace PlanMonitor.Spatial.Formats;

/// <summary>A file to read features from. Its name is for messages and never decides what the file is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Open">Opens it from its beginning, seekable; whoever calls it disposes the stream.</param>
public sealed record SourceFile(string Name, Func<Stream> Open)
{
    /// <summary>Content that lies in memory.</summary>
    public static SourceFile Of(string name, byte[] content) => new(name, () => new MemoryStream(content, writable: false));
}
