using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;

namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>The areas of a footprint as the review sheets have them, in 亩 to 0.01.</summary>
/// <param name="Total">地块总面积.</param>
/// <param name="Areas">Areas by column; a column for which there is no layer is not there.</param>
/// <param name="Balanced">Whether 地块 = 耕地 + 非耕农用地 + 未利用地 + 建设用地 holds within 0.01 亩; null where one of these has no layer.</param>
public sealed record ReviewAreas(decimal Total, IReadOnlyDictionary<ReviewColumn, decimal> Areas, bool? Balanced)
{
    private const decimal Tolerance = 0.01m;
    private const decimal Cent = 0.01m;

    private static readonly ReviewColumn[] Parts = [ReviewColumn.Cropland, ReviewColumn.OtherFarmland, ReviewColumn.Unused, ReviewColumn.BuiltUp];

    /// <summary>
    /// The areas of a footprint. Ground that two features of a column share counts once. Where the four parts make up the whole within 0.01 亩 their roundings are set so that the printed
    /// figures add up to the printed total (平差); where they do not, they stay as measured.
    /// </summary>
    /// <param name="footprint">The footprint.</param>
    /// <param name="columns">The column of each layer that fills one.</param>
    public static ReviewAreas Of(FootprintOverlaps footprint, IReadOnlyDictionary<string, ReviewColumn> columns)
    {
        var exact = columns.Values.Distinct().ToDictionary(column => column, column => Mu(Covered([.. footprint.Overlaps.Where(overlap => columns.TryGetValue(overlap.Layer, out var of) && of == column)])));
        var whole = Mu(footprint.AreaM2);
        var total = Rounded(whole);
        var areas = exact.ToDictionary(pair => pair.Key, pair => Rounded(pair.Value));
        if (!Array.TrueForAll(Parts, exact.ContainsKey))
        {
            return new(total, areas, null);
        }
        var balanced = Math.Abs(whole - Parts.Sum(part => exact[part])) <= Tolerance;
        if (balanced)
        {
            Balance(exact, areas, total);
        }
        return new(total, areas, balanced);
    }

    private static double Covered(List<OverlapShape> shapes) => shapes switch
    {
        [] => 0,
        [var only] => only.AreaM2,
        _ => GeodesicArea.Of(OverlayNGRobust.Union(shapes.SelectMany(shape => Polygons(shape.Shape)), GeometrySettings.Factory)),
    };

    // A cent more where rounding took the most, a cent less where it gave the most.
    private static void Balance(Dictionary<ReviewColumn, decimal> exact, Dictionary<ReviewColumn, decimal> areas, decimal total)
    {
        for (var difference = total - Parts.Sum(part => areas[part]); difference != 0; difference = total - Parts.Sum(part => areas[part]))
        {
            var step = difference > 0 ? Cent : -Cent;
            var part = Parts.Where(part => exact[part] > 0 && areas[part] + step >= 0).DefaultIfEmpty(Parts[0]).MaxBy(part => (exact[part] - areas[part]) * Math.Sign(step));
            areas[part] += step;
        }
    }

    private static decimal Mu(double squareMetres) => (decimal)OverlapShape.MuOf(squareMetres);

    private static decimal Rounded(decimal mu) => Math.Round(mu, 2, MidpointRounding.AwayFromZero);

    private static IEnumerable<Geometry> Polygons(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN);
}
