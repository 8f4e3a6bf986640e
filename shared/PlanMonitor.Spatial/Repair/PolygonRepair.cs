using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Valid;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Repair;

/// <summary>Repairs invalid polygons so that they keep the area that is drawn: every lobe of a self-crossing ring stays.</summary>
internal static class PolygonRepair
{
    /// <summary>More crossings than this are no slip of the hand.</summary>
    public const int MostCrossings = 10_000;

    /// <summary>A valid geometry with one remark that says what was wrong and how the area changed, or the problem that refuses the feature.</summary>
    public static Outcome<BuiltGeometry> Fix(Geometry geometry, TopologyValidationError error, int record, RepairLimit limit)
    {
        if (CrossingCounter.Exceeds(geometry, MostCrossings))
        {
            return Problem.Of("geometry.too-tangled", record, "geometry", arguments: ("limit", MostCrossings));
        }
        var code = Code(error.ErrorType);
        var repaired = error.ErrorType == TopologyValidationErrors.HoleOutsideShell ? ShellFirst(geometry) : null;
        if (repaired is not null)
        {
            code = "geometry.ring-order";
        }
        repaired ??= Clean(geometry);
        var after = repaired is null ? 0 : GeodesicArea.Of(repaired);
        if (repaired is null || after == 0)
        {
            return Refused("geometry.beyond-repair", record, error);
        }
        var before = GeodesicArea.Of(geometry);
        // Which ring is the shell is plain to see, however the signs of the areas come out.
        return code == "geometry.ring-order" || limit.Allows(before, after)
            ? new BuiltGeometry(repaired, [Problem.Of(code, record, "geometry", null, ("place", Place(error)), ("before", Written(before)), ("after", Written(after)))])
            : Problem.Of("geometry.repair-too-large", record, "geometry", null, ("place", Place(error)), ("before", Written(before)), ("after", Written(after)));
    }

    /// <summary>A problem with the place of the fault.</summary>
    public static Problem Refused(string code, int record, TopologyValidationError error) =>
        Problem.Of(code, record, "geometry", null, ("place", Place(error)));

    private static string Place(TopologyValidationError error) => CrsRefusals.Written(error.Coordinate.X, error.Coordinate.Y);

    private static string Written(double area) => area.ToString("F1", CultureInfo.InvariantCulture);

    // GeometryFixer takes each ring by its winding: both lobes of a figure of eight stay, and what is covered twice is kept once.
    private static Geometry? Clean(Geometry geometry)
    {
        try
        {
            var repaired = GeometryFixer.Fix(geometry);
            if (!repaired.IsValid)
            {
                repaired = OverlayNGRobust.Union(repaired);
            }
            if (repaired is MultiPolygon { NumGeometries: 1 })
            {
                repaired = repaired.GetGeometryN(0);
            }
            return repaired is Polygon or MultiPolygon && repaired.IsValid ? repaired : null;
        }
#pragma warning disable CA1031 // NetTopologySuite reports numeric failure by many unrelated exceptions; all mean that there is no repair.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    // A polygon whose shell was written after a hole: the ring round all others is the shell.
    private static Geometry? ShellFirst(Geometry geometry)
    {
        var polygons = Enumerable.Range(0, geometry.NumGeometries).Select(part => Reordered((Polygon)geometry.GetGeometryN(part))).ToArray();
        Geometry reordered = polygons.Length == 1 ? polygons[0] : geometry.Factory.CreateMultiPolygon(polygons);
        return reordered.IsValid ? reordered : null;
    }

    private static Polygon Reordered(Polygon polygon)
    {
        LinearRing[] rings = [(LinearRing)polygon.ExteriorRing, .. polygon.InteriorRings.Cast<LinearRing>()];
        var shell = rings.MaxBy(ring => ring.EnvelopeInternal.Area)!;
        return polygon.Factory.CreatePolygon(shell, [.. rings.Where(ring => ring != shell)]);
    }

    private static string Code(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection => "geometry.self-crossing",
        TopologyValidationErrors.RingSelfIntersection => "geometry.ring-touches-itself",
        TopologyValidationErrors.HoleOutsideShell => "geometry.hole-outside",
        TopologyValidationErrors.NestedHoles => "geometry.holes-nested",
        TopologyValidationErrors.NestedShells => "geometry.parts-overlap",
        TopologyValidationErrors.DisconnectedInteriors => "geometry.interior-cut",
        _ => "geometry.invalid",
    };
}
