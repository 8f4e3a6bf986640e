namespace PlanMonitor.Spatial.Formats;

/// <summary>What a file may ask of memory. Beyond it a feature or the file is refused.</summary>
/// <param name="FeatureBytes">Largest feature in bytes of its file; at least 16.</param>
/// <param name="FeatureVertices">Most vertices of one feature.</param>
/// <param name="BufferBytes">Bytes read at a time; at least 16. The buffer grows only for a feature that does not fit.</param>
public sealed record FormatLimits(int FeatureBytes = 64 << 20, int FeatureVertices = 1_000_000, int BufferBytes = 1 << 20)
{
    /// <summary>Levels of JSON nesting.</summary>
    public const int Depth = 64;

    /// <summary>The limits of the product.</summary>
    public static FormatLimits Default { get; } = new();

    /// <summary>Most entries of an archive.</summary>
    public int ArchiveEntries { get; init; } = 2_000;

    /// <summary>Most bytes that an archive may have unpacked, all entries that are read together.</summary>
    public long InflatedBytes { get; init; } = 512L << 20;

    /// <summary>How many times its packed size an entry of an archive may have; looked at from the first megabyte on, since small files pack well.</summary>
    public int InflateRatio { get; init; } = 200;
}
