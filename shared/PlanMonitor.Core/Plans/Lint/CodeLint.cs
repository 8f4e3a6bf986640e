using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Codes of zones (编号): malformed, given twice, with the code of another region, or with a gap in the numbers.</summary>
internal static partial class CodeLint
{
    private const string Nation = "100000";

    public static IEnumerable<LintIssue> Find(Plan plan)
    {
        List<(Zone Zone, string Series, int Number)> numbered = [];
        foreach (var zone in plan.Zones.Where(zone => zone.Code is not null))
        {
            var match = Form().Match(zone.Code!);
            if (!match.Success)
            {
                yield return Issue(plan, "plan.lint-code-malformed", "M", zone);
                continue;
            }
            var adcode = match.Groups["adcode"].Value;
            if (adcode.Length > 0 && adcode != plan.Adcode && adcode != Nation && adcode != plan.Adcode[..2] + "0000")
            {
                yield return Issue(plan, "plan.lint-code-foreign", "M", zone, ("adcode", adcode), ("own", plan.Adcode));
            }
            numbered.Add((zone, match.Groups["kind"].Value + adcode, int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        }
        foreach (var issue in numbered.GroupBy(entry => entry.Series).SelectMany(series => InSeries(plan, [.. series.OrderBy(entry => entry.Number)])))
        {
            yield return issue;
        }
    }

    private static IEnumerable<LintIssue> InSeries(Plan plan, IReadOnlyList<(Zone Zone, string Series, int Number)> series)
    {
        for (var i = 1; i < series.Count; i++)
        {
            var (before, after) = (series[i - 1], series[i]);
            if (before.Number == after.Number)
            {
                yield return LintIssue.Of(
                    "plan.lint-code-twice", "M", plan.Id, [before.Zone.Id, after.Zone.Id],
                    [LintFigure.Printed(null, null, before.Zone.Citation), LintFigure.Printed(null, null, after.Zone.Citation)], null,
                    ("code", after.Zone.Code), ("one", before.Zone.Name), ("other", after.Zone.Name));
            }
            else if (after.Number > before.Number + 1)
            {
                yield return LintIssue.Of(
                    "plan.lint-code-gap", "L", plan.Id, [before.Zone.Id, after.Zone.Id],
                    [LintFigure.Printed(before.Number, null, before.Zone.Citation), LintFigure.Printed(after.Number, null, after.Zone.Citation)], after.Number - before.Number - 1,
                    ("before", before.Zone.Code), ("after", after.Zone.Code));
            }
        }
    }

    private static LintIssue Issue(Plan plan, string code, string severity, Zone zone, params (string, object?)[] arguments) =>
        LintIssue.Of(code, severity, plan.Id, [zone.Id], [LintFigure.Printed(null, null, zone.Citation)], null, [("code", zone.Code), ("name", zone.Name), .. arguments]);

    // Kind, code of the region and five digits (KZ21060000001), or kind and a number (ZK1).
    [GeneratedRegex(@"\A(?<kind>[A-Z]{2,4})((?<adcode>[0-9]{6})(?<number>[0-9]{5})|(?<number>[0-9]{1,3}))\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
