using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>
/// How a cap was handed down (指标分解): what a city hands to its counties, and what each hands to its mines, adds up to no more than it has, no active mine
/// is left out, and every quota was issued before its year was over.
/// </summary>
public sealed class VolumeAllocation : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.allocation", new("分解指标之和不得超过控制指标，不得漏分", "Quotas add up to no more than the cap, and none is missing"), Severity.H, Yearly: true, ["quotas", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => VolumeFindings.HandsDown(plan);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        input.Plan.Period.Contains(input.Year) ? HandedDown.Controls(input.Plan).SelectMany(limit => Judge(input, limit)) : [];

    private IEnumerable<Finding> Judge(CheckInput input, Limit limit)
    {
        var handed = HandedDown.Under(input, limit);
        if (handed.Count == 0)
        {
            yield return NotEvaluable(Draft(input, limit, limit.Region, []), input, limit, limit.Region, ["quotas"]);
            yield break;
        }
        var counties = handed.Where(each => each.Scope == QuotaScope.County).ToList();
        var mines = handed.Where(each => each.Scope == QuotaScope.Mine).ToList();
        yield return Judge(input, limit, limit.Region, limit.RegionCode, Cap(input, limit), counties.Count > 0 ? counties : mines);
        if (mines.Count == 0)
        {
            yield break;
        }
        foreach (var county in counties)
        {
            var name = input.Regions.Find(county.Region)?.Name ?? county.Region;
            yield return Judge(input, limit, name, county.Region, county.Amount, [.. mines.Where(mine => RegionCode.Within(mine.Region, county.Region))]);
        }
    }

    private static Quantity? Cap(CheckInput input, Limit limit) => limit.Figures is [var figure, ..] ? figure.Amount : HandedDown.Sum(HandedDown.To(input, limit));

    private Finding Judge(CheckInput input, Limit limit, string region, string code, Quantity? cap, List<HandedDown> parts)
    {
        var draft = Draft(input, limit, region, [.. parts.SelectMany(part => part.Batches).Select(quota => quota.Source)]);
        if (cap is null)
        {
            return NotEvaluable(draft, input, limit, region, ["quotas:city"]);
        }
        var amounts = parts.ConvertAll(part => part.Amount is { } amount && amount.In(cap.Unit).TryGet(out var same, out _) ? same : null);
        if (amounts.Contains(null))
        {
            return NotEvaluable(draft, input, limit, region, ["quotas:unit"]);
        }
        var sum = amounts.Sum(amount => amount!.Value);
        var left = parts.TrueForAll(part => part.Scope == QuotaScope.County) ? [] : LeftOut(input, limit, code, parts);
        var late = parts.SelectMany(part => part.Batches).Where(quota => quota.IssuedOn?.Year > input.Year).ToList();
        var over = sum > cap.Value;
        return (draft with
        {
            Status = over ? FindingStatus.Fail : left.Count > 0 || late.Count > 0 ? FindingStatus.Warn : FindingStatus.Pass,
            Severity = over ? draft.Severity : Severity.M,
            Measured = sum,
            Limit = cap.Value,
            Unit = cap.Unit.Symbol,
            Basis = cap.Basis.Zh,
            Missing = [.. left.Select(licence => $"quotas:{licence}"), .. input.Rights is null ? ["rights"] : Array.Empty<string>()],
            Message = Of(input.Year, limit.Mineral, region, sum, cap, over, left.Count, late.Count),
        }).Done();
    }

    // Active mines of the mineral whose licence has no quota.
    private static List<string> LeftOut(CheckInput input, Limit limit, string code, List<HandedDown> parts)
    {
        var handed = parts.Select(part => part.Licence).ToHashSet(StringComparer.Ordinal);
        return [.. (input.Rights ?? [])
            .Where(right => right.IsActiveIn(input.Year) && input.Minerals.IsWithin(right.Mineral, limit.MineralCode) && RegionCode.Within(right.Region, code) && !handed.Contains(right.Licence))
            .Select(right => right.Licence).Order(StringComparer.Ordinal)];
    }

    private FindingDraft Draft(CheckInput input, Limit limit, string region, IReadOnlyList<Sources.Source> evidence) => new(Info, input, new("allocation", limit.Mineral, region))
    {
        Severity = limit.Binding ? Severity.H : Severity.M,
        Citations = limit.Citations,
        Readings = limit.Readings,
        Evidence = evidence,
    };

    private static Finding NotEvaluable(FindingDraft draft, CheckInput input, Limit limit, string region, string[] missing) => (draft with
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = missing,
        Message = MissingText.Sentence($"{input.Year}年{region}{limit.Mineral}指标的分解情况无法检查", $"How the cap on {limit.Mineral} in {region} was handed down for {input.Year} cannot be checked", missing),
    }).Done();

    private static Text Of(int year, string mineral, string region, decimal sum, Quantity cap, bool over, int left, int late)
    {
        var (zh, en) = ($"{year}年{region}{mineral}分解指标合计{sum:0.######}{cap.Unit}", $"The quotas of {mineral} in {region} for {year} add up to {sum:0.######} {cap.Unit}");
        var held = over ? new Text($"，疑似超过控制指标{cap}", $", suspected over the cap of {cap}") : new Text($"，未超过控制指标{cap}", $", within the cap of {cap}");
        var omitted = left > 0 ? new Text($"；{left}个有效采矿权没有分到指标", $"; {left} active mine(s) have no quota") : new Text("", "");
        var issued = late > 0 ? new Text($"；{late}条指标在年度结束后才下达", $"; {late} quota(s) were issued after the year was over") : new Text("", "");
        return new($"{zh}{held.Zh}{omitted.Zh}{issued.Zh}。", $"{en}{held.En}{omitted.En}{issued.En}.");
    }
}
