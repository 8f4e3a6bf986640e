using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>What one thread needs to measure what shapes share.</summary>
internal sealed class KernelTools
{
    private readonly OverlapKernel _kernel = new();
    private readonly ShapeCheck _check = new();

    /// <summary>Room for positions that are found.</summary>
    public List<int> Found { get; } = [];

    /// <summary>A valid geometry made fit for the kernel, with box, area and a tree of its own.</summary>
    public FlatShape Fit(Geometry geometry)
    {
        var shape = FlatShape.Of(geometry);
        _check.Adopt(shape);
        shape.Area = OverlapKernel.Area(shape);
        if (shape.Tree is not null)
        {
            shape.Tree = new();
            shape.Tree.Build(shape);
        }
        return shape;
    }

    /// <summary>Shared area in m²; nothing where their boxes are apart.</summary>
    public double Shared(FlatShape one, FlatShape other) => one.Box.Meets(other.Box) ? _kernel.Shared(one, other) : 0;
}
