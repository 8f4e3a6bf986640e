using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>How much of each mining right (采矿权) footprints cover at each date.</summary>
public static class GroundByDate
{
    /// <summary>The covered area in m² for every right and group that share 1 m² or more, by right and in order of groups; footprints of one group that overlap each other count once.</summary>
    /// <param name="rights">Valid boundaries in degrees.</param>
    /// <param name="groups">Footprints, each group those of one date.</param>
    /// <param name="cancel">Ends it early.</param>
    public static IReadOnlyList<(int Right, int Group, double AreaM2)> Of(IReadOnlyList<Geometry> rights, IReadOnlyList<IReadOnlyList<Detection>> groups, CancellationToken cancel)
    {
        int[] groupOf = [.. groups.SelectMany((shapes, group) => shapes.Select(_ => group))];
        FlatShape[] fit = [.. groups.SelectMany(shapes => shapes.Select(each => each.Shape))];
        var options = new ParallelOptions { CancellationToken = cancel };
        var index = new ShapeIndex(fit);
        var areas = new List<(int Group, double AreaM2)>[rights.Count];
        Parallel.For(0, rights.Count, options, () => new KernelTools(), (right, _, tools) =>
        {
            var boundary = ShapeCheck.Fit(rights[right]);
            tools.Found.Clear();
            index.Find(boundary.Box, tools.Found);
            areas[right] =
            [
                .. tools.Found.Order().Select(i => (At: i, Area: tools.Shared(fit[i], boundary))).Where(part => part.Area >= FootprintAnalysis.LeastOverlap).ToList()
                    .GroupBy(part => groupOf[part.At]).OrderBy(group => group.Key).Select(group => (group.Key, Covered(tools, boundary, [.. group]))),
            ];
            return tools;

            double Covered(KernelTools with, FlatShape of, List<(int At, double Area)> parts) => Overlap(with, fit, parts)
                ? with.Shared(ShapeCheck.Fit(Areas(OverlayNGRobust.Union(parts.Select(part => fit[part.At].ToGeometry()), GeometrySettings.Factory))), of)
                : parts.Sum(part => part.Area);
        }, _ => { });
        return [.. areas.SelectMany((found, right) => found.Select(each => (right, each.Group, each.AreaM2)))];
    }

    private static bool Overlap(KernelTools tools, FlatShape[] shapes, List<(int At, double Area)> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (tools.Shared(shapes[parts[i].At], shapes[parts[j].At]) > 0)
                {
                    return true;
                }
            }
        }
        return false;
    }

    // A union may hold lines where shapes touch: only areas count.
    private static Geometry Areas(Geometry union) => union is Polygon or MultiPolygon ? union
        : GeometrySettings.Factory.CreateMultiPolygon([.. Enumerable.Range(0, union.NumGeometries).Select(union.GetGeometryN).OfType<Polygon>()]);
}
