using NetTopologySuite.IO;
using PlanMonitor.Core.Rights;
using PlanMonitor.Spatial;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Services.Checks;

/// <summary>The boundaries of a register (矿区范围). They were checked when it was taken in; here they are only read.</summary>
internal static class RightBoundaries
{
    /// <summary>The rights that have a boundary as features, by their licences, in the order given.</summary>
    public static List<Feature> Of(IEnumerable<MiningRight> rights)
    {
        var reader = new WKTReader(GeometrySettings.Services);
        return [.. rights.Where(right => right.Boundary is not null)
            .Select(right => new Feature(right.Source.Line, right.Licence, reader.Read(right.Boundary), new Dictionary<string, string>(StringComparer.Ordinal), []))];
    }
}
