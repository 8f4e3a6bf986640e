using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>
/// What one rule finds, in the order of its subjects, packed while it is judged: a rule on the footprints of a province has three hundred thousand findings, too many to
/// hold. A rule that gives its findings in this order is held frame by frame, any other one as a whole.
/// </summary>
internal sealed class JudgedRule
{
    private const int FindingsPerFrame = 512;

    private readonly FramePacker _packer;
    private readonly Func<Finding, bool> _tells;
    private readonly CancellationToken _cancel;

    private JudgedRule(FramePacker packer, Func<Finding, bool> tells, CancellationToken cancel) => (_packer, _tells, _cancel) = (packer, tells, cancel);

    /// <summary>The frames.</summary>
    public List<PackedFrame> Frames { get; } = [];

    /// <summary>What the alerts are held against, without what no alert shows.</summary>
    public List<Finding> Telling { get; } = [];

    /// <summary>How many findings came out in which way.</summary>
    public StatusCounts Counts { get; } = new();

    /// <summary>Judges a rule. <paramref name="tells"/> says of which findings that pass the alerts have to know.</summary>
    public static JudgedRule Of(IRule rule, CheckInput input, FramePacker packer, Func<Finding, bool> tells, CancellationToken cancel)
    {
        var judged = new JudgedRule(packer, tells, cancel);
        if (!judged.AddInOrder(rule.Evaluate(input)))
        {
            // Frames were packed before it showed: what they lack comes before them.
            judged = new(packer, tells, cancel);
            judged.AddSorted([.. rule.Evaluate(input)]);
        }
        return judged;
    }

    private bool AddInOrder(IEnumerable<Finding> findings)
    {
        var held = new List<Finding>(FindingsPerFrame);
        var sorted = true;
        var last = "";
        foreach (var finding in findings)
        {
            var key = sorted ? finding.Subject.Key : "";
            if (sorted && string.CompareOrdinal(last, key) > 0)
            {
                if (Frames.Count > 0)
                {
                    return false;
                }
                sorted = false;
            }
            if (sorted && held.Count == FindingsPerFrame)
            {
                Add(held);
                held.Clear();
            }
            held.Add(finding);
            last = key;
        }
        if (sorted && held.Count > 0)
        {
            Add(held);
        }
        else
        {
            AddSorted(held);
        }
        return true;
    }

    private void AddSorted(List<Finding> findings)
    {
        foreach (var some in findings.OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal).Chunk(FindingsPerFrame))
        {
            Add(some);
        }
    }

    private void Add(IReadOnlyList<Finding> findings)
    {
        _cancel.ThrowIfCancellationRequested();
        Frames.Add(_packer.Pack(findings));
        foreach (var finding in findings)
        {
            Counts.Add(finding.Status);
            if (finding.Status != FindingStatus.Pass || _tells(finding))
            {
                Telling.Add(finding with { Citations = [], Evidence = [], Missing = [], Readings = [] });
            }
        }
    }
}
