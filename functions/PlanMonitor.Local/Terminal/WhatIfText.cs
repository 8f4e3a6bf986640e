using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Trials;

namespace PlanMonitor.Local.Terminal;

/// <summary>A check with other figures, for people and programs: what it changes.</summary>
internal static class WhatIfText
{
    /// <summary>Runs it and prints it; gives its findings, or null where the file was not taken.</summary>
    public static async Task<IReadOnlyList<Finding>?> RunAsync(Workspace work, Plan plan, int year, DateOnly? asOf, DateOnly otherwise, string path, Output output, CancellationToken cancel)
    {
        var answer = await work.WhatIf.RunAsync(plan, year, asOf, otherwise, Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancel), cancel);
        var problems = answer.Problems.Select(ReceiptProblem.Of).ToList();
        if (answer.Result is { } result)
        {
            if (output.Json)
            {
                output.WriteJson(result);
            }
            else
            {
                Write(output, plan, result);
            }
        }
        else if (output.Json)
        {
            output.WriteJson(new { Run = (RunInfo?)null, Findings = Array.Empty<Finding>(), Changes = Array.Empty<FindingChange>(), problems });
        }
        else
        {
            output.Data.WriteLine(output.In($"{path}：未采用", $"{path}: not taken"));
            ReceiptText.Problems(output, output.Data, problems);
        }
        return answer.Result?.Findings;
    }

    private static void Write(Output output, Plan plan, WhatIfResult result)
    {
        var against = result.Stored is null
            ? output.In("按现有指标（没有已保存的检查）", "the figures as they are (no run as of that day is stored)")
            : output.In("已保存的检查", "the stored run");
        output.Data.WriteLine(output.In(
            $"{plan.Name}{(plan.IsDraft ? "（草案）" : "")} {result.Run.Year}年假设检查，截至{result.Run.AsOf:yyyy-MM-dd}，对照{against}；不保存任何结果",
            $"{plan.Id}{(plan.IsDraft ? " (draft)" : "")}: what if, {result.Run.Year} as of {result.Run.AsOf:yyyy-MM-dd}, against {against}; nothing is stored"));
        if (result.Stored is { } stored && stored.Inputs != result.Run.Inputs)
        {
            output.Talk.WriteLine(output.In("已保存的检查之后又有上传，差异可能由此而来；请先重新检查。", "There were uploads after the stored run, which may make some of the difference; check again first."));
        }
        foreach (var (_, before, after) in result.Changes)
        {
            var finding = (after ?? before)!;
            output.Data.WriteLine($"  {finding.Severity} {finding.Rule,-22} {Side(output, before)} → {Side(output, after)}  {output.In(finding.Message)}");
        }
        var (old, now) = (RunSummary.Of(result.Run, default, result.Before), RunSummary.Of(result.Run, default, result.Findings));
        output.Data.WriteLine(output.In(
            $"改变 {result.Changes.Count} 项。共 {old.Checks}→{now.Checks} 项：通过 {old.Passed}→{now.Passed}，提示 {old.Warned}→{now.Warned}，未通过 {old.Failed}→{now.Failed}，无法判断 {old.NotEvaluable}→{now.NotEvaluable}。",
            $"{result.Changes.Count} changed. {old.Checks}→{now.Checks} checks: {old.Passed}→{now.Passed} passed, {old.Warned}→{now.Warned} warned, {old.Failed}→{now.Failed} failed, {old.NotEvaluable}→{now.NotEvaluable} not evaluable."));
    }

    private static string Side(Output output, Finding? finding) => finding switch
    {
        null => output.In("无", "none"),
        { Measured: { } measured, Limit: { } limit } => $"{Word(output, finding.Status)} {measured:0.######}/{limit:0.######}{finding.Unit}",
        _ => Word(output, finding.Status),
    };

    private static string Word(Output output, FindingStatus status) => output.In(
        status switch { FindingStatus.Pass => "通过", FindingStatus.Warn => "提示", FindingStatus.Fail => "未通过", _ => "无法判断" },
        JsonNamingPolicy.KebabCaseLower.ConvertName($"{status}").Replace('-', ' '));
}
