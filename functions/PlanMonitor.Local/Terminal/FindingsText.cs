using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Checks;

namespace PlanMonitor.Local.Terminal;

/// <summary>A check for people: failures first, then warnings, then what could not be said and what is missing.</summary>
internal static class FindingsText
{
    private const int Shown = 40;
    private const int Named = 5;

    public static void Write(Output output, Plan plan, RunSummary run, IReadOnlyList<Finding> breaches, AlertCounts alerts)
    {
        output.Data.WriteLine(output.In(
            $"{plan.Name}{(plan.IsDraft ? "（草案）" : "")} {run.Run.Year}年检查，截至{run.Run.AsOf:yyyy-MM-dd}",
            $"{plan.Id}{(plan.IsDraft ? " (draft)" : "")}: check of {run.Run.Year} as of {run.Run.AsOf:yyyy-MM-dd}"));
        Section(output, breaches, FindingStatus.Fail, output.In("未通过", "failed"));
        Section(output, breaches, FindingStatus.Warn, output.In("提示", "warnings"));
        Section(output, breaches, FindingStatus.NotEvaluable, output.In("无法判断", "not evaluable"));
        Uploads(output, breaches);
        output.Data.WriteLine(output.In(
            $"共 {run.Checks} 项：通过 {run.Passed}，提示 {run.Warned}，未通过 {run.Failed}，无法判断 {run.NotEvaluable}。预警：新增 {alerts.Opened}，更新 {alerts.Updated}，解除 {alerts.Closed}，不变 {alerts.Unchanged}。",
            $"{run.Checks} checks: {run.Passed} passed, {run.Warned} warned, {run.Failed} failed, {run.NotEvaluable} not evaluable. Alerts: {alerts.Opened} opened, {alerts.Updated} updated, {alerts.Closed} closed, {alerts.Unchanged} unchanged."));
    }

    // Which uploads would let how many more findings be judged, the most useful first.
    private static void Uploads(Output output, IReadOnlyList<Finding> breaches)
    {
        var wanted = breaches.Where(finding => finding.Status == FindingStatus.NotEvaluable)
            .SelectMany(finding => finding.Missing.Select(MissingText.UploadOf).OfType<string>().Distinct(StringComparer.Ordinal))
            .CountBy(kind => kind, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        if (wanted.Count > 0)
        {
            output.Data.WriteLine(output.In(
                $"补充上传后可再判断：{string.Join('、', wanted.Select(pair => $"import {pair.Key}（{pair.Value} 项）"))}",
                $"Uploads that would let more be judged: {string.Join(", ", wanted.Select(pair => $"import {pair.Key} ({pair.Value})"))}"));
        }
    }

    /// <summary>
    /// The findings of one status under a title, the heaviest first; nothing where there are none. Where they are about a proposal, what a right lacks is lacking in the proposal's file.
    /// </summary>
    public static void Section(Output output, IReadOnlyList<Finding> findings, FindingStatus status, string title, bool isProposal = false)
    {
        var some = findings.Where(finding => finding.Status == status).OrderByDescending(finding => finding.Severity).ToList();
        if (some.Count == 0)
        {
            return;
        }
        output.Data.WriteLine($"{title} ({some.Count})");
        foreach (var finding in some.Take(Shown))
        {
            output.Data.WriteLine(Line(output, finding, isProposal));
        }
        if (some.Count > Shown)
        {
            output.Data.WriteLine(output.In($"  另有 {some.Count - Shown} 项，见 --json", $"  and {some.Count - Shown} more, see --json"));
        }
    }

    private static string Line(Output output, Finding finding, bool isProposal)
    {
        var figures = finding is { Measured: { } measured, Limit: { } limit } ? $"  {measured:0.######}/{limit:0.######}{finding.Unit}" : "";
        return $"  {finding.Severity} {finding.Rule,-22}{figures}  {output.In(finding.Message)}{Missing(output, finding, isProposal)}";
    }

    // What the sentence does not say already, and the uploads that would mend it.
    private static string Missing(Output output, Finding finding, bool isProposal)
    {
        var names = finding.Missing.Select(code => output.In(MissingText.Of(code))).Where(name => !output.In(finding.Message).Contains(name, StringComparison.Ordinal)).Take(Named).ToList();
        var mends = finding.Missing.Select(code => isProposal && code.StartsWith("rights:", StringComparison.Ordinal) ? "--proposal" : MissingText.UploadOf(code) is { } kind ? $"import {kind}" : null)
            .OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var more = names.Count == 0 ? "" : output.In($"  缺少：{string.Join('、', names)}", $"  missing: {string.Join(", ", names)}");
        return mends.Count == 0 ? more : $"{more}  → {string.Join(", ", mends)}";
    }
}
