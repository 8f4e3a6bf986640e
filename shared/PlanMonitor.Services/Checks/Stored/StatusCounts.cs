using PlanMonitor.Core.Findings;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>How many findings came out in which way.</summary>
internal sealed class StatusCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<FindingStatus>().Length];

    /// <summary>All of them.</summary>
    public int Sum => _counts.Sum();

    /// <summary>Those of one status.</summary>
    public int Of(FindingStatus status) => _counts[(int)status];

    /// <summary>Counts one.</summary>
    public void Add(FindingStatus status) => _counts[(int)status]++;

    /// <summary>Counts what was counted elsewhere.</summary>
    public void Add(StatusCounts others)
    {
        for (var status = 0; status < _counts.Length; status++)
        {
            _counts[status] += others._counts[status];
        }
    }
}
