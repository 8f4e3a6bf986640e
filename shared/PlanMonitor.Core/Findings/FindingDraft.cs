using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rules;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Findings;

/// <summary>A finding in the making: a rule fills in what it knows, <see cref="Done"/> adds ids and order.</summary>
public sealed record FindingDraft(RuleInfo Rule, CheckInput Input, Subject Subject)
{
    private const int MostEvidence = 1_000;

    private static readonly Comparer<Source> InFiles = Comparer<Source>.Create(Compare);

    /// <summary>How it came out.</summary>
    public FindingStatus Status { get; init; }

    /// <summary>How much it weighs.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>What was found.</summary>
    public decimal? Measured { get; init; }

    /// <summary>What it is held against.</summary>
    public decimal? Limit { get; init; }

    /// <summary>Unit of both.</summary>
    public string? Unit { get; init; }

    /// <summary>What is weighed.</summary>
    public string? Basis { get; init; }

    /// <summary>Places in the plan.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Rows that were read.</summary>
    public IEnumerable<Source> Evidence { get; init; } = [];

    /// <summary>Data that is lacking.</summary>
    public IEnumerable<string> Missing { get; init; } = [];

    /// <summary>Readings that it rests on.</summary>
    public IEnumerable<string> Readings { get; init; } = [];

    /// <summary>What it says.</summary>
    public Text Message { get; init; } = new("", "");

    // A total over a thousand rows is looked up in the files, not row by row; and a finding must fit into a row of a table.
    private IReadOnlyList<Source> EvidenceInOrder()
    {
        if (Evidence is IReadOnlyList<Source> { Count: <= 1 } few)
        {
            return few;
        }
        var all = Evidence as IReadOnlyList<Source> ?? Evidence.ToList();
        if (all.Count <= MostEvidence && IsInOrder(all))
        {
            return all;
        }
        all = all.Distinct().ToList();
        return [.. (all.Count <= MostEvidence ? all : all.Select(source => source with { Line = Source.WholeFile }).Distinct()).Order(InFiles)];
    }

    // Mostly they are few and in order, and nothing has to be sorted or set apart a million times.
    private static bool IsInOrder(IReadOnlyList<Source> sources)
    {
        for (var place = 1; place < sources.Count; place++)
        {
            if (Compare(sources[place - 1], sources[place]) >= 0)
            {
                return false;
            }
        }
        return true;
    }

    private static int Compare(Source one, Source other) =>
        string.CompareOrdinal(one.Sha256, other.Sha256) is var file and not 0 ? file
            : one.Line.CompareTo(other.Line) is var line and not 0 ? line
            : string.CompareOrdinal(one.File, other.File);

    private IReadOnlyList<Citation> CitationsOnce()
    {
        for (var place = 1; place < Citations.Count; place++)
        {
            for (var before = 0; before < place; before++)
            {
                if (Citations[before] == Citations[place])
                {
                    return [.. Citations.Distinct()];
                }
            }
        }
        return Citations;
    }

    // Most findings lack nothing and rest on no reading; a province has a million of them.
    private static string[] InOrder(IEnumerable<string> words) =>
        words.TryGetNonEnumeratedCount(out var count) && count == 0 ? [] : words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

    /// <summary>The finding. One that rests on a reading weighs at most M; one from a draft says so.</summary>
    public Finding Done()
    {
        var plan = Input.Plan;
        var alert = Rule.Yearly
            ? StableHash.Id(Rule.Id, Subject.Key, plan.Id, $"{Input.Year}")
            : StableHash.Id(Rule.Id, Subject.Key, plan.Id);
        var readings = InOrder(Readings);
        return new(
            Finding.IdOf(alert, Input.Year), alert, Rule.Id, Status, readings.Length > 0 && Severity > Severity.M ? Severity.M : Severity, Subject, Input.Year, plan.Version.Id,
            Measured, Limit, Unit, Basis, Measured is { } measured && Limit is { } limit && limit != 0 ? decimal.Round(measured / limit, 6, MidpointRounding.AwayFromZero) : null,
            CitationsOnce(),
            EvidenceInOrder(),
            InOrder(Missing), readings,
            plan.IsDraft ? new("【草案】" + Message.Zh, "[draft plan] " + Message.En) : Message)
        {
            County = Status is FindingStatus.Fail or FindingStatus.Warn ? Input.CountyOf(Subject) : null,
        };
    }
}
