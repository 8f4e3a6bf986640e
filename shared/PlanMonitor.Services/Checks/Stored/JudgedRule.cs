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
            judged.Add(Sorted([.. rule.Evaluate(input).Select(finding => (finding.Subject.Key, finding))]));
        }
        return judged;
    }

    // False where a finding comes too late: it belongs into a frame that is packed already.
    private bool AddInOrder(IEnumerable<Finding> findings)
    {
        var held = new List<(string Key, Finding Finding)>(MostHeld);
        var (packed, sorted) = ("", true);
        foreach (var finding in findings)
        {
            var key = finding.Subject.Key;
            sorted = sorted && (held.Count == 0 || string.CompareOrdinal(held[^1].Key, key) <= 0);
            held.Add((key, finding));
            if (held.Count == MostHeld)
            {
                (held, sorted) = (sorted ? held : Sorted(held), true);
                if (string.CompareOrdinal(packed, held[0].Key) > 0)
                {
                    return false;
                }
                Add(held[..(MostHeld / 2)]);
                packed = held[(MostHeld / 2) - 1].Key;
                held.RemoveRange(0, MostHeld / 2);
            }
        }
        held = Sorted(held);
        if (held.Count > 0 && string.CompareOrdinal(packed, held[0].Key) > 0)
        {
            return false;
        }
        Add(held);
        return true;
    }

    private static List<(string Key, Finding Finding)> Sorted(List<(string Key, Finding Finding)> findings) => [.. findings.OrderBy(held => held.Key, StringComparer.Ordinal)];

    private void Add(List<(string Key, Finding Finding)> findings)
    {
        foreach (var some in findings.Chunk(FindingsPerFrame))
        {
            Add([.. some.Select(held => held.Finding)]);
        }
    }

    private void Add(Finding[] findings)
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
