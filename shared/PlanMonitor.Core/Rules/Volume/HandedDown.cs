using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>A cap as it was handed down for one year to one region or mine, all batches together (分解指标).</summary>
/// <param name="Mineral">Name as the plan prints it.</param>
/// <param name="MineralCode">Code of the mineral that the plan controls.</param>
/// <param name="Scope">Whom it was handed to.</param>
/// <param name="Region">Code of the region.</param>
/// <param name="Licence">The mine, for a mine's quota.</param>
/// <param name="Amount">The sum of the batches; null where their units do not convert into each other.</param>
/// <param name="Binding">True where the plan calls the control binding.</param>
/// <param name="Limit">The control that it comes from.</param>
/// <param name="Batches">The quotas.</param>
public sealed record HandedDown(
    string Mineral, string MineralCode, QuotaScope Scope, string Region, string? Licence, Quantity? Amount, bool Binding, Limit Limit, IReadOnlyList<Quota> Batches)
{
    /// <summary>How much a breach weighs.</summary>
    public Severity Severity => Binding ? Severity.H : Severity.M;

    /// <summary>What is handed down below a control of the plan: to regions within its own, and to mines, in order of scope, region and licence.</summary>
    public static IReadOnlyList<HandedDown> Under(CheckInput input, Limit limit) =>
        [.. input.Quotas
            .Where(IsAmount)
            .Where(quota => input.Minerals.IsWithin(quota.Mineral, limit.MineralCode) && RegionCode.Within(quota.Region, limit.RegionCode) && quota.Scope is QuotaScope.County or QuotaScope.Mine)
            .Where(quota => quota.Region != limit.RegionCode || quota.Scope == QuotaScope.Mine)
            .GroupBy(quota => (quota.Scope, quota.Region, quota.Licence))
            .Select(batches => Of(limit, [.. batches.OrderBy(quota => quota.Batch).ThenBy(quota => quota.Source.Sha256, StringComparer.Ordinal).ThenBy(quota => quota.Source.Line)]))
            .OrderBy(handed => handed.Scope).ThenBy(handed => handed.Region, StringComparer.Ordinal).ThenBy(handed => handed.Licence, StringComparer.Ordinal)];

    // A number of rights is for the rule on the number of sand rights.
    private static bool IsAmount(Quota quota) => !quota.IsNumber;

    /// <summary>The controls of a plan that caps are handed down from: set by someone year by year, or binding for each year. One of a city comes before those of its counties.</summary>
    public static IReadOnlyList<Limit> Controls(Plan plan) =>
        [.. Limit.Of(plan)
            .Where(limit => limit.SetBy is not null || (limit.Binding && limit.Figures.Any(figure => !figure.EndOfPeriod)))
            .Where(limit => limit.SubjectKind == "total" && limit.RegionCode == plan.Adcode)];

    /// <summary>The quotas handed to the control's own region: where the plan names who sets the cap, they are the cap, all batches together.</summary>
    public static IReadOnlyList<Quota> To(CheckInput input, Limit limit) =>
        [.. input.Quotas
            .Where(IsAmount)
            .Where(quota => quota.Region == limit.RegionCode && ScopesOf(limit.RegionCode).Contains(quota.Scope) && input.Minerals.IsWithin(quota.Mineral, limit.MineralCode))
            .OrderBy(quota => quota.Batch).ThenBy(quota => quota.Source.Sha256, StringComparer.Ordinal).ThenBy(quota => quota.Source.Line)];

    // A quota for the province that names the city's code is the province's own; a county-level city is handed down to as a city or as a county.
    private static QuotaScope[] ScopesOf(string region) =>
        region.EndsWith("0000", StringComparison.Ordinal) ? [QuotaScope.Province]
        : region.EndsWith("00", StringComparison.Ordinal) ? [QuotaScope.City]
        : [QuotaScope.County, QuotaScope.City];

    private static HandedDown Of(Limit limit, IReadOnlyList<Quota> batches)
    {
        var first = batches[0];
        return new(limit.Mineral, limit.MineralCode, first.Scope, first.Region, first.Licence, Sum(batches), limit.Binding, limit, batches);
    }

    /// <summary>The sum of quotas in the unit of the first; null where there is none or the units do not convert.</summary>
    public static Quantity? Sum(IReadOnlyList<Quota> quotas)
    {
        var amounts = quotas.Select(quota => quota.Amount.In(quotas[0].Amount.Unit)).ToList();
        return amounts.Count > 0 && amounts.TrueForAll(amount => amount.Ok) ? quotas[0].Amount with { Value = amounts.Sum(amount => amount.Value.Value) } : null;
    }
}
