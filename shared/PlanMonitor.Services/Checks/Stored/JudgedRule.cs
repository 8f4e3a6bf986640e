using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>
/// What one rule finds, in the order of its subjects, packed while it is judged: a rule on the footprints of a province has three hundred thousand findings, too many to
/// hold. Of a rule that gives its findings about in this order some thousands are held at once, any other one is held as a whole.
/// </summary>
internal sealed class JudgedRule
{
    private const int FindingsPerFrame = 512;
    private const int MostHeld = 8 * FindingsPerFrame;

    private readonly List<Finding> _telling = [];
    private bool _inOrder = true;
    private string _packed = "";

    private JudgedRule()
    {
    }

    /// <summary>The frames.</summary>
    public List<PackedFrame> Frames { get; } = [];

    /// <summary>What the alerts are held against, without what no alert shows.</summary>
    public IEnumerable<Finding> Telling => _inOrder ? _telling : _telling.OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal);

    /// <summary>How many findings came out in which way.</summary>
    public StatusCounts Counts { get; } = new();

    /// <summary>Judges a rule. <paramref name="tells"/> says of which findings that pass the alerts have to know.</summary>
    public static JudgedRule Of(IRule rule, CheckInput input, FramePacker packer, Func<Finding, bool> tells, CancellationToken cancel)
    {
        var judged = new JudgedRule();
        if (!judged.Add(rule, input, packer, tells, MostHeld, cancel))
        {
            // Frames were packed before it showed: what they lack comes before them.
            judged = new();
            judged.Add(rule, input, packer, tells, int.MaxValue, cancel);
        }
        return judged;
    }

    // False where a finding comes too late: it belongs into a frame that is packed already. What is judged outlives the input: nothing of this stays with it.
    private bool Add(IRule rule, CheckInput input, FramePacker packer, Func<Finding, bool> tells, int most, CancellationToken cancel)
    {
        var held = packer.Begin();
        foreach (var finding in rule.Evaluate(input))
        {
            held.Add(finding);
            Counts.Add(finding.Status);
            if (finding.Status != FindingStatus.Pass || tells(finding))
            {
                _telling.Add(finding with { Citations = [], Evidence = [], Missing = [], Readings = [] });
            }
            _inOrder = _inOrder && held.InOrder;
            if (held.All.Count == most)
            {
                if (!Pack(rule, packer, held, most / 2, cancel))
                {
                    return false;
                }
                held.RemoveFirst(most / 2);
            }
        }
        return Pack(rule, packer, held, held.All.Count, cancel);
    }

    private bool Pack(IRule rule, FramePacker packer, WrittenFindings held, int count, CancellationToken cancel)
    {
        held.Sort();
        if (count > 0 && string.CompareOrdinal(_packed, held.All[0].Key) > 0)
        {
            return false;
        }
        for (var from = 0; from < count; from += FindingsPerFrame)
        {
            cancel.ThrowIfCancellationRequested();
            Frames.Add(packer.Pack(rule.Info.Id, held, from, Math.Min(FindingsPerFrame, count - from)));
            _packed = held.All[Math.Min(from + FindingsPerFrame, count) - 1].Key;
        }
        return true;
    }
}
