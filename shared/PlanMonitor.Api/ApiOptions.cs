using PlanMonitor.Services.Ingest;

namespace PlanMonitor.Api;

/// <summary>What a host may set.</summary>
public sealed record ApiOptions
{
    /// <summary>Bytes of the largest upload.</summary>
    public long LargestUpload { get; init; } = HashedContent.Largest;
}
