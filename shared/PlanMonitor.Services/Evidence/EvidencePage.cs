using System.Globalization;
using System.Net;
using System.Text;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Services.Evidence;

/// <summary>The pack's one page for people, in Chinese with the English text beside it; it loads nothing.</summary>
internal static class EvidencePage
{
    public static string Write(Alert alert, Finding finding, Plan plan, IReadOnlyList<AlertAction> actions)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>").Append(Text(alert.Id)).Append("</title>\n")
            .Append("<style>body{font:14px/1.6 sans-serif;max-width:48em;margin:2em auto}th{text-align:left;padding-right:1em;vertical-align:top}@page{size:A4}</style></head><body>\n");
        page.Append("<h1>").Append(Text(finding.Message.Zh)).Append("</h1>\n<p lang=\"en\">").Append(Text(finding.Message.En)).Append("</p>\n<table>\n");
        Row(page, "预警编号", alert.Id);
        Row(page, "规则", finding.Rule);
        Row(page, "规划", $"{plan.Name} {plan.Version.Id}{(plan.IsDraft ? "（草案）" : "")}");
        Row(page, "年度", $"{finding.Period}");
        Row(page, "实测 / 限值", $"{Number(finding.Measured)} / {Number(finding.Limit)} {finding.Unit} {finding.Basis}");
        foreach (var citation in finding.Citations)
        {
            Row(page, "依据", $"{citation.Document} {citation.Place} 第{citation.Line}行“{citation.Snippet}”");
        }
        foreach (var source in finding.Evidence)
        {
            Row(page, "证据", $"{source.File} 第{source.Line}行 {source.Sha256}");
        }
        foreach (var reading in finding.Readings)
        {
            Row(page, "解读", reading);
        }
        Row(page, "判定 / 处置", alert.Verdict is null ? "尚未判定（疑似）" : $"{alert.Verdict} / {alert.Handling}");
        foreach (var action in actions)
        {
            Row(page, $"{action.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}", $"{action.By} {AlertReasons.Find(action.Reason)?.Text.Zh ?? action.Reason} {action.Text}");
        }
        return page.Append("</table>\n<p>核验：planmonitor verify 本文件包</p>\n</body></html>\n").ToString();
    }

    private static void Row(StringBuilder page, string name, string value) => page.Append("<tr><th>").Append(Text(name)).Append("</th><td>").Append(Text(value)).Append("</td></tr>\n");

    private static string Number(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "—";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
