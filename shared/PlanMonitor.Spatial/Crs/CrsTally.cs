using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Crs;

/// <summary>Counts how the features of a file were decided, by the part of the file that they stand in.</summary>
public sealed class CrsTally
{
    private readonly Dictionary<(string Part, CrsDecision Decision), int> _counts = [];

    /// <summary>The decisions and how many features each has, by part and code: in whatever order the features came.</summary>
    public IEnumerable<(string? Part, CrsDecision Decision, int Count)> Decisions => _counts
        .OrderBy(pair => pair.Key.Part, StringComparer.Ordinal).ThenBy(pair => pair.Key.Decision.Code, StringComparer.Ordinal).ThenBy(pair => pair.Key.Decision.Epsg)
        .ThenBy(pair => pair.Key.Decision.Claim, StringComparer.Ordinal).ThenBy(pair => pair.Key.Decision.Reading.Swapped)
        .Select(pair => (pair.Key.Part.Length == 0 ? null : pair.Key.Part, pair.Key.Decision, pair.Value));

    /// <summary>Counts one feature.</summary>
    public void Add(Feature feature)
    {
        var key = (feature.Part ?? "", feature.Crs);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    /// <summary>What is remarkable, each with the part of the file.</summary>
    public IEnumerable<Problem> Remarks() => Decisions.SelectMany(each => each.Decision.Remarks(each.Count).Select(remark => remark with { Part = each.Part }));
}
