using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Local.Terminal;

namespace PlanMonitor.Local.Demo;

/// <summary>The summary for people: per plan what was checked, where the results lie, what to try next.</summary>
internal static class DemoText
{
    // "on": the options that name the data, for the commands to try next; empty where the default does.
    public static void Write(Output output, DemoSummary summary, string data, string files, string on)
    {
        output.Data.WriteLine(output.In(
            $"上传文件 {summary.Uploads} 个：接收 {summary.Accepted}，接收（有备注）{summary.AcceptedWithRemarks}，未接收 {summary.Rejected}",
            $"{summary.Uploads} uploads: {summary.Accepted} accepted, {summary.AcceptedWithRemarks} with remarks, {summary.Rejected} rejected"));
        TextTable.Write(
            output.Data,
            [
                output.In("规划", "plan"), output.In("检查", "checks"), output.In("通过", "passed"), output.In("提示", "warned"), output.In("未通过", "failed"), output.In("无法判断", "not evaluable"),
                output.In("预警 高", "alerts H"), output.In("中", "M"), output.In("低", "L"), output.In("待发", "outbox"),
            ],
            summary.Plans.Select(plan => new[]
            {
                plan.Plan + (plan.Status == "draft" ? output.In("（草案）", " (draft)") : ""), $"{plan.Checks}", $"{plan.Passed}", $"{plan.Warned}", $"{plan.Failed}", $"{plan.NotEvaluable}",
                $"{plan.Alerts.H}", $"{plan.Alerts.M}", $"{plan.Alerts.L}", $"{plan.Outbox}",
            }));
        output.Data.WriteLine(output.In($"数据：{data}", $"data: {data}"));
        output.Data.WriteLine(output.In($"结果文件：{files}（findings-*.json, alerts.json, receipts.json）", $"results: {files} (findings-*.json, alerts.json, receipts.json)"));
        output.Data.WriteLine(output.In("接下来可以：", "next:"));
        output.Data.WriteLine($"  ./planmonitor alerts list --state open{on}");
        output.Data.WriteLine($"  ./planmonitor check --plan dandong --year 2023{on}");
        output.Data.WriteLine("  ./planmonitor plans show dandong");
        output.Data.WriteLine($"  ./planmonitor serve{on}");
    }
}
