using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Plans;

/// <summary>
/// The versions known of each plan. Which of two is newer: the one that replaces the other, directly or by way of others; else the one with the later date
/// (effectiveFrom, else issued; a partial date stands for its last day); a dated one before an undated one; else the one listed later.
/// </summary>
public sealed class PlanLibrary
{
    private static readonly Lazy<PlanLibrary> Embedded = new(() => new([.. BuiltInPlans.Names.Select(Embed)]));

    private readonly List<Plan> _versions = [];

    /// <summary>A library of these versions, in the order listed; a version with the id of an earlier one of the same plan stands in for it.</summary>
    public PlanLibrary(IReadOnlyList<Plan> versions)
    {
        foreach (var plan in versions)
        {
            var earlier = _versions.FindIndex(known => known.Id == plan.Id && known.Version.Id == plan.Version.Id);
            if (earlier >= 0)
            {
                _versions[earlier] = plan;
            }
            else
            {
                _versions.Add(plan);
            }
        }
        Problems = [.. _versions.Select(Problem).OfType<Problem>()];
    }

    /// <summary>The plans embedded in the product.</summary>
    public static PlanLibrary BuiltIn => Embedded.Value;

    /// <summary>Replacements that name no known version, or run in a circle.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Ids of the plans, in order.</summary>
    public IReadOnlyList<string> Ids => [.. _versions.Select(plan => plan.Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The newest version of each plan, in order of ids.</summary>
    public IReadOnlyList<Plan> NewestOfEach => [.. Ids.Select(id => Versions(id)[0])];

    /// <summary>The regions of the product and those that the newest versions bring.</summary>
    public RegionCatalogue Regions => NewestOfEach.Aggregate(RegionCatalogue.BuiltIn, (all, plan) => all.With(plan.Regions));

    /// <summary>This library and further versions, imported ones for example.</summary>
    public PlanLibrary With(IEnumerable<Plan> imported) => new([.. _versions, .. imported]);

    /// <summary>The versions of a plan, newest first.</summary>
    public IReadOnlyList<Plan> Versions(string id)
    {
        var left = _versions.Where(plan => plan.Id == id).ToList();
        List<Plan> ordered = [];
        while (left.Count > 0)
        {
            var newest = Newest(left);
            ordered.Add(newest);
            left.Remove(newest);
        }
        return ordered;
    }

    /// <summary>The newest version of a plan, whatever its period; null for an unknown plan.</summary>
    public Plan? Newest(string id) => Versions(id) is [var newest, ..] ? newest : null;

    /// <summary>
    /// The version that a year is checked against: the newest known at the as-of date whose period contains the year, else the newest whose base year it is
    /// (<see cref="PlanPeriod.Of"/> tells which). A version without dates is always known; a withdrawn one is never used; one whose last day lies before the year neither.
    /// </summary>
    public Plan? Find(string id, int year, DateOnly asOf)
    {
        var known = _versions.Where(plan => plan.Id == id && plan.Version.Status != "withdrawn" && IsKnown(plan, asOf) && !HasEnded(plan, year)).ToList();
        var judged = known.Where(plan => plan.Period.Contains(year)).ToList();
        var candidates = judged.Count > 0 ? judged : [.. known.Where(plan => plan.Period.Of(year) == YearStanding.Base)];
        return candidates.Count > 0 ? Newest(candidates) : null;
    }

    private static Plan Embed(string name)
    {
        var read = PlanReader.BuiltIn.Read(BuiltInPlans.Text(name));
        return read.Plan ?? throw new InvalidOperationException($"The embedded plan {name} is refused: {string.Join(" ", read.Problems.Select(problem => problem.Message.En))}");
    }

    private Plan Newest(List<Plan> candidates)
    {
        var open = candidates.Where(plan => !candidates.Any(other => other != plan && Replaces(other, plan))).ToList();
        // Only a circle of replacements leaves nothing open; the order of dates decides then.
        return (open.Count > 0 ? open : candidates)
            .OrderBy(plan => Date(plan) ?? DateOnly.MinValue)
            .ThenBy(_versions.IndexOf)
            .Last();
    }

    private bool Replaces(Plan newer, Plan older)
    {
        HashSet<string> seen = [newer.Version.Id];
        for (var next = newer.Version.Replaces; next is not null && seen.Add(next);)
        {
            if (next == older.Version.Id)
            {
                return true;
            }
            next = _versions.Find(plan => plan.Id == newer.Id && plan.Version.Id == next)?.Version.Replaces;
        }
        return false;
    }

    private Problem? Problem(Plan plan)
    {
        (string Name, object? Value)[] arguments = [("plan", plan.Id), ("replaces", plan.Version.Replaces)];
        var older = _versions.Find(known => known.Id == plan.Id && known.Version.Id == plan.Version.Replaces);
        return plan.Version.Replaces is null ? null
            : older is null ? Messages.Problem.Of("plan.version-replaces-unknown", value: plan.Version.Id, arguments: arguments)
            : older == plan || Replaces(older, plan) ? Messages.Problem.Of("plan.version-cycle", value: plan.Version.Id, arguments: arguments)
            : null;
    }

    private static DateOnly? Date(Plan plan) => PartialDate.LastDay(plan.Version.EffectiveFrom) ?? PartialDate.LastDay(plan.Version.Issued);

    private static bool IsKnown(Plan plan, DateOnly asOf) => Date(plan) is not { } date || date <= asOf;

    private static bool HasEnded(Plan plan, int year) => PartialDate.LastDay(plan.Version.EffectiveTo) is { } end && end.Year < year;
}
