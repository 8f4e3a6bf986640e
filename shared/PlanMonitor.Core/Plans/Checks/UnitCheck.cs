using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans;

/// <summary>A figure has a unit, and one that measures what the figure is about: a mine count is no mass, a restored area no volume.</summary>
internal static class UnitCheck
{
    private static readonly Dimension[] Output =
        [Dimension.Mass, Dimension.Volume, Dimension.MassPerYear, Dimension.VolumePerYear, Dimension.MassPerDay, Dimension.VolumePerDay];

    private static readonly Dimension[] Count = [Dimension.Count];
    private static readonly Dimension[] Share = [Dimension.Ratio];
    private static readonly Dimension[] CountOrShare = [Dimension.Count, Dimension.Ratio];
    private static readonly Dimension[] Restored = [Dimension.Area, Dimension.Count, Dimension.Ratio];
    private static readonly Dimension[] Length = [Dimension.Length];
    private static readonly Dimension[] Years = [Dimension.Duration];

    public static void Run(Plan plan, PlanFindings findings)
    {
        Each(plan.Indicators, "indicators", (figure, at) =>
        {
            if (Check(findings, at, figure.Value, figure.Unit, OfCategory(figure.Category)))
            {
                CheckBasis(findings, at, figure.Unit, figure.Basis);
            }
        });
        Each(plan.VolumeControls, "volumeControls", (figure, at) => Check(findings, at, figure.Value, figure.Unit, Output));
        Each(plan.MinimumScales, "minimumScales", (cell, at) => Check(findings, at, cell.Value, cell.Unit, Output));
        Each(plan.ScaleRules, "scaleRules", (rule, at) =>
        {
            var allowed = rule.Topic is "other" or "size-match" ? null : Output;
            Check(findings, at, rule.Value, rule.Unit, allowed, isNeeded: rule.Topic != "other");
            Check(findings, at, rule.AltValue, rule.AltUnit, allowed, "altUnit", "altValue");
        });
        Each(plan.Restoration, "restoration", (figure, at) => Check(findings, at, figure.Value, figure.Unit, Restored));
        Each(plan.Zones, "zones", (zone, at) => Check(findings, at, zone.MinimumScale, zone.MinimumScaleUnit, Output, "minimumScaleUnit", "minimumScale"));
        Each(plan.SpatialRules, "spatialRules", (rule, at) => Check(findings, at, rule.Distance, rule.DistanceUnit, Length, "distanceUnit", "distance"));
        Each(plan.RightRules, "rightRules", (rule, at) => Check(findings, at, rule.Value, rule.Unit, OfTopic(rule.Topic)));
        Each(plan.Requirements, "requirements", (rule, at) => Check(findings, at, rule.Value, rule.Unit, null));
        Each(plan.BasePeriod, "basePeriod", (figure, at) => CheckBasis(findings, at, figure.Unit, figure.Basis));
    }

    private static bool Check(
        PlanFindings findings, string at, decimal? value, string? unit, Dimension[]? allowed, string unitName = "unit", string valueName = "value", bool isNeeded = true)
    {
        if (unit is null)
        {
            if (value is not null && isNeeded)
            {
                findings.Add("plan.unit-missing", $"{at}/{unitName}", $"{value}", ("name", valueName));
                return false;
            }
            return true;
        }
        if (allowed is not null && !allowed.Contains(Unit.Parse(unit).Value.Dimension))
        {
            findings.Add("plan.unit-unfit", $"{at}/{unitName}", unit, ("allowed", Units(allowed)));
            return false;
        }
        return true;
    }

    private static void CheckBasis(PlanFindings findings, string at, string? unit, string? basis)
    {
        if (basis is not null && unit is not null && !Output.Contains(Unit.Parse(unit).Value.Dimension))
        {
            findings.Add("plan.basis-unfit", $"{at}/basis", basis, ("unit", unit));
        }
    }

    private static Dimension[]? OfCategory(string category) => category switch
    {
        "reserves" or "output" => Output,
        "deposits" or "mine-count" or "right-count" => Count,
        "large-medium-share" or "three-rates" or "restoration-rate" or "share" => Share,
        "green-mine" => CountOrShare,
        _ => null,
    };

    private static Dimension[]? OfTopic(string topic) => topic switch
    {
        "zone-count" or "right-count" or "group-count" or "one-per-block" => Count,
        "term" => Years,
        _ => null,
    };

    // The units a plan file may name, for the reader of the message.
    private static string Units(Dimension[] allowed) =>
        string.Join("、", Unit.All.Where(unit => allowed.Contains(unit.Dimension)).Select(unit => unit.Symbol));

    private static void Each<T>(IReadOnlyList<T> items, string section, Action<T, string> check)
    {
        for (var i = 0; i < items.Count; i++)
        {
            check(items[i], $"/{section}/{i}");
        }
    }
}
