using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Noding;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>One footprint (图斑) against layers. Intersections are planar in degrees, areas on the ellipsoid. For one thread.</summary>
/// <param name="footprint">The footprint.</param>
internal sealed class FootprintOverlay(Feature footprint)
{
    // What shares less is not looked at: it would be lost in the third decimal.
    private const double Least = 1e-4;

    // Of two sizes of one shape, reckoned in different orders.
    private const double Same = 1e-9;

    // Of one shared area, as a sum over boundaries and as a shape.
    private const double Known = 1e-6;

    // Its buffers are worth keeping: a province has a hundred thousand footprints.
    [ThreadStatic]
    private static OverlapKernel? _kernel;

    private FlatShape? _flat;

    /// <summary>Area of the footprint in m².</summary>
    public double Area { get; } = GeodesicArea.Of(footprint.Geometry);

    /// <summary>How the pairs so far were decided.</summary>
    public OverlayStats Stats { get; private set; }

    /// <summary>What the footprint shares with each feature of a layer that it shares any area with, in the order of the features.</summary>
    public IEnumerable<SharedArea> With(LayerIndex layer, int? except = null)
    {
        foreach (var position in layer.Candidates(footprint.Geometry.EnvelopeInternal))
        {
            if (position != except && Shared(layer, position) is { } shape)
            {
                var area = shape == footprint.Geometry ? Area : GeodesicArea.Of(shape);
                if (area > 0)
                {
                    yield return new(position, shape, area);
                }
            }
        }
    }

    // The footprint or the feature itself where one holds the other; null where they are apart.
    private Geometry? Shared(LayerIndex layer, int position)
    {
        var (kernel, patch, feature) = (_kernel ??= new(), _flat ??= ShapeCheck.Fit(footprint.Geometry), layer.Shape(position));
        var decided = kernel.Stats.Decided;
        var area = patch.Box.Meets(feature.Box) ? kernel.Shared(patch, feature) : 0;
        if (area < Least)
        {
            return Decided(null);
        }
        // Where no boundary crosses the other, one holds the other, or some parts of it.
        if (kernel.Stats.Decided > decided && patch.Area - area <= patch.Area * Same)
        {
            return Decided(footprint.Geometry);
        }
        if (kernel.Stats.Decided > decided && patch.Box.Holds(feature.Box) && OverlapKernel.Area(feature) - area <= area * Same)
        {
            return Decided(feature.ToGeometry());
        }
        var near = NearPart.Of(feature, patch.Box.Wider(NearPart.Margin));
        if (Intersection(near) is { } shared && Math.Abs(GeodesicArea.Of(shared) - area) <= (area * Known) + Least)
        {
            Stats += new OverlayStats(1, 0, 1, 0);
            return shared;
        }
        // Far from the footprint the part may cross itself, which the overlay may not take; the kernel has told what the area must be.
        Stats += new OverlayStats(1, 0, 1, 1);
        return OverlayNGRobust.Overlay(footprint.Geometry, layer.Features.Count > 0 ? layer.Features[position].Geometry : GeometryFixer.Fix(near), SpatialFunction.Intersection);
    }

    // Null where floating precision fails.
    private Geometry? Intersection(Geometry near)
    {
        try
        {
            // Nodes are not looked through once more for crossings that rounding left over, which takes two fifths of the time: the area of what comes out is known.
            return OverlayNG.Overlay(footprint.Geometry, near, SpatialFunction.Intersection, new MCIndexNoder(new IntersectionAdder(new RobustLineIntersector())));
        }
#pragma warning disable CA1031 // Whatever floating precision fails with, the robust method is the answer; if that fails too it is a bug and is thrown.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private Geometry? Decided(Geometry? shape)
    {
        Stats += new OverlayStats(1, 1, 0, 0);
        return shape;
    }
}

/// <summary>What a footprint shares with one feature.</summary>
/// <param name="Position">Position of the feature in its layer.</param>
/// <param name="Shape">The shared area; may carry points and lines where they also touch.</param>
/// <param name="Area">Its size in m².</param>
internal sealed record SharedArea(int Position, Geometry Shape, double Area);
