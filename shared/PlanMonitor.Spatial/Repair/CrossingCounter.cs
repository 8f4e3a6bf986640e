using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Noding;

namespace PlanMonitor.Spatial.Repair;

/// <summary>Counts how often the rings of a geometry cross, and stops at a limit: repairing costs what there are crossings, and their number can be squared in the vertices.</summary>
internal sealed class CrossingCounter(int limit) : ISegmentIntersector
{
    private readonly RobustLineIntersector _intersector = new();
    private int _count;

    /// <inheritdoc/>
    public bool IsDone => _count > limit;

    /// <summary>Whether there are more crossings than the limit.</summary>
    public static bool Exceeds(Geometry geometry, int limit)
    {
        var counter = new CrossingCounter(limit);
        var rings = LinearComponentExtracter.GetLines(geometry).OfType<LineString>().Select(ring => (ISegmentString)new NodedSegmentString(ring.Coordinates, ring));
        new MCIndexNoder(counter).ComputeNodes([.. rings]);
        return counter.IsDone;
    }

    /// <inheritdoc/>
    public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
    {
        if (e0 == e1 && segIndex0 == segIndex1)
        {
            return;
        }
        _intersector.ComputeIntersection(
            e0.Coordinates[segIndex0], e0.Coordinates[segIndex0 + 1], e1.Coordinates[segIndex1], e1.Coordinates[segIndex1 + 1]);
        if (_intersector.HasIntersection && (_intersector.IsProper || _intersector.IntersectionNum > 1))
        {
            _count++;
        }
    }
}
