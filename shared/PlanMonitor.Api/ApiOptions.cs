using PlanMonitor.Services.Ingest;

namespace PlanMonitor.Api;

/// <summary>What a host may set.</summary>
public sealed record ApiOptions
{
    /// <summary>Bytes of the largest upload.</summary>
    public long LargestUpload { get; init; } = HashedContent.Largest;

    /// <summary>Requests that one caller may send at once.</summary>
    public int Burst { get; init; } = 200;

    /// <summary>Requests that one caller may send each second over time.</summary>
    public int PerSecond { get; init; } = 20;
}
