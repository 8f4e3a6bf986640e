using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>What one thread needs to measure what shapes share.</summary>
internal sealed class KernelTools
{
    private readonly OverlapKernel _kernel = new();

    /// <summary>Room for positions that are found.</summary>
    public List<int> Found { get; } = [];

    /// <summary>Shared area in m²; nothing where their boxes are apart.</summary>
    public double Shared(FlatShape one, FlatShape other) => one.Box.Meets(other.Box) ? _kernel.Shared(one, other) : 0;
}
