using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Checks;

/// <summary>The rights that a rule wants apart.</summary>
/// <param name="Rule">A spatial rule with a distance.</param>
/// <param name="Rights">The boundaries of the rights that it concerns.</param>
internal sealed record SpacedRights(SpatialRule Rule, IReadOnlyList<Feature> Rights)
{
    private readonly HashSet<string> _concerned = Rights.Select(right => right.Id).ToHashSet(StringComparer.Ordinal);

    // Without a unit the figure is in metres.
    private readonly double _metres = (double)(Rule.Distance!.Value * (Unit.Parse(Rule.DistanceUnit ?? "").TryGet(out var unit, out _) ? unit.Factor : 1));

    /// <summary>The other rights nearer to one than the rule wants, else the nearest of all; nearest first. Nothing where the rule does not concern it.</summary>
    public IReadOnlyList<NearRight> NearTo(Feature right)
    {
        if (!_concerned.Contains(right.Id))
        {
            return [];
        }
        List<(double Metres, string Licence)> found = [];
        // By the distance of the boxes: once that is beyond what is wanted and beyond the nearest, nothing nearer comes.
        foreach (var (other, least) in Rights.Where(other => other != right).Select(other => (other, Least: BoundaryDistance.Least(right.Geometry, other.Geometry))).OrderBy(pair => pair.Least))
        {
            if (least > _metres && found.Count > 0 && least > found.Min(near => near.Metres))
            {
                break;
            }
            found.Add((BoundaryDistance.Metres(right.Geometry, other.Geometry), other.Id));
        }
        found.Sort();
        return [.. found.Where((near, i) => i == 0 || near.Metres < _metres).Select(near => new NearRight(Rule.Id, near.Licence, Math.Round((decimal)near.Metres, 1)))];
    }
}
